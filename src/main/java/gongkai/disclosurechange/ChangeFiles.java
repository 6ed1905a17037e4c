package gongkai.disclosurechange;

import static gongkai.cases.CaseSheets.put;

import gongkai.archive.Archive;
import gongkai.archive.CaseFile;
import gongkai.archive.Piece;
import gongkai.board.ItemView;
import gongkai.cases.CaseSheets;
import gongkai.cases.CaseView;
import gongkai.documents.DocumentInfo;
import gongkai.documents.Documents;
import gongkai.documents.Source;
import gongkai.organisation.Organisation;
import gongkai.platform.ChineseDates;
import gongkai.platform.TextChanges;
import gongkai.screening.Suspicion;
import gongkai.screening.Suspicions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** The files of a change, and its case file in both shapes: for staff, for the archive. */
@Component
class ChangeFiles {

    private static final int MOST_RELATED = 5;

    private final DisclosureChanges changes;
    private final PublishedItems items;
    private final Documents documents;
    private final Suspicions suspicions;
    private final CaseSheets sheets;
    private final Organisation organisation;
    private final Archive archive;

    ChangeFiles(
            DisclosureChanges changes,
            PublishedItems items,
            Documents documents,
            Suspicions suspicions,
            CaseSheets sheets,
            Organisation organisation,
            Archive archive) {
        this.changes = changes;
        this.items = items;
        this.documents = documents;
        this.suspicions = suspicions;
        this.sheets = sheets;
        this.organisation = organisation;
        this.archive = archive;
    }

    // ---- what goes public

    /** What the case has brought to be published. */
    List<DocumentInfo> brought(String number) {
        return documents.of(number).stream()
                .filter(one -> one.source() == Source.FOR_PUBLICATION)
                .toList();
    }

    /** Of these, what the new version takes up. */
    List<DocumentInfo> added(DisclosureChange change) {
        return brought(change.number()).stream()
                .filter(one -> !change.droppedFiles().contains(one.id()))
                .toList();
    }

    /** What the new version keeps of the item's files: copies that are public already. */
    List<DocumentInfo> kept(DisclosureChange change, ItemView item) {
        return item.files().stream()
                .filter(one -> !change.droppedFiles().contains(one.id()))
                .map(one -> documents.info(one.id()))
                .toList();
    }

    /** Ids of all that the new version could have. */
    Set<Long> publishable(DisclosureChange change, ItemView item) {
        Set<Long> ids =
                item.files().stream().map(ItemView.File::id).collect(Collectors.toCollection(LinkedHashSet::new));
        brought(change.number()).forEach(one -> ids.add(one.id()));
        return ids;
    }

    // ---- for staff

    CaseView forStaff(DisclosureChange change) {
        String number = change.number();
        List<CaseView.Action> actions = change.disclosure() == null
                ? List.of()
                : List.of(new CaseView.Action("打开公开页面", "/disclosures/" + change.disclosure(), "现在公开的内容和以前的版本", true));
        return new CaseView(
                number,
                CaseSheets.shortened(change.title()),
                change.status().name(),
                change.status().label(),
                sheets.unitName(change.unit()),
                null,
                register(change).entrySet().stream()
                        .map(fact -> new CaseView.Fact(fact.getKey(), String.valueOf(fact.getValue())))
                        .toList(),
                null,
                sheets.due(number).orElse(null),
                panels(change),
                actions,
                sheets.attachments(number),
                sheets.letters(number),
                sheets.history(number),
                sheets.mails(number),
                sheets.related(related(change)));
    }

    private Map<String, String> related(DisclosureChange change) {
        Map<String, String> related = new LinkedHashMap<>();
        if (change.disclosure() != null) {
            related.put(change.disclosure(), "所变更的公开");
            changes.findByDisclosureAndNumberNotOrderByNumberDesc(
                            change.disclosure(), change.number(), Limit.of(MOST_RELATED))
                    .forEach(other -> related.put(other.number(), "对同一公开的变更"));
        }
        return related;
    }

    private List<CaseView.Panel> panels(DisclosureChange change) {
        List<CaseView.Panel> panels = new ArrayList<>();
        if (change.disclosure() != null) {
            panels.add(standing(change));
        }
        if (change.kind() != null && !change.changesContent()) {
            panels.add(consequences(change.kind()));
        }
        if (change.newTitle() != null) {
            panels.add(differences(change));
        }
        List<List<String>> found = suspicions.of(change.number()).stream()
                .map(one -> one.row(organisation::nameOf))
                .toList();
        if (!found.isEmpty()) {
            panels.add(new CaseView.Panel(
                    "敏感信息筛查", "提交时的提示不影响审核，公布前还要再筛查一次。摘录里的号码已经遮盖。", List.of("第几稿", "类别", "位置", "内容", "处理"), found));
        }
        return panels;
    }

