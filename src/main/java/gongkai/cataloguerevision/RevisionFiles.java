package gongkai.cataloguerevision;

import static gongkai.cases.CaseSheets.put;

import gongkai.archive.Archive;
import gongkai.archive.CaseFile;
import gongkai.archive.Piece;
import gongkai.cases.CaseSheets;
import gongkai.cases.CaseView;
import gongkai.catalogue.Catalogue;
import gongkai.catalogue.CatalogueItem;
import gongkai.catalogue.Changes;
import gongkai.documents.Documents;
import gongkai.organisation.Organisation;
import gongkai.platform.ChineseDates;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The case file of a revision in both shapes: for staff, for the archive. */
@Component
class RevisionFiles {

    /** Of each kind of change; more than anybody reads beside a form. All of them stand in the spreadsheet. */
    private static final int MOST_ROWS = 100;

    private final Catalogue catalogue;
    private final Offices offices;
    private final CaseSheets sheets;
    private final Documents documents;
    private final Organisation organisation;
    private final Archive archive;
    private final Clock clock;

    RevisionFiles(
            Catalogue catalogue,
            Offices offices,
            CaseSheets sheets,
            Documents documents,
            Organisation organisation,
            Archive archive,
            Clock clock) {
        this.catalogue = catalogue;
        this.offices = offices;
        this.sheets = sheets;
        this.documents = documents;
        this.organisation = organisation;
        this.archive = archive;
        this.clock = clock;
    }

    String title(CatalogueRevision revision) {
        String title = offices.title(revision.catalogue());
        return title == null ? "目录制定修订（还没有选定目录）" : "制定修订：" + title;
    }

    CaseView forStaff(CatalogueRevision revision, boolean mayLoad) {
        String number = revision.number();
        return new CaseView(
                number,
                CaseSheets.shortened(title(revision)),
                revision.status().name(),
                revision.status().label(),
                sheets.unitName(revision.organisation()),
                null,
                register(revision).entrySet().stream()
                        .map(fact -> new CaseView.Fact(fact.getKey(), String.valueOf(fact.getValue())))
                        .toList(),
                null,
                sheets.due(number).orElse(null),
                panels(revision),
                mayLoad
                        ? List.of(new CaseView.Action(
                                revision.draft() == null ? "载入目录表格" : "重新载入目录表格",
                                "/staff/catalogue?case=" + number,
                                "上传表格，核对错误和变动后确认",
                                true))
                        : List.of(),
                sheets.attachments(number),
                sheets.letters(number),
                sheets.history(number),
                sheets.mails(number),
                List.of());
    }

    private List<CaseView.Panel> panels(CatalogueRevision revision) {
        if (revision.draft() == null) {
            return List.of();
        }
        Changes changes = catalogue.changes(revision.draft());
        List<CaseView.Panel> panels = new ArrayList<>();
        panels.add(new CaseView.Panel(
                "与现行目录相比",
                coming(revision),
                List.of(),
                List.of(
                        List.of("新增", changes.added().size() + "项"),
                        List.of("修改", changes.changed().size() + "项"),
                        List.of("取消", changes.dropped().size() + "项"),
                        List.of("不变", changes.unchanged() + "项"))));
        if (!changes.added().isEmpty()) {
            panels.add(listed("新增的事项", changes.added()));
        }
        if (!changes.changed().isEmpty()) {
            panels.add(changed(changes.changed()));
        }
        if (!changes.dropped().isEmpty()) {
            panels.add(listed("取消的事项", changes.dropped()));
        }
        return panels;
    }

    /** A version that is adopted but doesn't apply yet isn't what the draft is compared with: reviewers should know of it. */
    private String coming(CatalogueRevision revision) {
        LocalDate today = LocalDate.now(clock);
        return catalogue.versions(revision.catalogue()).stream()
                .filter(version -> version.id() != revision.draft()
                        && version.effectiveFrom().isAfter(today))
                .findFirst()
                .map(version -> "第" + version.number() + "版已经通过，自" + ChineseDates.of(version.effectiveFrom())
                        + "起适用；这里比较的是现在适用的版本，请核对第" + version.number() + "版的变动是否已经包括在内。")
                .orElse(null);
    }

    private static CaseView.Panel listed(String title, List<CatalogueItem> items) {
        return new CaseView.Panel(
                title,
                cut(items.size()),
                List.of("代码", "类别", "公开内容", "范围、形式、时限", "责任部门"),
                items.stream()
                        .limit(MOST_ROWS)
                        .map(item -> List.of(
                                item.code(),
                                item.category(),
                                item.content(),
                                item.scopeText() + "\n" + item.channelText() + "\n" + item.timingText(),
                                item.responsible()))
                        .toList());
    }

    /** Old and new side by side, a row for each column that differs. */
    private static CaseView.Panel changed(List<Changes.Change> changes) {
        List<List<String>> rows = new ArrayList<>();
        for (Changes.Change change : changes) {
            for (String column : change.columns()) {
                if (rows.size() < MOST_ROWS) {
                    rows.add(List.of(change.after().code(), column, change.before(column), change.after(column)));
                }
            }
        }
        return new CaseView.Panel("修改的事项", cut(changes.size()), List.of("代码", "项目", "修改前", "修改后"), rows);
    }

    private static String cut(int size) {
        return size <= MOST_ROWS ? null : "共" + size + "项，列出前" + MOST_ROWS + "项，全部见载入的表格。";
    }

    void file(CatalogueRevision revision) {
        String number = revision.number();
        List<Piece> pieces = documents.of(number).stream()
                .map(one -> new Piece(
                        revision.spreadsheet() != null && revision.spreadsheet() == one.id() ? "目录表格" : "办理材料",
                        one.filename(),
                        one.mediaType(),
                        one.sha256(),
                        one.id()))
                .toList();
        archive.file(new CaseFile(
                number,
                CaseSheets.shortened(title(revision)),
                CatalogueRevisionProcess.KEY,
                null,
                revision.organisation(),
                revision.openedOn(),
                revision.endedOn(),
                revision.status().label(),
                register(revision),
                sheets.entries(number),
                pieces));
    }

    private Map<String, Object> register(CatalogueRevision revision) {
        Map<String, Object> facts = new LinkedHashMap<>();
        put(facts, "目录", offices.title(revision.catalogue()));
        put(facts, "变动", revision.changesText());
        put(facts, "生效日期", revision.effectiveFrom());
        put(facts, "理由", revision.reason());
        put(facts, "起草单位", sheets.unitName(revision.organisation()));
        put(facts, "发起人", organisation.nameOf(revision.openedBy()));
        put(facts, "发起日期", revision.openedOn());
        put(facts, "版次", revision.versionNumber() == null ? null : "第" + revision.versionNumber() + "版");
        put(facts, "办结日期", revision.endedOn());
        return facts;
    }
}
