package gongkai.disclosureonapplication;

import static gongkai.disclosureonapplication.DisclosureOnApplicationProcess.ACCEPTANCE;
import static gongkai.disclosureonapplication.DisclosureOnApplicationProcess.CORRECTION;
import static gongkai.disclosureonapplication.DisclosureOnApplicationProcess.DELIVERY;
import static gongkai.disclosureonapplication.DisclosureOnApplicationProcess.FILING;
import static gongkai.disclosureonapplication.DisclosureOnApplicationProcess.REVIEW;
import static gongkai.disclosureonapplication.DisclosureOnApplicationProcess.THIRD_PARTY;

import gongkai.cases.CaseDeadlines;
import gongkai.cases.CaseHistory;
import gongkai.deadlines.Deadlines;
import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.organisation.UnitInfo;
import gongkai.platform.ChineseDates;
import gongkai.platform.CurrentUser;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The office's side of an application, step by step. Each method runs inside the engine's step: what it refuses leaves
 * the task open, what it changes is committed together with the task.
 */
@Component
@Transactional
class ReviewDesk {

    private final DisclosureApplications applications;
    private final DisclosureOnApplicationProcess process;
    private final Deadlines deadlines;
    private final CaseDeadlines caseDeadlines;
    private final Organisation organisation;
    private final Grounds grounds;
    private final ReportRows reportRows;
    private final ApplicationLetters letters;
    private final ApplicationNotices notices;
    private final ApplicationFiles files;
    private final CaseHistory history;
    private final CurrentUser user;
    private final Clock clock;

    ReviewDesk(
            DisclosureApplications applications,
            DisclosureOnApplicationProcess process,
            Deadlines deadlines,
            CaseDeadlines caseDeadlines,
            Organisation organisation,
            Grounds grounds,
            ReportRows reportRows,
            ApplicationLetters letters,
            ApplicationNotices notices,
            ApplicationFiles files,
            CaseHistory history,
            CurrentUser user,
            Clock clock) {
        this.applications = applications;
        this.process = process;
        this.deadlines = deadlines;
        this.caseDeadlines = caseDeadlines;
        this.organisation = organisation;
        this.grounds = grounds;
        this.reportRows = reportRows;
        this.letters = letters;
        this.notices = notices;
        this.files = files;
        this.history = history;
        this.user = user;
        this.clock = clock;
    }

    String group(String number, Role role) {
        DisclosureApplication application = find(number);
        return organisation.group(
                role, role == Role.DEPARTMENT ? application.department() : application.organisation());
    }

    Decision decisionOf(String number) {
        return find(number).decision();
    }

    void accept(String number, String department, String comment) {
        DisclosureApplication application = find(number);
        UnitInfo unit = organisation.exists(department) ? organisation.unit(department) : null;
        if (unit == null
                || unit.kind() != UnitInfo.Kind.DEPARTMENT
                || !organisation.organisationOf(department).code().equals(application.organisation())) {
            throw new Refused("department", "没有“" + department + "”这个承办部门，请重新选择");
        }
        LocalDate on = notBefore(number, ACCEPTANCE);
        application.accept(department, on);
        deadlines.end(number, ACCEPTANCE);
        var review = deadlines.start(number, REVIEW, "application.review", on);
        line(number, "登记审核", "受理", comment, "已受理，转" + unit.name() + "承办");
        notices.tellApplicant(application, letters.acceptance(application, review), "已受理");
    }

    void askForCorrection(String number, String missing, String comment) {
        DisclosureApplication application = find(number);
        LocalDate on = notBefore(number, ACCEPTANCE);
        application.askForCorrection(missing);
        // The days already used stay used; counting goes on after the correction has come in.
        deadlines.pause(number, ACCEPTANCE, on, "等待申请人补正");
        var correction = deadlines.start(number, CORRECTION, "application.correction", on);
        line(number, "登记审核", "需要补正", CaseHistory.joined(missing, comment), "需要补正：" + missing);
        notices.tellApplicant(application, letters.correction(application, correction), "需要补正");
    }

    void decline(String number, String ground, String comment) {
        DisclosureApplication application = find(number);
        Grounds.Ground chosen = grounds.decline(ground);
        application.decline(chosen.code(), comment, chosen.reportRow(), today());
        deadlines.endAll(number);
        line(number, "登记审核", "不予受理：" + chosen.label(), comment, "不予受理：" + chosen.label());
        notices.tellApplicant(application, letters.notAccepted(application, chosen), "不予受理");
    }

