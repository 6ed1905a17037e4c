package gongkai.proactivedisclosure;

import gongkai.archive.Archive;
import gongkai.archive.CaseFile;
import gongkai.archive.Piece;
import gongkai.cases.CaseSheets;
import gongkai.cases.CaseView;
import gongkai.catalogue.Channel;
import gongkai.catalogue.Channels;
import gongkai.catalogue.Period;
import gongkai.documents.DocumentInfo;
import gongkai.documents.Documents;
import gongkai.organisation.Organisation;
import gongkai.platform.ChineseDates;
import gongkai.screening.Suspicion;
import gongkai.screening.Suspicions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** The case file in its two shapes: for staff beside their task, for the archive. */
@Component
class DisclosureFiles {

    private static final int MOST_RELATED = 5;

    private final Disclosures disclosures;
    private final ContentVersions versions;
    private final Meetings meetings;
    private final Suspicions suspicions;
    private final OfflinePublications offline;
    private final Objections objections;
    private final PublicationClock publicationClock;
    private final Gate gate;
    private final Channels channels;
    private final Documents documents;
    private final CaseSheets sheets;
    private final Organisation organisation;
    private final Archive archive;

    DisclosureFiles(
            Disclosures disclosures,
            ContentVersions versions,
            Meetings meetings,
            Suspicions suspicions,
            OfflinePublications offline,
            Objections objections,
            PublicationClock publicationClock,
            Gate gate,
            Channels channels,
            Documents documents,
            CaseSheets sheets,
            Organisation organisation,
            Archive archive) {
        this.disclosures = disclosures;
        this.versions = versions;
        this.meetings = meetings;
        this.suspicions = suspicions;
        this.offline = offline;
        this.objections = objections;
        this.publicationClock = publicationClock;
        this.gate = gate;
        this.channels = channels;
        this.documents = documents;
        this.sheets = sheets;
        this.organisation = organisation;
        this.archive = archive;
    }

    // ---- for staff

    /** @param forOffice whether the office asks, which alone learns who objected */
    CaseView forStaff(Disclosure disclosure, boolean forOffice) {
        String number = disclosure.number();
        Content content = disclosure.content();
        return new CaseView(
                number,
                CaseSheets.shortened(disclosure.title()),
                disclosure.status().name(),
                disclosure.status().label(),
                sheets.unitName(disclosure.unit()),
                null,
                facts(disclosure).entrySet().stream()
                        .map(fact -> new CaseView.Fact(fact.getKey(), fact.getValue()))
                        .toList(),
                content == null ? null : content.body(),
                sheets.due(number).orElse(null),
                panels(disclosure, forOffice),
                List.of(),
                sheets.attachments(number),
                sheets.letters(number),
                sheets.history(number),
                sheets.mails(number),
                sheets.related(related(disclosure)));
    }

    /** The latest disclosures of the same catalogue item: what was published of it before. */
    private Map<String, String> related(Disclosure disclosure) {
        Map<String, String> related = new LinkedHashMap<>();
        Content content = disclosure.content();
        if (content != null && content.catalogueItem() != null) {
            disclosures
                    .ofItem(
                            disclosure.organisation(),
                            content.catalogueItem(),
                            disclosure.number(),
                            Limit.of(MOST_RELATED))
                    .forEach(number -> related.put(number, "同一目录事项"));
        }
        return related;
    }

    private List<CaseView.Panel> panels(Disclosure disclosure, boolean forOffice) {
        List<CaseView.Panel> panels = new ArrayList<>();
        add(
                panels,
                "与目录不一致的地方",
                null,
                List.of(),
                disclosure.deviations().stream().map(List::of).toList());
        add(panels, "需要的审核", null, List.of("环节", "理由", "结果"), approvals(disclosure));
        add(panels, "公开期限", "按最先到期的一条计算。", List.of("规则", "出处", "起算", "到期"), deadlines(disclosure));
        add(panels, "要公开的附件", null, List.of(), files(disclosure));
        add(
                panels,
                "敏感信息筛查",
                "提交时的提示不影响审核，公开前还要再筛查一次。",
                List.of("第几稿", "类别", "位置", "内容", "处理"),
                suspicions.of(disclosure.number()).stream()
                        .map(one -> one.row(organisation::nameOf))
                        .toList());
        add(
                panels,
                "集体研究",
                null,
                List.of("日期、地点", "应到", "实到", "回避", "表决", "结果"),
                meetings.findByCaseNumberOrderById(disclosure.number()).stream()
                        .map(one -> List.of(
                                ChineseDates.of(one.heldOn()) + "，" + one.place(),
                                one.entitled(),
                                one.present(),
                                one.recused(),
                                one.votes(),
                                one.decision()))
                        .toList());
        add(
                panels,
                "线下公开",
                null,
                List.of("渠道", "日期", "地点", "凭证", "登记人"),
                offline.findByCaseNumberOrderById(disclosure.number()).stream()
                        .map(one -> List.of(
                                label(one.channel()),
                                ChineseDates.of(one.doneOn()),
                                one.place(),
                                one.proof(),
                                organisation.nameOf(one.recordedBy())))
                        .toList());
        add(
                panels,
                "公示异议",
                null,
                List.of("编号", "收到", "提出人", "内容", "办理", "答复"),
                objections.findByCaseNumberOrderByOrdinal(disclosure.number()).stream()
                        .map(one -> objection(one, forOffice))
                        .toList());
        add(
                panels,
                "各稿",
                null,
                List.of("第几稿", "怎样形成", "谁", "时间", "标题", "附件"),
                versions.findByCaseNumberOrderById(disclosure.number()).stream()
                        .map(one -> List.of(
                                String.valueOf(one.draft()),
                                one.made(),
                                organisation.nameOf(one.madeBy()),
                                ChineseDates.of(one.madeAt()),
                                one.content().title(),
                                text(one.files())))
                        .toList());
        return panels;
    }

