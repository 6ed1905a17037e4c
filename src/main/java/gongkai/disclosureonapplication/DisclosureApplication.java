package gongkai.disclosureonapplication;

import static gongkai.disclosureonapplication.Status.AWAITING_CORRECTION;
import static gongkai.disclosureonapplication.Status.CONSULTING;
import static gongkai.disclosureonapplication.Status.DELIVERING;
import static gongkai.disclosureonapplication.Status.LAPSED;
import static gongkai.disclosureonapplication.Status.NOT_ACCEPTED;
import static gongkai.disclosureonapplication.Status.RECEIVED;
import static gongkai.disclosureonapplication.Status.REPLIED;
import static gongkai.disclosureonapplication.Status.UNDER_REVIEW;
import static gongkai.disclosureonapplication.Status.WITHDRAWN;
import static gongkai.disclosureonapplication.Status.WITH_SUPERIOR;

import gongkai.platform.ChineseDates;
import gongkai.platform.Refused;
import gongkai.platform.SealedText;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One application for information: its state, and every change of state as a verb that refuses what may not be. */
@Entity
@Table(name = "disclosure_application")
class DisclosureApplication {

    private static final String ERASED = "（已销毁）";

    @Id
    private String number;

    /** Null until it is written: by this the new one, which brings its own key, is inserted without being looked up first. */
    @Version
    private Integer version;

    @Enumerated(EnumType.STRING)
    private Status status;

    private String organisation;
    private String askedUnit;
    private String department;

    @Enumerated(EnumType.STRING)
    private ApplicantKind applicantKind;

    private String name;
    private String address;

    @Convert(converter = SealedText.class)
    private String identityDocument;

    private String identityDigest;
    private String phone;
    private String email;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String content;

    @Enumerated(EnumType.STRING)
    private DeliveryMethod deliveryMethod;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    private Instant receivedAt;
    private LocalDate receivedOn;
    private String receiptProof;
    private String queryNonce;
    private String idempotencyKey;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String missing;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String correction;

    private LocalDate acceptedOn;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String extensionReason;

    @Enumerated(EnumType.STRING)
    private Extension extensionState;

    private String thirdParty;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String consultationReason;

    private Boolean thirdPartyConsents;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String thirdPartyAnswer;

    @Enumerated(EnumType.STRING)
    private Decision decision;

    /** What the secrecy reviewer restricted, in case that is taken back. */
    @Enumerated(EnumType.STRING)
    private Decision restricted;

    private String grounds;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String explanation;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String summary;

    @Convert(converter = WithheldParts.class)
    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private List<Withheld> withheld;

    private LocalDate decidedOn;
    private LocalDate reportedOn;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String superiorOpinion;

    private LocalDate deliveredOn;

    @Enumerated(EnumType.STRING)
    private DeliveryMethod deliveredBy;

    private String deliveryProof;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String withdrawalReason;

    private LocalDate endedOn;
    private String outcomeCode;

    /** The one extension that the sources allow (依申请公开制度 第四条（四）). */
    enum Extension {
        ASKED,
        GRANTED,
        REJECTED
    }

    /** How, when and by which proof an application came in. */
    record Intake(Channel channel, Instant at, LocalDate on, String proof) {}

    protected DisclosureApplication() {}

    DisclosureApplication(
            String number,
            String organisation,
            NewApplication filled,
            Intake intake,
            String identityDigest,
            String queryNonce,
            String idempotencyKey) {
        this.number = number;
        this.organisation = organisation;
        this.status = RECEIVED;
        this.askedUnit = filled.unit();
        this.applicantKind = filled.applicantKind();
        this.name = filled.name();
        this.address = filled.address();
        this.identityDocument = filled.identityDocument();
        this.identityDigest = identityDigest;
        this.phone = filled.phone();
        this.email = filled.email();
        this.content = filled.content();
        this.deliveryMethod = filled.deliveryMethod();
        this.channel = intake.channel();
        this.receivedAt = intake.at();
        this.receivedOn = intake.on();
        this.receiptProof = intake.proof();
        this.queryNonce = queryNonce;
        this.idempotencyKey = idempotencyKey;
    }

