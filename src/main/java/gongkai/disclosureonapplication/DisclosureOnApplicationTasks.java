package gongkai.disclosureonapplication;

import gongkai.organisation.Role;
import gongkai.platform.Refused;
import org.springframework.stereotype.Component;

/**
 * What the engine asks of us: one method per step of the diagram. Answers arrive as the form or program sent them and
 * become part of the case here and nowhere else.
 */
@Component
public class DisclosureOnApplicationTasks {

    private static final int COMMENT = 2000;

    private final ApplicationDesk desk;
    private final ReviewDesk review;
    private final ApplicationNotices notices;

    DisclosureOnApplicationTasks(ApplicationDesk desk, ReviewDesk review, ApplicationNotices notices) {
        this.desk = desk;
        this.review = review;
        this.notices = notices;
    }

    /** @return the engine group of the role that is responsible for this case */
    public String group(String number, String role) {
        return review.group(number, Role.valueOf(role.toUpperCase().replace('-', '_')));
    }

    /** An application that came on paper or by word of mouth. @return its new number */
    public String record(
            Object applicantKind,
            Object name,
            Object address,
            Object identityDocument,
            Object phone,
            Object email,
            Object content,
            Object deliveryMethod,
            Object unit,
            Object channel,
            Object receivedOn,
            Object receiptProof,
            Object confirmed) {
        var filled = new NewApplication(
                Answers.choice("applicantKind", "申请人类别", applicantKind, ApplicantKind.class),
                plain(name),
                plain(address),
                plain(identityDocument),
                plain(phone),
                plain(email),
                plain(content),
                Answers.choice("deliveryMethod", "答复方式", deliveryMethod, DeliveryMethod.class),
                plain(unit),
                Answers.yesOrNo("confirmed", "申请人签名或者盖章", confirmed));
        return desk.record(
                filled,
                Answers.choice("channel", "收到方式", channel, Channel.class),
                Answers.date("receivedOn", "收到日期", receivedOn),
                Answers.text("receiptProof", "收到凭证", receiptProof, 300));
    }

    public void register(
            String number, Object outcome, Object department, Object missing, Object grounds, Object comment) {
        String remark = comment(comment);
        switch (outcome(outcome)) {
            case "accept" -> review.accept(number, Answers.required("department", "承办部门", department, 20), remark);
            case "correct" ->
                review.askForCorrection(number, Answers.required("missing", "需要补正的内容", missing, 2000), remark);
            case "decline" -> review.decline(number, Answers.text("grounds", "不予受理的依据", grounds, 40), remark);
            default -> throw unknown(outcome);
        }
    }

    public void examine(
            String number,
            Object outcome,
            Object decision,
            Object grounds,
            Object explanation,
            Object withheld,
            Object summary,
            Object reason,
            Object party,
            Object comment) {
        String remark = comment(comment);
        switch (outcome(outcome)) {
            case "propose" ->
                review.propose(
                        number,
                        new Proposal(
                                Answers.choice("decision", "办理意见", decision, Decision.class),
                                Answers.text("grounds", "不予公开的依据", grounds, 40),
                                Answers.text("explanation", "理由说明", explanation, 4000),
                                WithheldParts.parse(withheld),
                                Answers.text("summary", "公开的内容", summary, 10000)),
                        remark);
            case "extend" -> review.askForExtension(number, Answers.text("reason", "延期理由", reason, 2000), remark);
            case "consult" ->
                review.consult(
                        number,
                        Answers.text("party", "第三方", party, 200),
                        Answers.text("reason", "征求意见的理由", reason, 2000),
                        remark);
            default -> throw unknown(outcome);
        }
    }

    public void approveExtension(String number, Object outcome, Object comment) {
        switch (outcome(outcome)) {
            case "approve" -> review.grantExtension(number, comment(comment));
            case "reject" -> review.rejectExtension(number, needed(comment, "不同意延期的理由"));
            default -> throw unknown(outcome);
        }
    }