    private static void add(
            List<CaseView.Panel> panels, String title, String note, List<String> columns, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            panels.add(new CaseView.Panel(title, note, columns, rows));
        }
    }

    private List<List<String>> approvals(Disclosure disclosure) {
        return disclosure.approvals().stream()
                .map(one -> List.of(
                        one.step().label(),
                        one.reason(),
                        one.passed() ? organisation.nameOf(one.by()) + "，" + ChineseDates.of(one.on()) : "待审核"))
                .toList();
    }

    private List<List<String>> deadlines(Disclosure disclosure) {
        Content content = disclosure.content();
        if (disclosure.draft() == 0) {
            return List.of();
        }
        return publicationClock.candidates(content, disclosure.clockFrom()).stream()
                .map(one -> List.of(
                        one.explanation().rule().label() + "，"
                                + one.explanation().rule().text(),
                        one.explanation().rule().citation(),
                        ChineseDates.of(one.from()),
                        ChineseDates.of(one.due()) + (one.explanation().provisional() ? "（暂定）" : "")))
                .toList();
    }

    private List<List<String>> files(Disclosure disclosure) {
        return gate.files(disclosure).stream()
                .map(file -> List.of(file.filename()))
                .toList();
    }

    private static List<String> objection(Objection one, boolean forOffice) {
        return List.of(
                "第" + one.ordinal() + "号",
                ChineseDates.of(one.receivedAt()),
                forOffice ? objector(one) : one.name() == null ? "未署名" : "已署名",
                one.content(),
                one.state().label(),
                text(one.reply()));
    }

    private static String objector(Objection one) {
        return (one.name() == null ? "未署名" : one.name()) + (one.contact() == null ? "" : "，" + one.contact());
    }

    // ---- for the archive

    /** Puts the ended case into the archive: every version, every document, every line. */
    void file(Disclosure disclosure) {
        String number = disclosure.number();
        Map<String, Object> register = new LinkedHashMap<>(facts(disclosure));
        if (disclosure.content() != null) {
            put(register, "正文", disclosure.content().body());
        }
        disclosure
                .approvals()
                .forEach(one -> put(
                        register,
                        one.step().label(),
                        one.passed() ? organisation.nameOf(one.by()) + "，" + ChineseDates.of(one.on()) : "未经过"));
        int meeting = 0;
        for (Meeting one : meetings.findByCaseNumberOrderById(number)) {
            put(
                    register,
                    "集体研究" + ++meeting,
                    ChineseDates.of(one.heldOn()) + "，" + one.place() + "；应到" + one.entitled() + "；实到" + one.present()
                            + "；回避" + one.recused() + "；" + one.votes() + "；" + one.decision());
        }
        int finding = 0;
        for (Suspicion one : suspicions.of(number)) {
            put(register, "筛查" + ++finding, String.join("；", one.row(organisation::nameOf)));
        }
        int proof = 0;
        for (OfflinePublication one : offline.findByCaseNumberOrderById(number)) {
            put(
                    register,
                    "线下公开" + ++proof,
                    label(one.channel()) + "，" + ChineseDates.of(one.doneOn()) + "，" + one.place() + "，" + one.proof());
        }
        for (Objection one : objections.findByCaseNumberOrderByOrdinal(number)) {
            put(
                    register,
                    "第" + one.ordinal() + "号异议",
                    (one.name() == null ? "未署名" : one.name()) + "，" + ChineseDates.of(one.receivedAt()) + "："
                            + one.content() + "\n" + one.state().label() + "：" + text(one.reply()));
        }
        for (ContentVersion one : versions.findByCaseNumberOrderById(number)) {
            put(register, "第" + one.draft() + "稿", version(one));
        }
        archive.file(new CaseFile(
                number,
                CaseSheets.shortened(disclosure.title()),
                ProactiveDisclosureProcess.KEY,
                null,
                disclosure.organisation(),
                disclosure.openedOn(),
                disclosure.endedOn(),
                disclosure.status() == Status.WITHDRAWN ? disclosure.status().label() : outcome(disclosure),
                register,
                sheets.entries(number),
                documents.of(number).stream().map(this::piece).toList()));
    }

    private static String outcome(Disclosure disclosure) {
        return "已公开，" + (disclosure.publishedInTime() ? "按时" : "逾期");
    }

    private String version(ContentVersion one) {
        Content content = one.content();
        return one.made() + "，" + organisation.nameOf(one.madeBy()) + "，" + ChineseDates.of(one.madeAt()) + "\n标题："
                + content.title() + "\n公开范围：" + content.scope().label() + "；公开渠道：" + channelText(content) + "；公开时限："
                + content.timing().label() + (text(one.files()).isEmpty() ? "" : "\n附件：" + one.files()) + "\n"
                + content.body();
    }

    private Piece piece(DocumentInfo document) {
        String kind = switch (document.source()) {
            case FOR_PUBLICATION -> "公开附件原件";
            case PUBLIC_COPY -> "公开附件公开本";
            default -> "办理材料";
        };
        return new Piece(kind, document.filename(), document.mediaType(), document.sha256(), document.id());
    }

    // ---- both

    private Map<String, String> facts(Disclosure disclosure) {
        Map<String, Object> facts = new LinkedHashMap<>();
        Content content = disclosure.content();
        if (content != null) {
            put(
                    facts,
                    "目录事项",
                    content.offCatalogue()
                            ? disclosure.draft() == 0 ? null : "目录外"
                            : content.catalogueItem() + " " + text(content.firstCategory()) + " "
                                    + text(content.secondCategory()));
            put(facts, "工作方案", content.workPlan());
            put(facts, "公开范围", content.scope() == null ? null : content.scope().label());
            put(facts, "公开渠道", content.channels() == null ? null : channelText(content));
            put(
                    facts,
                    "公开时限",
                    content.timing() == null ? null : content.timing().label());
            put(
                    facts,
                    "所属期间",
                    content.period() == null
                            ? null
                            : Period.of(content.period()).label());
            put(facts, "信息形成或者变更日期", date(content.formedOn()));
            put(facts, "重要事项", disclosure.draft() == 0 ? null : content.isImportant() ? "是" : "否");
            put(facts, "须报上一级党组织审核", disclosure.draft() == 0 ? null : content.mustGoToSuperior() ? "是" : "否");
            put(facts, "内容真实性责任人", content.answersFor());
            put(facts, "定时公开", content.publishAt() == null ? null : ChineseDates.of(content.publishAt()));
            put(
                    facts,
                    "网上公开到",
                    disclosure.draft() == 0
                            ? null
                            : content.visibleUntil() == null ? "长期" : date(content.visibleUntil()));
        }
        put(facts, "重新审视日期", date(disclosure.reviewOn()));
        put(facts, "索引号", disclosure.indexNumber());
        put(facts, "公开日期", date(disclosure.publishedOn()));
        put(facts, "公开期限", date(disclosure.dueOn()));
        put(facts, "公示到", date(disclosure.noticeEndsOn()));
        put(facts, "公示后的修改", disclosure.changes());
        Map<String, String> texts = new LinkedHashMap<>();
        facts.forEach((label, text) -> texts.put(label, String.valueOf(text)));
        return texts;
    }

    private String channelText(Content content) {
        return content.channels().stream().map(this::label).collect(Collectors.joining("、"));
    }

    private String label(String channel) {
        return channels.of(channel).map(Channel::label).orElse(channel);
    }

    private static String date(LocalDate date) {
        return date == null ? null : ChineseDates.of(date);
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    private static void put(Map<String, Object> facts, String label, String text) {
        if (text != null && !text.isBlank()) {
            facts.put(label, text.strip());
        }
    }

    /** After the file was destroyed: that there was something stays, what it said goes. */
    void erase(Disclosure disclosure) {
        String number = disclosure.number();
        disclosure.erase();
        versions.findByCaseNumberOrderById(number).forEach(one -> one.erase(disclosure.content()));
        meetings.findByCaseNumberOrderById(number).forEach(Meeting::erase);
        suspicions.erase(number);
        offline.findByCaseNumberOrderById(number).forEach(OfflinePublication::erase);
        objections.findByCaseNumberOrderByOrdinal(number).forEach(Objection::erase);
    }
}
