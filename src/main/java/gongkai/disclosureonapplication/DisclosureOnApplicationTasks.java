package gongkai.disclosureonapplication;

import gongkai.cases.PhaseNotices;
import gongkai.organisation.Role;
import gongkai.platform.Answers;
import org.springframework.stereotype.Component;

/**
 * What the engine asks of us: one method per step of the diagram. Answers arrive as the form or program sent them and
 * become part of the case here and nowhere else.
 */
@Component
public class DisclosureOnApplicationTasks {

    private final ApplicationDesk desk;
    private final ReviewDesk review;
    private final PhaseNotices notices;

    DisclosureOnApplicationTasks(ApplicationDesk desk, ReviewDesk review, PhaseNotices notices) {
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
                Answers.plain(name),
                Answers.plain(address),
                Answers.plain(identityDocument),
                Answers.plain(phone),
                Answers.plain(email),
                Answers.plain(content),
                Answers.choice("deliveryMethod", "答复方式", deliveryMethod, DeliveryMethod.class),
                Answers.plain(unit),
                Answers.yesOrNo("confirmed", "申请人签名或者盖章", confirmed));
        return desk.record(
                filled,
                Answers.choice("channel", "收到方式", channel, Channel.class),
                Answers.date("receivedOn", "收到日期", receivedOn),
                Answers.text("receiptProof", "收到凭证", receiptProof, 300));
    }

    public void register(
            String number, Object outcome, Object department, Object missing, Object grounds, Object comment) {
        String remark = Answers.comment(comment);
        switch (Answers.outcome(outcome)) {
            case "accept" -> review.accept(number, Answers.required("department", "承办部门", department, 20), remark);
            case "correct" ->
                review.askForCorrection(number, Answers.required("missing", "需要补正的内容", missing, 2000), remark);
            case "decline" -> review.decline(number, Answers.text("grounds", "不予受理的依据", grounds, 40), remark);
            default -> throw Answers.unknown(outcome);
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
        String remark = Answers.comment(comment);
        switch (Answers.outcome(outcome)) {
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
            default -> throw Answers.unknown(outcome);
        }
    }

    public void approveExtension(String number, Object outcome, Object comment) {
        switch (Answers.outcome(outcome)) {
            case "approve" -> review.grantExtension(number, Answers.comment(comment));
            case "reject" -> review.rejectExtension(number, Answers.commentOn("不同意延期的理由", comment));
            default -> throw Answers.unknown(outcome);
        }
    }

    public void consultThirdParty(String number, Object outcome, Object consents, Object answer, Object comment) {
        if (!Answers.outcome(outcome).equals("answered")) {
            throw Answers.unknown(outcome);
        }
        review.thirdPartyAnswered(
                number,
                Answers.yesOrNo("consents", "第三方是否同意公开", consents),
                Answers.text("answer", "第三方的意见", answer, 4000),
                Answers.comment(comment));
    }

    public void resumeWithoutAnswer(String number) {
        review.resumeWithoutAnswer(number);
    }

    public void secrecyCheck(String number, Object outcome, Object comment) {
        switch (Answers.outcome(outcome)) {
            case "clear" -> review.secrecyChecked(number, true, Answers.comment(comment));
            case "restrict" -> review.secrecyChecked(number, false, Answers.commentOn("限制公开的理由", comment));
            default -> throw Answers.unknown(outcome);
        }
    }

    public void decide(String number, Object outcome, Object comment) {
        switch (Answers.outcome(outcome)) {
            case "approve" -> review.decide(number, Answers.comment(comment));
            case "return" -> review.sendBack(number, Answers.commentOn("退回的理由", comment));
            default -> throw Answers.unknown(outcome);
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
        if (!Answers.outcome(outcome).equals("sent")) {
            throw Answers.unknown(outcome);
        }
        review.reported(number, Answers.date("reportedOn", "报送日期", reportedOn), Answers.comment(comment));
    }

    public void superiorReview(String number, Object outcome, Object withheld, Object comment) {
        switch (Answers.outcome(outcome)) {
            case "agree" -> review.superiorAgreed(number, Answers.comment(comment));
            case "agree-in-part" ->
                review.superiorAgreedInPart(
                        number, WithheldParts.parse(withheld), Answers.commentOn("部分同意的理由", comment));
            case "disagree" -> review.superiorForbade(number, Answers.commentOn("不同意公开的理由", comment));
            default -> throw Answers.unknown(outcome);
        }
    }

    public void superiorConsent(String number, Object outcome, Object comment) {
        switch (Answers.outcome(outcome)) {
            case "agree" -> review.refusalAgreed(number, Answers.comment(comment));
            case "disagree" -> review.refusalRejected(number, Answers.commentOn("不同意不予公开的理由", comment));
            default -> throw Answers.unknown(outcome);
        }
    }

    public void issueReply(String number) {
        review.issueReply(number);
    }

    public void deliver(
            String number, Object outcome, Object deliveredOn, Object method, Object proof, Object comment) {
        if (!Answers.outcome(outcome).equals("delivered")) {
            throw Answers.unknown(outcome);
        }
        review.delivered(
                number,
                Answers.date("deliveredOn", "送达日期", deliveredOn),
                Answers.choice("method", "送达方式", method, DeliveryMethod.class),
                Answers.text("proof", "送达凭证", proof, 300),
                Answers.comment(comment));
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
}