    // ---- registration

    void accept(String department, LocalDate on) {
        must(RECEIVED, "这件申请已经登记过了");
        this.department = department;
        this.acceptedOn = on;
        this.status = UNDER_REVIEW;
    }

    void askForCorrection(String missing) {
        must(RECEIVED, "这件申请已经登记过了");
        this.missing = missing;
        this.status = AWAITING_CORRECTION;
    }

    void decline(String grounds, String explanation, String outcomeCode, LocalDate on) {
        must(RECEIVED, "这件申请已经登记过了");
        this.grounds = grounds;
        this.explanation = explanation;
        end(NOT_ACCEPTED, outcomeCode, on);
    }

    void correct(String correction) {
        must(AWAITING_CORRECTION, "这件申请现在不需要补正");
        this.correction = correction;
        this.status = RECEIVED;
    }

    /** The applicant didn't correct in time: nobody decides against them, the application counts as withdrawn. */
    void lapse(String outcomeCode, LocalDate on) {
        must(AWAITING_CORRECTION, "这件申请现在不需要补正");
        end(LAPSED, outcomeCode, on);
    }

    // ---- review

    void propose(Proposal proposal) {
        mustBeUnderReview();
        if (extensionState == Extension.ASKED) {
            throw new Refused("outcome", "延期申请还没有批复，暂时不能提出办理意见");
        }
        if (proposal.decision() == null) {
            throw new Refused("decision", "请选择办理意见");
        }
        boolean partial = proposal.decision() == Decision.PARTIAL;
        if (proposal.decision() != Decision.GRANT && blank(proposal.explanation())) {
            throw new Refused("explanation", "请说明不公开、部分公开或者无法提供的理由");
        }
        if (proposal.decision() == Decision.REFUSE && blank(proposal.grounds())) {
            throw new Refused("grounds", "请选择不予公开的依据");
        }
        if (partial && proposal.withheld().isEmpty()) {
            throw new Refused("withheld", "部分公开的，请逐项填写不公开的部分和依据");
        }
        if (!partial && !proposal.withheld().isEmpty()) {
            throw new Refused("withheld", "只有部分公开才填写不公开的部分；请改选“部分公开”，或者删去这些部分");
        }
        this.decision = proposal.decision();
        this.restricted = null;
        this.grounds = proposal.decision() == Decision.REFUSE || partial ? proposal.grounds() : null;
        this.explanation = proposal.explanation();
        this.withheld = new ArrayList<>(proposal.withheld());
        this.summary = proposal.summary();
    }

    /** @param due the review's first due day; after it nothing can be extended any more */
    void askForExtension(String reason, LocalDate today, LocalDate due) {
        mustBeUnderReview();
        if (blank(reason)) {
            throw new Refused("reason", "请填写延期理由，理由要告知申请人");
        }
        mayStillExtend(today, due);
        this.extensionReason = reason;
        this.extensionState = Extension.ASKED;
    }

    void grantExtension(LocalDate today, LocalDate due) {
        mustHaveAskedForExtension();
        mayStillExtend(today, due);
        this.extensionState = Extension.GRANTED;
    }

    void rejectExtension() {
        mustHaveAskedForExtension();
        this.extensionState = Extension.REJECTED;
    }

    void consult(String party, String reason) {
        mustBeUnderReview();
        if (blank(party)) {
            throw new Refused("party", "请填写征求谁的意见");
        }
        if (blank(reason)) {
            throw new Refused("reason", "请填写征求意见的理由");
        }
        this.thirdParty = party;
        this.consultationReason = reason;
        this.thirdPartyConsents = null;
        this.thirdPartyAnswer = null;
        this.status = CONSULTING;
    }

    void thirdPartyAnswered(Boolean consents, String answer) {
        must(CONSULTING, "现在没有在征求第三方意见");
        if (consents == null) {
            throw new Refused("consents", "请选择第三方是否同意公开");
        }
        this.thirdPartyConsents = consents;
        this.thirdPartyAnswer = answer;
        this.status = UNDER_REVIEW;
    }

