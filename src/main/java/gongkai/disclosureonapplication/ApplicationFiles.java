package gongkai.disclosureonapplication;

import static gongkai.cases.CaseSheets.put;

import gongkai.archive.Archive;
import gongkai.archive.CaseFile;
import gongkai.archive.Piece;
import gongkai.cases.CaseHistory;
import gongkai.cases.CaseSheets;
import gongkai.cases.CaseView;
import gongkai.deadlines.Deadlines;
import gongkai.documents.DocumentInfo;
import gongkai.documents.Documents;
import gongkai.documents.Source;
import gongkai.letters.LetterInfo;
import gongkai.letters.LetterKind;
import gongkai.letters.Letters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** The case file in its three shapes: for the applicant, for staff, for the archive. */
@Component
class ApplicationFiles {

    private static final int MOST_SIMILAR = 10;

    private final DisclosureApplications applications;
    private final Deadlines deadlines;
    private final CaseHistory history;
    private final Documents documents;
    private final Letters letters;
    private final CaseSheets sheets;
    private final Grounds grounds;
    private final QueryCodes queryCodes;
    private final ReportRows reportRows;
    private final Archive archive;

    ApplicationFiles(
            DisclosureApplications applications,
            Deadlines deadlines,
            CaseHistory history,
            Documents documents,
            Letters letters,
            CaseSheets sheets,
            Grounds grounds,
            QueryCodes queryCodes,
            ReportRows reportRows,
            Archive archive) {
        this.applications = applications;
        this.deadlines = deadlines;
        this.history = history;
        this.documents = documents;
        this.letters = letters;
        this.sheets = sheets;
        this.grounds = grounds;
        this.queryCodes = queryCodes;
        this.reportRows = reportRows;
        this.archive = archive;
    }

    /** The letter to a third party is none of the applicant's. */
    static boolean forTheApplicant(LetterInfo letter) {
        return letter.kind() != LetterKind.CONSULTATION;
    }

    static boolean fromTheApplicant(DocumentInfo document) {
        return document.source() == Source.APPLICANT;
    }

    StatusView forApplicant(DisclosureApplication application) {
        String number = application.number();
        Status status = application.status();
        boolean waiting = status == Status.AWAITING_CORRECTION;
        return new StatusView(
                number,
                status.name(),
                status.label(),
                status.explanation(),
                application.content(),
                application.receivedAt(),
                application.receivedOn(),
                sheets.unitName(application.department()),
                sheets.due(number).orElse(null),
                history.of(number).stream()
                        .filter(line -> line.publicText() != null)
                        .map(line -> new HistoryView(line.happenedAt(), line.step(), line.publicText()))
                        .toList(),
                letters.of(number).stream()
                        .filter(ApplicationFiles::forTheApplicant)
                        .map(one -> new LetterView(one.id(), one.kind().label(), one.number(), one.datedOn()))
                        .toList(),
                documents.of(number).stream()
                        .filter(ApplicationFiles::fromTheApplicant)
                        .map(one -> new AttachmentView(one.id(), one.filename(), one.size()))
                        .toList(),
                waiting,
                waiting ? application.missing() : null,
                waiting
                        ? deadlines
                                .of(number, DisclosureOnApplicationProcess.CORRECTION)
                                .getDueOn()
                        : null,
                !status.ended() && status != Status.DELIVERING,
                status.ended(),
                application.deliveryMethod());
    }

    /** @param forOffice whether the office asks, which hands out query codes */
    CaseView forStaff(DisclosureApplication application, boolean forOffice) {
        String number = application.number();
        Set<String> decisive = proposal(application).keySet();
        return new CaseView(
                number,
                CaseSheets.shortened(application.content()),
                application.status().name(),
                application.status().label(),
                sheets.unitName(
                        application.department() == null ? application.organisation() : application.department()),
                new CaseView.Applicant(
                        application.name(),
                        application.applicantKind().label(),
                        forOffice ? withQueryCode(application) : contact(application)),
                register(application).entrySet().stream()
                        .map(fact -> new CaseView.Fact(
                                fact.getKey(), String.valueOf(fact.getValue()), decisive.contains(fact.getKey())))
                        .toList(),
                application.content(),
                sheets.due(number).orElse(null),
                List.of(),
                List.of(),
                sheets.attachments(number),
                sheets.letters(number),
                sheets.history(number),
                sheets.mails(number),
                applications
                        .findByIdentityDigestAndNumberNotOrderByReceivedOnDescNumberDesc(
                                application.identityDigest(), number, Limit.of(MOST_SIMILAR))
                        .stream()
                        .map(other -> new CaseView.Similar(
                                other.number(),
                                CaseSheets.shortened(other.content()),
                                other.receivedOn(),
                                other.status().label(),
                                "同一申请人",
                                sheets.pageOf(other.number())))
                        .filter(other -> other.href() != null)
                        .toList());
    }

