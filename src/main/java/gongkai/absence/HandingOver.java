package gongkai.absence;

import gongkai.cases.CaseHistory;
import gongkai.cases.PhaseNotices;
import gongkai.organisation.Absence;
import gongkai.organisation.AbsenceBegun;
import gongkai.organisation.AbsenceDesk;
import gongkai.organisation.Organisation;
import gongkai.platform.ChineseDates;
import gongkai.platform.CurrentUser;
import gongkai.platform.EngineCases;
import gongkai.platform.EngineCases.OpenTask;
import gongkai.platform.Refused;
import gongkai.platform.StepGuard;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What somebody had taken when he went away goes to his deputy: nobody else could do it. */
@Component
@Transactional
class HandingOver {

    private final AbsenceDesk absences;
    private final AbsenceProcess process;
    private final EngineCases tasks;
    private final Organisation organisation;
    private final CaseHistory history;
    private final PhaseNotices notices;
    private final List<StepGuard> guards;

    HandingOver(
            AbsenceDesk absences,
            AbsenceProcess process,
            EngineCases tasks,
            Organisation organisation,
            CaseHistory history,
            PhaseNotices notices,
            List<StepGuard> guards) {
        this.absences = absences;
        this.process = process;
        this.tasks = tasks;
        this.organisation = organisation;
        this.history = history;
        this.notices = notices;
        this.guards = guards;
    }

    void ofAllWhoAreAway() {
        absences.begun().forEach(this::handOver);
    }

    @EventListener
    void begun(AbsenceBegun begun) {
        handOver(begun.absence());
    }

    private void handOver(Absence absence) {
        boolean deputyIsThere = organisation.deputyOf(absence.person()).isPresent();
        if (deputyIsThere && absences.handOver(absence.id())) {
            process.heldBy(absence.person())
                    .forEach(task -> tasks.lockHeld(task, absence.person())
                            .filter(held -> held.caseNumber() != null)
                            .ifPresent(held -> handOver(held, absence)));
        }
    }

    private void handOver(OpenTask task, Absence absence) {
        String away = organisation.nameOf(absence.person());
        String deputy = organisation.nameOf(absence.deputy());
        try {
            guards.forEach(guard -> guard.beforeFallingTo(absence.deputy(), task));
        } catch (Refused because) {
            record(task, "“" + task.label() + "”仍由" + away + "办理，没有转给代理人" + deputy, because.getMessage());
            return;
        }
        tasks.assign(task.id(), absence.deputy());
        record(task, "“" + task.label() + "”由" + away + "转给代理人" + deputy, null);
        notices.tellPeople(
                task.caseNumber(),
                "stands-in",
                "stands-in|" + absence.id() + "|" + task.id(),
                "由您代为办理",
                away + "请假至" + ChineseDates.of(absence.lastDay()) + "，“" + task.label() + "”由您代为办理。办理期限不变。\n",
                List.of(absence.deputy()));
    }

    private void record(OpenTask task, String what, String why) {
        history.record(task.caseNumber(), CurrentUser.SYSTEM, "请假交接", what, why, null);
    }
}