    void thirdPartySilent() {
        must(CONSULTING, "现在没有在征求第三方意见");
        this.status = UNDER_REVIEW;
    }

    /** The secrecy reviewer's word on what is proposed; a restricted proposal has to be made anew. */
    void secrecyChecked(boolean clear) {
        mustBeUnderReview();
        if (!clear) {
            this.restricted = decision;
            this.decision = null;
        }
    }

    void decide(LocalDate on) {
        mustBeUnderReview();
        if (decision == null) {
            throw new Refused("outcome", "还没有办理意见，不能审批");
        }
        this.decidedOn = on;
        this.status = decision == Decision.NOT_EXIST || decision == Decision.NOT_HELD ? DELIVERING : WITH_SUPERIOR;
    }

    // ---- back, past what the forms offer

    /** The steps before an open one to which it may be sent back, in the diagram's order. */
    List<Step> earlierSteps(Step from) {
        if (from == Step.CONSULT_THIRD_PARTY) {
            throw new Refused("征求意见函已经发出，不能退回；请等第三方答复，期满未复的自动恢复审查");
        }
        List<Step> earlier = switch (from) {
            case APPROVE_EXTENSION, SECRECY_CHECK -> List.of(Step.EXAMINE);
            case DECIDE -> List.of(Step.EXAMINE, Step.SECRECY_CHECK);
            default -> throw new Refused(notBack(from));
        };
        mustBeUnderReview();
        return earlier;
    }

    private static String notBack(Step from) {
        return switch (from) {
            case REGISTER -> "“登记审核”是第一个环节，不能再退回";
            case EXAMINE -> "受理通知书已经发给申请人，不能退回到“登记审核”";
            case DELIVER -> "答复书已经制作，不能退回";
            default -> "审查决定已经作出，审查期限已经办结，不能退回到审查的环节";
        };
    }

    /** What was proposed or asked for has to be said again, and every opinion on it. */
    void sendBack(Step from, Step to) {
        if (!earlierSteps(from).contains(to)) {
            throw new Refused("to", "“" + from.label() + "”只能退回到列出的环节，请重新选择");
        }
        if (from == Step.APPROVE_EXTENSION) {
            mustHaveAskedForExtension();
            forgetExtension();
        } else if (to == Step.EXAMINE) {
            this.decision = null;
        }
    }

    /** Refuses where the completion of a step can't be taken back: a letter went out, or its period has ended with it. */
    void mayTakeBack(Step step) {
        if (status.ended()) {
            throw new Refused("这件申请已经办结（" + status.label() + "），不能撤回");
        }
        switch (step) {
            case REGISTER -> throw new Refused("登记审核的通知书已经发给申请人，不能撤回");
            case CONSULT_THIRD_PARTY -> throw new Refused("第三方的答复已经登记，审查期限已经恢复计算，不能撤回");
            case REPORT_TO_SUPERIOR -> throw new Refused("已经报送上级，报送期限已经办结，不能撤回");
            case SUPERIOR_REVIEW, SUPERIOR_CONSENT, DELIVER ->
                throw new Refused(status == DELIVERING ? "答复书已经制作，不能撤回" : "上级的意见已经生效，审查期限已经恢复计算，不能撤回");
            default -> {
                // as far as the review itself goes, see below
            }
        }
        if (status == CONSULTING) {
            throw new Refused("征求意见函已经发出，不能撤回");
        }
        if (status == DELIVERING) {
            throw new Refused("答复书已经制作，不能撤回");
        }
        must(UNDER_REVIEW, "审查决定已经作出，审查期限已经办结，不能撤回");
        if (step == Step.APPROVE_EXTENSION && extensionState == Extension.GRANTED) {
            throw new Refused("延期已经书面告知申请人，不能撤回");
        }
    }

