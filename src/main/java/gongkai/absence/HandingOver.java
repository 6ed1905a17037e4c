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

    HandingOver(
            AbsenceDesk absences,
            AbsenceProcess process,
            EngineCases tasks,
            Organisation organisation,
            CaseHistory history,
            PhaseNotices notices) {
        this.absences = absences;
        this.process = process;
        this.tasks = tasks;
        this.organisation = organisation;
        this.history = history;
        this.notices = notices;
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
            process.heldBy(absence.person()).forEach(task -> handOver(task, absence));
        }
    }

    private void handOver(String taskId, Absence absence) {
        tasks.lock(taskId);
        process.held(taskId, absence.person()).ifPresent(task -> {
            tasks.assign(taskId, absence.deputy());
            String away = organisation.nameOf(absence.person());
            history.record(
                    task.caseNumber(),
                    CurrentUser.SYSTEM,
                    "请假交接",
                    "“" + task.label() + "”由" + away + "转给代理人" + organisation.nameOf(absence.deputy()),
                    null,
                    null);
            notices.tellPeople(
                    task.caseNumber(),
                    "stands-in",
                    "stands-in|" + absence.id() + "|" + taskId,
                    "由您代为办理",
                    away + "请假至" + ChineseDates.of(absence.lastDay()) + "，“" + task.label() + "”由您代为办理。办理期限不变。\n",
                    List.of(absence.deputy()));
        });
    }
}