    /** Puts the ended case into the archive: every document, every line, every letter. */
    void file(DisclosureApplication application) {
        String number = application.number();
        List<Piece> pieces = new ArrayList<>();
        for (LetterInfo letter : letters.of(number)) {
            letters.pdf(letter.id());
        }
        Map<Long, LetterInfo> byDocument = new LinkedHashMap<>();
        letters.of(number).forEach(letter -> byDocument.put(letter.documentId(), letter));
        for (DocumentInfo document : documents.of(number)) {
            LetterInfo letter = byDocument.get(document.id());
            String kind = letter != null ? "文书" : fromTheApplicant(document) ? "申请材料" : "办理材料";
            String name = letter != null ? letter.kind().label() + " " + letter.number() + ".pdf" : document.filename();
            pieces.add(new Piece(kind, name, document.mediaType(), document.sha256(), document.id()));
        }
        Map<String, Object> register = new LinkedHashMap<>();
        register.put("申请人", application.name());
        contact(application).forEach(fact -> register.put(fact.label(), fact.text()));
        register.putAll(register(application));
        register.put("申请内容", application.content());
        register.put("统计归类", reportRows.label(application.outcomeCode()));
        archive.file(new CaseFile(
                number,
                CaseSheets.shortened(application.content()),
                DisclosureOnApplicationProcess.KEY,
                null,
                application.organisation(),
                application.receivedOn(),
                application.endedOn(),
                application.status().label(),
                register,
                sheets.entries(number),
                pieces));
    }

    private Map<String, Object> register(DisclosureApplication application) {
        Map<String, Object> facts = new LinkedHashMap<>();
        put(facts, "申请人类别", application.applicantKind().label());
        put(facts, "收到方式", application.channel().label());
        put(facts, "收到日期", application.receivedOn());
        put(facts, "收到凭证", application.receiptProof());
        put(facts, "答复方式", application.deliveryMethod().label());
        put(facts, "申请的单位", sheets.unitName(application.askedUnit()));
        put(facts, "承办部门", sheets.unitName(application.department()));
        put(facts, "受理日期", application.acceptedOn());
        put(facts, "需要补正", application.missing());
        put(facts, "补正内容", application.correction());
        facts.putAll(proposal(application));
        put(facts, "决定日期", application.decidedOn());
        put(facts, "报送上级日期", application.reportedOn());
        put(facts, "送达日期", application.deliveredOn());
        put(
                facts,
                "送达方式",
                application.deliveredBy() == null
                        ? null
                        : application.deliveredBy().label());
        put(facts, "送达凭证", application.deliveryProof());
        put(facts, "撤回理由", application.withdrawalReason());
        return facts;
    }

    /** What is to be decided, and why. */
    private Map<String, Object> proposal(DisclosureApplication application) {
        Map<String, Object> facts = new LinkedHashMap<>();
        put(facts, "延期理由", application.extensionReason());
        put(facts, "第三方", application.thirdParty());
        put(facts, "征求意见的理由", application.consultationReason());
        put(
                facts,
                "第三方意见",
                application.thirdPartyConsents() == null
                        ? null
                        : (application.thirdPartyConsents() ? "同意公开" : "不同意公开")
                                + (application.thirdPartyAnswer() == null ? "" : "：" + application.thirdPartyAnswer()));
        put(
                facts,
                "办理意见",
                application.decision() == null ? null : application.decision().label());
        put(facts, "依据", application.grounds() == null ? null : text(grounds.of(application.grounds())));
        put(facts, "理由说明", application.explanation());
        put(facts, "公开的内容", application.summary());
        for (int i = 0; i < application.withheld().size(); i++) {
            Withheld part = application.withheld().get(i);
            put(facts, "不公开的部分" + (i + 1), part.part() + "（" + text(grounds.of(part.ground())) + "）");
        }
        put(facts, "上级意见", application.superiorOpinion());
        return facts;
    }

    /** Who applied at the counter or by letter gets the query code from the office. */
    private List<CaseView.Fact> withQueryCode(DisclosureApplication application) {
        List<CaseView.Fact> contact = contact(application);
        if (application.channel() != Channel.PORTAL && !application.status().ended()) {
            contact.add(new CaseView.Fact(
                    "查询码（请交给申请人）", queryCodes.codeFor(application.number(), application.queryNonce())));
        }
        return contact;
    }

    private static List<CaseView.Fact> contact(DisclosureApplication application) {
        List<CaseView.Fact> contact = new ArrayList<>();
        contact.add(new CaseView.Fact("证件号码", masked(application.identityDocument())));
        if (application.phone() != null) {
            contact.add(new CaseView.Fact("联系电话", application.phone()));
        }
        if (application.email() != null) {
            contact.add(new CaseView.Fact("电子邮箱", application.email()));
        }
        contact.add(new CaseView.Fact("通信地址", application.address()));
        return contact;
    }

    static String masked(String number) {
        int shown = Math.min(4, number.length() / 2);
        return "*".repeat(number.length() - shown) + number.substring(number.length() - shown);
    }

    private static String text(Grounds.Ground ground) {
        return ground.label() + "，" + ground.article();
    }
}