    /** A step that was just completed is as if it hadn't been: who completed it does it again. */
    void takeBack(Step step) {
        mayTakeBack(step);
        if (step == Step.EXAMINE && extensionState == Extension.ASKED) {
            forgetExtension();
        } else if (step == Step.EXAMINE) {
            this.decision = null;
        } else if (step == Step.APPROVE_EXTENSION) {
            this.extensionState = Extension.ASKED;
        } else if (step == Step.SECRECY_CHECK && decision == null) {
            this.decision = restricted;
            this.restricted = null;
        }
    }

    private void forgetExtension() {
        this.extensionState = null;
        this.extensionReason = null;
    }

    // ---- the superior

    void reported(LocalDate on) {
        must(WITH_SUPERIOR, "现在不是报送上级的时候");
        if (on.isBefore(decidedOn)) {
            throw new Refused("reportedOn", "报送日期不能早于作出决定的日期");
        }
        this.reportedOn = on;
    }

    void superiorAgreed(String opinion) {
        must(WITH_SUPERIOR, "现在没有等待上级意见");
        this.superiorOpinion = opinion;
        this.status = DELIVERING;
    }

    /** The superior's answer decides what is disclosed: what it names is kept back as well. */
    void superiorAgreedInPart(List<Withheld> also, String opinion) {
        must(WITH_SUPERIOR, "现在没有等待上级意见");
        if (also.isEmpty()) {
            throw new Refused("withheld", "部分同意的，请逐项填写不同意公开的部分和依据");
        }
        var all = new ArrayList<>(withheld());
        also.stream().filter(part -> !all.contains(part)).forEach(all::add);
        this.withheld = all;
        this.decision = Decision.PARTIAL;
        this.superiorOpinion = opinion;
        if (blank(explanation)) {
            this.explanation = opinion;
        }
        this.status = DELIVERING;
    }

    /** The superior disagrees with a disclosure: nothing is disclosed, and its opinion is the reason. */
    void superiorForbade(String opinion) {
        must(WITH_SUPERIOR, "现在没有等待上级意见");
        this.decision = Decision.REFUSE;
        this.grounds = Grounds.SUPERIOR_DECISION;
        this.explanation = opinion;
        this.withheld = new ArrayList<>();
        this.superiorOpinion = opinion;
        this.status = DELIVERING;
    }

    /** The superior doesn't consent to a refusal: the department examines once more. */
    void refusalRejected(String opinion) {
        must(WITH_SUPERIOR, "现在没有等待上级意见");
        this.superiorOpinion = opinion;
        this.decidedOn = null;
        this.status = UNDER_REVIEW;
    }

    // ---- reply and end

    /** A letter is made from a decision that everybody who must has approved, and from no other. */
    void mayBeReplied() {
        must(DELIVERING, "还没有最终决定，不能制作答复书");
    }

    void delivered(LocalDate on, DeliveryMethod method, String proof, LocalDate today, String outcomeCode) {
        must(DELIVERING, status == REPLIED ? "答复已经送达，不必再登记" : "现在还不能送达");
        if (method == null) {
            throw new Refused("method", "请选择送达方式");
        }
        if (on == null) {
            throw new Refused("deliveredOn", "请填写送达日期");
        }
        if (on.isAfter(today)) {
            throw new Refused("deliveredOn", "送达日期不能晚于今天");
        }
        if (on.isBefore(decidedOn)) {
            throw new Refused("deliveredOn", "送达日期不能早于作出决定的日期");
        }
        if (method != DeliveryMethod.EMAIL && blank(proof)) {
            throw new Refused("proof", "请填写送达凭证，例如挂号单号或者签收人");
        }
        this.deliveredOn = on;
        this.deliveredBy = method;
        this.deliveryProof = proof;
        end(REPLIED, outcomeCode, today);
    }

    void withdraw(String reason, String outcomeCode, LocalDate on) {
        if (status.ended()) {
            throw new Refused("这件申请已经办结（" + status.label() + "），不能撤回");
        }
        if (status == DELIVERING) {
            throw new Refused("答复已经作出，正在送达，不能再撤回");
        }
        this.withdrawalReason = reason;
        end(WITHDRAWN, outcomeCode, on);
    }

