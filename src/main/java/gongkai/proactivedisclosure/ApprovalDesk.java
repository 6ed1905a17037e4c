package gongkai.proactivedisclosure;

import gongkai.cases.CaseHistory;
import gongkai.deadlines.Deadlines;
import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.platform.ChineseDates;
import gongkai.platform.CurrentUser;
import gongkai.platform.EngineClock;
import gongkai.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The reviewers' side: approve, send back, hold; and what follows of a hold. Each method runs inside the engine's step. */
@Component
@Transactional
class ApprovalDesk {

    private final Disclosures disclosures;
    private final Meetings meetings;
    private final ProactiveDisclosureProcess process;
    private final PublicationClock publicationClock;
    private final Gate gate;
    private final Deadlines deadlines;
    private final DisclosureNotices notices;
    private final Organisation organisation;
    private final CaseHistory history;
    private final CurrentUser user;
    private final Clock clock;

    ApprovalDesk(
            Disclosures disclosures,
            Meetings meetings,
            ProactiveDisclosureProcess process,
            PublicationClock publicationClock,
            Gate gate,
            Deadlines deadlines,
            DisclosureNotices notices,
            Organisation organisation,
            CaseHistory history,
            CurrentUser user,
            Clock clock) {
        this.disclosures = disclosures;
        this.meetings = meetings;
        this.process = process;
        this.publicationClock = publicationClock;
        this.gate = gate;
        this.deadlines = deadlines;
        this.notices = notices;
        this.organisation = organisation;
        this.history = history;
        this.user = user;
        this.clock = clock;
    }

    // ---- what the diagram asks

    String group(String number, Role role) {
        return organisation.groupInCharge(role, disclosures.get(number).unit());
    }

    /** Who may deal with what the gate found: the department, and who reviews secrecy. */
    Set<String> resolvers(String number) {
        return new LinkedHashSet<>(List.of(group(number, Role.DEPARTMENT), group(number, Role.SECRECY)));
    }

    boolean at(String number, String status) {
        return disclosures.get(number).status().id().equals(status);
    }

    boolean needs(String number, String step) {
        return disclosures.get(number).needs(Step.of(step).orElseThrow());
    }

    /** @param step a review's id, or {@code revise} for the department */
    boolean returnsTo(String number, String step) {
        Step to = disclosures.get(number).returnTo();
        return step.equals(to == null ? ProactiveDisclosureProcess.REVISE : to.id());
    }

    Date reviewDate(String number) {
        return Date.from(disclosures
                .get(number)
                .reviewOn()
                .atStartOfDay(EngineClock.CHINA)
                .toInstant());
    }

    // ---- the reviews

    void approve(String number, Step step, String comment) {
        Disclosure disclosure = disclosures.lock(number);
        mustNotHaveEnded(number);
        disclosure.approve(step, user.id(), today());
        line(number, step.label(), "同意", comment);
    }

    void sendBack(String number, Step from, String to, String comment) {
        Disclosure disclosure = disclosures.lock(number);
        Step target = target(to);
        disclosure.sendBack(from, target);
        line(number, from.label(), target == null ? "退回修改" : "退回到“" + target.label() + "”", comment);
    }

    private static Step target(String to) {
        return to == null || to.equals(ProactiveDisclosureProcess.REVISE)
                ? null
                : Step.of(to).orElseThrow(() -> new Refused("step", "没有“" + to + "”这一步，请重新选择；不选的，退回提出部门修改"));
    }

    void hold(String number, Step from, LocalDate reviewOn, String comment) {
        Disclosure disclosure = disclosures.lock(number);
        disclosure.hold(from, reviewOn, today());
        deadlines.end(number, ProactiveDisclosureProcess.PUBLISH);
        line(number, from.label(), "暂不公开，" + ChineseDates.of(reviewOn) + "重新审视", comment);
    }

    /** @param meeting null where none was recorded */
    void decideTogether(String number, MeetingRecord meeting, String comment) {
        if (meeting == null) {
            throw MeetingRecord.missing();
        }
        Disclosure disclosure = disclosures.lock(number);
        mustNotHaveEnded(number);
        var verdict = process.verdict(meeting);
        if (!verdict.valid()) {
            throw new Refused(verdict.field(), verdict.sentence());
        }
        disclosure.approve(Step.COMMITTEE, user.id(), today());
        keep(disclosure, meeting, "同意");
        line(number, Step.COMMITTEE.label(), "同意：" + verdict.sentence(), comment);
    }

    private void mustNotHaveEnded(String number) {
        gate.mustNotHaveEnded(number, "“退回”，由提出部门撤回");
    }

    void keepMeeting(String number, MeetingRecord meeting, String decision) {
        if (meeting != null) {
            keep(disclosures.get(number), meeting, decision);
        }
    }

    private void keep(Disclosure disclosure, MeetingRecord meeting, String decision) {
        meetings.save(new Meeting(disclosure, meeting, decision, user.id(), clock.instant()));
    }

    // ---- held

    void nonDisclosureFiled(String number, String comment) {
        Disclosure disclosure = disclosures.lock(number);
        disclosure.mustBeHeld();
        notices.fileNonDisclosure(disclosure);
        line(number, "暂不公开报备", "已报上一级党组织备案", comment);
    }

    /** The day has come on which it is looked at again: it goes back to the department, under a period of its own. */
    void lookAgain(String number) {
        Disclosure disclosure = disclosures.lock(number);
        disclosure.lookAgain();
        var deadline = publicationClock.run(disclosure);
        line(number, "重新审视", "退回提出部门重新提出，最迟" + ChineseDates.of(deadline.getDueOn()) + "公开", null);
        notices.lookAgain(disclosure, group(number, Role.DEPARTMENT));
    }

    private void line(String number, String step, String outcome, String comment) {
        history.record(number, user.id(), step, outcome, comment, null);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