    /** The correction's period ran out (application.correction): the application counts as withdrawn. */
    void lapse(String number) {
        DisclosureApplication application = find(number);
        application.lapse(reportRows.of("LAPSED"), today());
        deadlines.endAll(number);
        line(number, "补正期满", "视为撤回", null, "补正期限已过，没有收到补正材料，视为撤回申请");
        notices.tellApplicant(application, null, "视为撤回");
    }

    void propose(String number, Proposal proposal, String comment) {
        DisclosureApplication application = find(number);
        if (proposal.grounds() != null
                && (proposal.decision() == Decision.REFUSE || proposal.decision() == Decision.PARTIAL)) {
            grounds.exemption(proposal.grounds());
        }
        proposal.withheld().forEach(part -> grounds.exemption(part.ground()));
        application.propose(proposal);
        line(
                number,
                "承办审查",
                "提出意见：" + proposal.decision().label(),
                CaseHistory.joined(proposal.explanation(), comment),
                null);
    }

    void askForExtension(String number, String reason, String comment) {
        DisclosureApplication application = find(number);
        application.askForExtension(
                reason, today(), deadlines.of(number, REVIEW).getDueOn());
        line(number, "承办审查", "申请延期", CaseHistory.joined(reason, comment), null);
    }

    void grantExtension(String number, String comment) {
        DisclosureApplication application = find(number);
        application.grantExtension(today(), deadlines.of(number, REVIEW).getDueOn());
        var extended = deadlines.extend(number, REVIEW, "application.review.extended");
        caseDeadlines.carryOver(extended);
        line(
                number,
                "延期审批",
                "同意延期",
                comment,
                "审查延期至" + ChineseDates.of(extended.getDueOn()) + "，理由：" + application.extensionReason());
        notices.tellApplicant(application, letters.extension(application, extended), "延期答复");
    }

    void rejectExtension(String number, String comment) {
        find(number).rejectExtension();
        line(number, "延期审批", "不同意延期", comment, null);
    }

    void consult(String number, String party, String reason, String comment) {
        DisclosureApplication application = find(number);
        LocalDate on = notBefore(number, REVIEW);
        application.consult(party, reason);
        caseDeadlines.carryOver(deadlines.pause(number, REVIEW, on, "征求第三方意见"));
        var answer = deadlines.start(number, THIRD_PARTY, "application.third-party", on);
        letters.consultation(application, answer);
        line(number, "承办审查", "征求第三方意见", CaseHistory.joined(party + "：" + reason, comment), "征求第三方意见，审查期限暂停计算");
    }

    void thirdPartyAnswered(String number, Boolean consents, String answer, String comment) {
        DisclosureApplication application = find(number);
        application.thirdPartyAnswered(consents, answer);
        resume(number, today());
        line(
                number,
                "征求第三方意见",
                consents ? "第三方同意公开" : "第三方不同意公开",
                CaseHistory.joined(answer, comment),
                "第三方已经回复，审查期限继续计算");
    }

    /** The third party's own period ended without an answer; the review's clock runs on from the next day. */
    void resumeWithoutAnswer(String number) {
        find(number).thirdPartySilent();
        resume(number, deadlines.of(number, THIRD_PARTY).getDueOn());
        line(number, "征求第三方意见", "期满未复", null, "第三方没有在期限内回复，审查期限继续计算");
    }

    private void resume(String number, LocalDate answeredOn) {
        deadlines.end(number, THIRD_PARTY);
        caseDeadlines.carryOver(deadlines.resume(number, REVIEW, answeredOn));
    }

    void secrecyChecked(String number, boolean clear, String comment) {
        DisclosureApplication application = find(number);
        line(number, "保密审查", clear ? "可以公开" : "限制公开", comment, null);
        application.secrecyChecked(clear);
    }

    void decide(String number, String comment) {
        DisclosureApplication application = find(number);
        LocalDate today = today();
        application.decide(today);
        deadlines.end(number, REVIEW);
        Decision decision = application.decision();
        if (decision.discloses()) {
            deadlines.start(number, FILING, "application.filing", today);
        } else if (decision != Decision.REFUSE) {
            startDelivery(number);
        }
        line(number, "领导审批", "同意：" + decision.label(), comment, "已作出决定");
    }

    void sendBack(String number, String comment) {
        find(number);
        line(number, "领导审批", "退回", comment, null);
    }