    /** Keeps what statistics count, forgets who asked and for what; only for a case whose file was destroyed. */
    void erase() {
        if (!status.ended()) {
            throw new IllegalStateException(number + " is still open");
        }
        name = ERASED;
        address = ERASED;
        identityDocument = ERASED;
        identityDigest = "";
        phone = null;
        email = null;
        content = ERASED;
        receiptProof = null;
        missing = null;
        correction = null;
        extensionReason = null;
        thirdParty = null;
        consultationReason = null;
        thirdPartyAnswer = null;
        explanation = null;
        summary = null;
        withheld = new ArrayList<>();
        superiorOpinion = null;
        deliveryProof = null;
        withdrawalReason = null;
    }

    private void end(Status last, String outcomeCode, LocalDate on) {
        this.status = last;
        this.outcomeCode = outcomeCode;
        this.endedOn = on;
    }

    private void must(Status expected, String otherwise) {
        if (status != expected) {
            throw new Refused(otherwise);
        }
    }

    private void mustBeUnderReview() {
        must(UNDER_REVIEW, "这件申请现在不在审查阶段（" + status.label() + "）");
    }

    private void mustHaveAskedForExtension() {
        if (extensionState != Extension.ASKED) {
            throw new Refused("没有等待审批的延期申请");
        }
    }

    private void mayStillExtend(LocalDate today, LocalDate due) {
        if (extensionState == Extension.GRANTED) {
            throw new Refused("outcome", "只能延期一次，这件申请已经延期过了");
        }
        if (today.isAfter(due)) {
            throw new Refused("outcome", "审查期限已于" + ChineseDates.of(due) + "届满，不能再延期");
        }
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    // ---- what it says of itself

    String number() {
        return number;
    }

    Status status() {
        return status;
    }

    String organisation() {
        return organisation;
    }

    String askedUnit() {
        return askedUnit;
    }

    String department() {
        return department;
    }

    ApplicantKind applicantKind() {
        return applicantKind;
    }

    String name() {
        return name;
    }

    String address() {
        return address;
    }

    String identityDocument() {
        return identityDocument;
    }

    String identityDigest() {
        return identityDigest;
    }

    String phone() {
        return phone;
    }

    String email() {
        return email;
    }

    String content() {
        return content;
    }

    DeliveryMethod deliveryMethod() {
        return deliveryMethod;
    }

    Channel channel() {
        return channel;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    LocalDate receivedOn() {
        return receivedOn;
    }

    String receiptProof() {
        return receiptProof;
    }

    String queryNonce() {
        return queryNonce;
    }

    String missing() {
        return missing;
    }

    String correction() {
        return correction;
    }

    LocalDate acceptedOn() {
        return acceptedOn;
    }

    String extensionReason() {
        return extensionReason;
    }

    boolean extended() {
        return extensionState == Extension.GRANTED;
    }

    String thirdParty() {
        return thirdParty;
    }

    String consultationReason() {
        return consultationReason;
    }

    Boolean thirdPartyConsents() {
        return thirdPartyConsents;
    }

    String thirdPartyAnswer() {
        return thirdPartyAnswer;
    }

    Decision decision() {
        return decision;
    }

    String grounds() {
        return grounds;
    }

    String explanation() {
        return explanation;
    }

    String summary() {
        return summary;
    }

    List<Withheld> withheld() {
        return withheld == null ? List.of() : withheld;
    }

    LocalDate decidedOn() {
        return decidedOn;
    }

    LocalDate reportedOn() {
        return reportedOn;
    }

    String superiorOpinion() {
        return superiorOpinion;
    }

    LocalDate deliveredOn() {
        return deliveredOn;
    }

    DeliveryMethod deliveredBy() {
        return deliveredBy;
    }

    String deliveryProof() {
        return deliveryProof;
    }

    String withdrawalReason() {
        return withdrawalReason;
    }

    LocalDate endedOn() {
        return endedOn;
    }

    String outcomeCode() {
        return outcomeCode;
    }
}
