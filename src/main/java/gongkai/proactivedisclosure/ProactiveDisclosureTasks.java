package gongkai.proactivedisclosure;

import gongkai.organisation.Role;
import gongkai.platform.Answers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What the engine asks of us: one method per step of the diagram. Answers arrive as the form or program sent them and
 * become part of the case here and nowhere else.
 */
@Component
public class ProactiveDisclosureTasks {

    private static final int TITLE = 200;
    private static final int BODY = 50_000;
    private static final int REASON = 2000;
    private static final int REPLY = 4000;
    private static final int PLACE = 200;
    private static final int PROOF = 300;

    private final DraftingDesk drafting;
    private final ApprovalDesk approval;
    private final PublicationDesk publication;
    private final NoticeDesk notice;
    private final Clock clock;

    ProactiveDisclosureTasks(
            DraftingDesk drafting, ApprovalDesk approval, PublicationDesk publication, NoticeDesk notice, Clock clock) {
        this.drafting = drafting;
        this.approval = approval;
        this.publication = publication;
        this.notice = notice;
        this.clock = clock;
    }

    // ---- what gateways and tasks ask

    /** @return the engine group of the role that is responsible for this case */
    public String group(String number, String role) {
        return approval.group(number, Role.of(role));
    }

    /** @return the groups that may deal with what the gate found */
    public Collection<String> resolvers(String number) {
        return approval.resolvers(number);
    }

    /** @param status such as {@code in-notice} */
    public boolean at(String number, String status) {
        return approval.at(number, status);
    }

    public boolean needs(String number, String step) {
        return approval.needs(number, step);
    }

    public boolean returnsTo(String number, String step) {
        return approval.returnsTo(number, step);
    }

    public Date reviewDate(String number) {
        return approval.reviewDate(number);
    }

    public Date publicationTime(String number) {
        return publication.publicationTime(number);
    }

    public boolean online(String number) {
        return publication.online(number);
    }

    public boolean offline(String number) {
        return !publication.offlineChannels(number).isEmpty();
    }

    public List<String> offlineChannels(String number) {
        return publication.offlineChannels(number);
    }

    /** What the task of one channel is called. */
    public String offlineTask(String channel) {
        return "线下公开：" + channel;
    }

    /** What the task of one objection is called. */
    public String objectionTask(Object ordinal) {
        return "处理第" + ordinal + "号异议";
    }

    // ---- drafting

    /** @return the new case's number */
    public String open(Object unit) {
        return drafting.open(Answers.text("unit", "提出部门", unit, 50));
    }

    /** @param named the names of all variables that the answer brought */
    public void propose(
            String number,
            Object outcome,
            Object catalogueItem,
            Object workPlan,
            Object title,
            Object body,
            Object scope,
            Object channels,
            Object timing,
            Object period,
            Object formedOn,
            Object important,
            Object needsSuperior,
            Object answersFor,
            Object publishAt,
            Object visibleUntil,
            Object comment,
            Collection<String> named) {
        revise(
                number,
                outcome,
                catalogueItem,
                workPlan,
                title,
                body,
                scope,
                channels,
                timing,
                period,
                formedOn,
                important,
                needsSuperior,
                answersFor,
                publishAt,
                visibleUntil,
                null,
                comment,
                named);
    }

    /** @param named the names of all variables that the answer brought: what isn't among them stays as it was */
    public void revise(
            String number,
            Object outcome,
            Object catalogueItem,
            Object workPlan,
            Object title,
            Object body,
            Object scope,
            Object channels,
            Object timing,
            Object period,
            Object formedOn,
            Object important,
            Object needsSuperior,
            Object answersFor,
            Object publishAt,
            Object visibleUntil,
            Object dropFiles,
            Object comment,
            Collection<String> named) {
        switch (Answers.outcome(outcome)) {
            case "submit" -> {
                Map<String, Object> answers = new LinkedHashMap<>();
                answers.put("catalogueItem", catalogueItem);
                answers.put("workPlan", workPlan);
                answers.put("title", title);
                answers.put("body", body);
                answers.put("scope", scope);
                answers.put("channels", channels);
                answers.put("timing", timing);
                answers.put("period", period);
                answers.put("formedOn", formedOn);
                answers.put("important", important);
                answers.put("needsSuperior", needsSuperior);
                answers.put("answersFor", answersFor);
                answers.put("publishAt", publishAt);
                answers.put("visibleUntil", visibleUntil);
                answers.put("dropFiles", dropFiles);
                drafting.submit(number, answers, named, Answers.comment(comment));
            }
            case "withdraw" -> drafting.withdraw(number, Answers.commentOn("撤回的理由", comment));
            default -> throw Answers.unknown(outcome);
        }
    }

    // ---- reviews

    public void review(String number, String step, Object outcome, Object to, Object reviewOn, Object comment) {
        Step review = Step.of(step).orElseThrow();
        switch (Answers.outcome(outcome)) {
            case "approve" -> approval.approve(number, review, Answers.comment(comment));
            case "return", "hold" -> refer(number, review, outcome, to, reviewOn, comment);
            default -> throw Answers.unknown(outcome);
        }
    }