    public void consultThirdParty(String number, Object outcome, Object consents, Object answer, Object comment) {
        if (!outcome(outcome).equals("answered")) {
            throw unknown(outcome);
        }
        review.thirdPartyAnswered(
                number,
                Answers.yesOrNo("consents", "第三方是否同意公开", consents),
                Answers.text("answer", "第三方的意见", answer, 4000),
                comment(comment));
    }

    public void resumeWithoutAnswer(String number) {
        review.resumeWithoutAnswer(number);
    }

    public void secrecyCheck(String number, Object outcome, Object comment) {
        switch (outcome(outcome)) {
            case "clear" -> review.secrecyChecked(number, true, comment(comment));
            case "restrict" -> review.secrecyChecked(number, false, needed(comment, "限制公开的理由"));
            default -> throw unknown(outcome);
        }
    }

    public void decide(String number, Object outcome, Object comment) {
        switch (outcome(outcome)) {
            case "approve" -> review.decide(number, comment(comment));
            case "return" -> review.sendBack(number, needed(comment, "退回的理由"));
            default -> throw unknown(outcome);
        }
    }

    public boolean discloses(String number) {
        return review.decisionOf(number).discloses();
    }

    public boolean refuses(String number) {
        return review.decisionOf(number) == Decision.REFUSE;
    }

    public boolean hasNothing(String number) {
        return !discloses(number) && !refuses(number);
    }

    public void reportToSuperior(String number, Object outcome, Object reportedOn, Object comment) {
        if (!outcome(outcome).equals("sent")) {
            throw unknown(outcome);
        }
        review.reported(number, Answers.date("reportedOn", "报送日期", reportedOn), comment(comment));
    }

    public void superiorReview(String number, Object outcome, Object withheld, Object comment) {
        switch (outcome(outcome)) {
            case "agree" -> review.superiorAgreed(number, comment(comment));
            case "agree-in-part" ->
                review.superiorAgreedInPart(number, WithheldParts.parse(withheld), needed(comment, "部分同意的理由"));
            case "disagree" -> review.superiorForbade(number, needed(comment, "不同意公开的理由"));
            default -> throw unknown(outcome);
        }
    }

    public void superiorConsent(String number, Object outcome, Object comment) {
        switch (outcome(outcome)) {
            case "agree" -> review.refusalAgreed(number, comment(comment));
            case "disagree" -> review.refusalRejected(number, needed(comment, "不同意不予公开的理由"));
            default -> throw unknown(outcome);
        }
    }

    public void issueReply(String number) {
        review.issueReply(number);
    }

    public void deliver(
            String number, Object outcome, Object deliveredOn, Object method, Object proof, Object comment) {
        if (!outcome(outcome).equals("delivered")) {
            throw unknown(outcome);
        }
        review.delivered(
                number,
                Answers.date("deliveredOn", "送达日期", deliveredOn),
                Answers.choice("method", "送达方式", method, DeliveryMethod.class),
                Answers.text("proof", "送达凭证", proof, 300),
                comment(comment));
    }

    public void lapse(String number) {
        review.lapse(number);
    }

    public void archive(String number) {
        review.archive(number);
    }

    public void remind(String number, String phase) {
        notices.remind(number, phase);
    }

    public void alert(String number, String phase) {
        notices.alert(number, phase);
    }

    private static String outcome(Object outcome) {
        String text = plain(outcome);
        if (text == null) {
            throw new Refused("outcome", "请选择办理结果");
        }
        return text;
    }

    private static Refused unknown(Object outcome) {
        return new Refused("outcome", "这一步没有“" + plain(outcome) + "”这个办理结果，请重新选择");
    }

    private static String comment(Object comment) {
        return Answers.text("comment", "意见", comment, COMMENT);
    }

    private static String needed(Object comment, String what) {
        return Answers.required("comment", what, comment, COMMENT);
    }

    private static String plain(Object answer) {
        String text = answer == null ? null : String.valueOf(answer).strip();
        return text == null || text.isEmpty() ? null : text;
    }
}