    void reported(String number, LocalDate reportedOn, String comment) {
        DisclosureApplication application = find(number);
        if (reportedOn == null) {
            throw new Refused("reportedOn", "请填写报送日期");
        }
        if (reportedOn.isAfter(today())) {
            throw new Refused("reportedOn", "报送日期不能晚于今天");
        }
        application.reported(reportedOn);
        deadlines.end(number, FILING);
        line(number, "报送审核", "已报送，" + ChineseDates.of(reportedOn), comment, "已报上一级党组织审核");
    }

    void superiorAgreed(String number, String comment) {
        find(number).superiorAgreed(comment);
        superiorAnswered(number, "上级批复", "同意", comment);
    }

    void superiorAgreedInPart(String number, List<Withheld> withheld, String comment) {
        withheld.forEach(part -> grounds.exemption(part.ground()));
        find(number).superiorAgreedInPart(withheld, comment);
        superiorAnswered(number, "上级批复", "部分同意", comment);
    }

    void superiorForbade(String number, String comment) {
        find(number).superiorForbade(comment);
        superiorAnswered(number, "上级批复", "不同意公开", comment);
    }

    void refusalAgreed(String number, String comment) {
        find(number).superiorAgreed(comment);
        superiorAnswered(number, "上级同意", "同意不予公开", comment);
    }

    void refusalRejected(String number, String comment) {
        find(number).refusalRejected(comment);
        // The review goes on under its old date: nothing in the rules gives it a new one.
        deadlines.reopen(number, REVIEW);
        line(number, "上级同意", "不同意不予公开，退回重新审查", comment, "上一级党组织要求重新审查");
    }

    /** Before the engine enters the phase, which makes its timers from this date. */
    private void startDelivery(String number) {
        deadlines.start(number, DELIVERY, "application.delivery", today());
    }

    private void superiorAnswered(String number, String step, String outcome, String comment) {
        startDelivery(number);
        line(number, step, outcome, comment, "上一级党组织已经批复");
    }

    /** The letter is made from the decision; where the applicant chose e-mail it goes out by itself. */
    void issueReply(String number) {
        DisclosureApplication application = find(number);
        application.mayBeReplied();
        var letter = letters.reply(application);
        line(number, "制作答复书", application.decision().label() + "，" + letter.number(), null, "答复书已经制作");
        notices.sendReply(application, letter);
    }

    void delivered(String number, LocalDate on, DeliveryMethod method, String proof, String comment) {
        DisclosureApplication application = find(number);
        application.delivered(on, method, proof, today(), outcomeCode(application));
        deadlines.endAll(number);
        line(
                number,
                "答复送达",
                method.label() + "，" + ChineseDates.of(on),
                CaseHistory.joined(proof, comment),
                "答复已于" + ChineseDates.of(on) + "送达（" + method.label() + "）");
    }

    /** The mail with the reply has gone out: that is its delivery. */
    void mailed(String number) {
        DisclosureApplication application = find(number);
        if (application.status() != Status.DELIVERING) {
            return; // the office was quicker and recorded another way
        }
        delivered(number, today(), DeliveryMethod.EMAIL, "邮件系统已送出", null);
        process.replyMailed(number);
    }

    /** A replied case is filed with the superior, then every ended case goes into the archive. */
    void archive(String number) {
        DisclosureApplication application = find(number);
        if (application.status() == Status.REPLIED) {
            line(number, "备案", "报上一级党组织备案", null, null);
            notices.fileWithSuperior(application);
        }
        files.file(application);
    }

    private String outcomeCode(DisclosureApplication application) {
        // Partial outranks the rest; a refusal counts under its ground's row.
        if (application.decision() == Decision.REFUSE) {
            return grounds.of(application.grounds()).reportRow();
        }
        return reportRows.of(application.decision().name());
    }

    private void line(String number, String step, String outcome, String comment, String publicText) {
        history.record(number, user.id(), step, outcome, comment, publicText);
    }

    /**
     * Today, or the later day on which the phase's clock began or ran on again: what comes in the evening or on a rest day
     * counts as received on the next working day, and nothing can be counted from before that.
     */
    private LocalDate notBefore(String number, String phase) {
        var deadline = deadlines.of(number, phase);
        LocalDate day = deadline.getStartedOn();
        for (var pause : deadline.getPauses()) {
            day = pause.answeredOn() != null && pause.answeredOn().isAfter(day) ? pause.answeredOn() : day;
        }
        return day.isAfter(today()) ? day : today();
    }

    private DisclosureApplication find(String number) {
        return applications.findById(number).orElseThrow(() -> new NotFound("没有这件申请"));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