    public void decideTogether(
            String number,
            Object outcome,
            Object to,
            Object reviewOn,
            Object comment,
            Object heldOn,
            Object place,
            Object entitled,
            Object present,
            Object recused,
            Object votesFor,
            Object votesAgainst,
            Object abstained) {
        String decision = Answers.outcome(outcome);
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("heldOn", heldOn);
        answers.put("place", place);
        answers.put("entitled", entitled);
        answers.put("present", present);
        answers.put("recused", recused);
        answers.put("votesFor", votesFor);
        answers.put("votesAgainst", votesAgainst);
        answers.put("abstained", abstained);
        switch (decision) {
            case "approve" -> approval.decideTogether(number, meeting(answers), Answers.comment(comment));
            case "return", "hold" -> {
                approval.keepMeeting(number, meeting(answers), decision.equals("hold") ? "暂不公开" : "退回");
                refer(number, Step.COMMITTEE, outcome, to, reviewOn, comment);
            }
            default -> throw Answers.unknown(outcome);
        }
    }

    private MeetingRecord meeting(Map<String, Object> answers) {
        return MeetingRecord.read(new Given(answers), LocalDate.now(clock));
    }

    private void refer(String number, Step step, Object outcome, Object to, Object reviewOn, Object comment) {
        if (Answers.outcome(outcome).equals("return")) {
            String remark = Answers.commentOn("退回的理由", comment);
            approval.sendBack(number, step, Answers.text("step", "退回到哪一步", to, 40), remark);
        } else {
            String remark = Answers.commentOn("暂不公开的理由", comment);
            approval.hold(number, step, Answers.date("reviewOn", "重新审视日期", reviewOn), remark);
        }
    }

    public void fileNonDisclosure(String number, Object outcome, Object comment) {
        if (!Answers.outcome(outcome).equals("filed")) {
            throw Answers.unknown(outcome);
        }
        approval.nonDisclosureFiled(number, Answers.comment(comment));
    }

    public void lookAgain(String number) {
        approval.lookAgain(number);
    }

    // ---- the gate

    public void screen(String number) {
        publication.screen(number);
    }

    public void resolveFindings(
            String number, Object outcome, Object title, Object body, Object reason, Object comment) {
        switch (Answers.outcome(outcome)) {
            case "mask" ->
                drafting.mask(
                        number,
                        Answers.text("title", "标题", title, TITLE),
                        Answers.text("body", "正文", body, BODY),
                        Answers.comment(comment));
            case "override" -> drafting.override(number, Answers.required("reason", "放行的理由", reason, REASON));
            case "return" -> drafting.sendBackForFindings(number, Answers.commentOn("退回的理由", comment));
            default -> throw Answers.unknown(outcome);
        }
    }

    // ---- publication

    public void publicationDue(String number) {
        publication.publicationDue(number);
    }

    public void publishOnline(String number) {
        publication.publishOnline(number);
    }

    /** @param channel the task's description: what no answer can change */
    public void publishOffline(
            String number, String channel, Object outcome, Object doneOn, Object place, Object proof, Object comment) {
        if (!Answers.outcome(outcome).equals("done")) {
            throw Answers.unknown(outcome);
        }
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("doneOn", doneOn);
        answers.put("place", place);
        answers.put("proof", proof);
        Given given = new Given(answers);
        LocalDate on = given.date("doneOn", "公开日期");
        given.check(on != null, "doneOn", "请填写公开日期");
        String where = given.required("place", "公开地点", PLACE);
        String shown = given.required("proof", "凭证", PROOF);
        given.mustBeRight();
        publication.publishOffline(number, channel, on, where, shown, Answers.comment(comment));
    }

    // ---- public notice

    public void handOverObjections(String number) {
        notice.handOverObjections(number);
    }

    public void concludeNotice(String number, Object outcome, Object changes, Object comment) {
        switch (Answers.outcome(outcome)) {
            case "stands" -> notice.conclude(number, Answers.comment(comment));
            case "republish" ->
                notice.republish(number, Answers.text("changes", "要作哪些修改", changes, REASON), Answers.comment(comment));
            default -> throw Answers.unknown(outcome);
        }
    }

    /** @param which the task's description, 第2号异议: what no answer can change */
    public void handleObjection(String number, String which, Object outcome, Object reply, Object comment) {
        Objection.State state = switch (Answers.outcome(outcome)) {
            case "adopted" -> Objection.State.ADOPTED;
            case "not-adopted" -> Objection.State.NOT_ADOPTED;
            default -> throw Answers.unknown(outcome);
        };
        notice.answerObjection(
                number,
                Integer.parseInt(which.replaceAll("\\D", "")),
                state,
                Answers.required("reply", "答复", reply, REPLY),
                Answers.comment(comment));
    }

    // ---- the end

    public void fileWithSuperior(String number) {
        notice.fileWithSuperior(number);
    }

    public void archive(String number) {
        notice.archive(number);
    }

    public void remind(String number, String phase) {
        notice.remind(number, phase);
    }

    public void alert(String number, String phase) {
        notice.alert(number, phase);
    }
}