    private CaseView.Panel standing(DisclosureChange change) {
        ItemView item = items.standing(change.disclosure());
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("标题", item.title()));
        rows.add(List.of("状态", item.state().label() + "，第" + item.version() + "版"));
        rows.add(List.of("索引号", item.indexNumber()));
        rows.add(List.of("公开范围", item.scope().label()));
        rows.add(List.of("首次公开", ChineseDates.of(item.publishedAt())));
        if (!item.files().isEmpty()) {
            rows.add(List.of("附件", names(item.files())));
        }
        return new CaseView.Panel("现在公开的内容", null, List.of(), rows);
    }

    /** What approval brings about, said before it is given. */
    private static CaseView.Panel consequences(ChangeKind kind) {
        return new CaseView.Panel(
                kind == ChangeKind.WITHDRAW ? "撤销后" : "终止后",
                "领导小组同意的当时生效。",
                List.of(),
                List.of(
                        List.of("列表、搜索、订阅和接口", "不再列出"),
                        List.of("正文和附件", kind == ChangeKind.WITHDRAW ? "不再提供，以前的版本也不再提供" : "仍可按地址查阅，标明已终止"),
                        List.of("原地址", "保留，写明" + kind.done() + "和原因")));
    }

    /** Old and new side by side, only what differs. */
    private CaseView.Panel differences(DisclosureChange change) {
        List<List<String>> rows = new ArrayList<>();
        if (!change.newTitle().equals(change.oldTitle())) {
            rows.add(List.of("标题", change.oldTitle(), change.newTitle()));
        }
        for (TextChanges.Difference one : TextChanges.between(change.oldBody(), change.newBody())) {
            rows.add(List.of(
                    "正文第" + one.paragraph() + "段",
                    one.before().isEmpty() ? "（没有）" : one.before(),
                    one.after().isEmpty() ? "（删去）" : one.after()));
        }
        ItemView old = items.version(change.disclosure(), change.baseVersion());
        List<String> kept = old.files().stream()
                .filter(one -> !change.droppedFiles().contains(one.id()))
                .map(ItemView.File::name)
                .toList();
        List<String> after = new ArrayList<>(kept);
        added(change).forEach(one -> after.add(one.filename()));
        if (kept.size() != old.files().size() || after.size() != kept.size()) {
            rows.add(List.of("附件", names(old.files()), after.isEmpty() ? "（没有）" : String.join("\n", after)));
        }
        return new CaseView.Panel(
                "变更前后", rows.isEmpty() ? "与现在公开的没有不同。" : "没有列出的，保持原样。", List.of("项目", "变更前", "变更后"), rows);
    }

    // ---- for the archive

    void file(DisclosureChange change) {
        String number = change.number();
        List<Piece> pieces = documents.of(number).stream()
                .map(one -> new Piece(kindOf(one), one.filename(), one.mediaType(), one.sha256(), one.id()))
                .toList();
        Map<String, Object> register = register(change);
        put(register, "原标题", change.oldTitle());
        put(register, "原正文", change.oldBody());
        put(register, "新标题", change.newTitle());
        put(register, "新正文", change.newBody());
        int round = 0;
        for (Suspicion one : suspicions.of(number)) {
            put(register, "敏感信息筛查" + ++round, String.join("；", one.row(organisation::nameOf)));
        }
        archive.file(new CaseFile(
                number,
                CaseSheets.shortened(change.title()),
                DisclosureChangeProcess.KEY,
                null,
                change.organisation(),
                change.openedOn(),
                change.endedOn(),
                change.status() == Status.CANCELLED
                        ? change.status().label()
                        : change.kind().done(),
                register,
                sheets.entries(number),
                pieces));
    }

    private static String kindOf(DocumentInfo document) {
        return switch (document.source()) {
            case FOR_PUBLICATION -> "变更材料";
            case PUBLIC_COPY -> "公开副本";
            default -> "办理材料";
        };
    }

    private Map<String, Object> register(DisclosureChange change) {
        Map<String, Object> facts = new LinkedHashMap<>();
        put(facts, "公开事项编号", change.disclosure());
        put(facts, "申请", change.kind() == null ? null : change.kind().label());
        put(facts, "说明（会公开）", change.explanation());
        put(facts, "内容变更的日期", change.changedOn());
        put(facts, "申请部门", sheets.unitName(change.unit()));
        put(facts, "申请人", organisation.nameOf(change.openedBy()));
        put(facts, "发起日期", change.openedOn());
        put(facts, "审批日期", change.approvedOn());
        put(facts, "办结日期", change.endedOn());
        return facts;
    }

    private static String names(List<ItemView.File> files) {
        return files.isEmpty()
                ? "（没有）"
                : files.stream().map(ItemView.File::name).collect(Collectors.joining("\n"));
    }
}
