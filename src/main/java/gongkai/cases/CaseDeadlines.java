package gongkai.cases;

import gongkai.archive.FileDestroyed;
import gongkai.deadlines.Deadline;
import gongkai.deadlines.DeadlineMoved;
import gongkai.deadlines.Deadlines;
import gongkai.deadlines.RemindersMoved;
import gongkai.letters.Letters;
import gongkai.notification.Notifications;
import gongkai.platform.PhaseTimers;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What follows in a case from what other modules say: a date moved, a file was destroyed. In their transaction. */
@Component
public class CaseDeadlines {

    private final Procedures procedures;
    private final Deadlines deadlines;
    private final PhaseTimers timers;
    private final PhaseNotices notices;
    private final CaseHistory history;
    private final Letters letters;
    private final Notifications notifications;
    private final Clock clock;

    CaseDeadlines(
            Procedures procedures,
            Deadlines deadlines,
            PhaseTimers timers,
            PhaseNotices notices,
            CaseHistory history,
            Letters letters,
            Notifications notifications,
            Clock clock) {
        this.procedures = procedures;
        this.deadlines = deadlines;
        this.timers = timers;
        this.notices = notices;
        this.history = history;
        this.letters = letters;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** Case, task and timers carry one date: what the deadline says now is carried over to the engine. */
    public void carryOver(Deadline deadline) {
        var now = clock.instant();
        timers.move(
                deadline.getCaseNumber(),
                deadline.getPhase(),
                deadline.getState() == Deadline.State.PAUSED ? null : deadlines.due(deadline),
                deadlines.nextReminder(deadline, now),
                deadlines.nextAlert(deadline, now));
    }

    /** The calendar changed a date: task and timers follow, and who holds the task is told. */
    @EventListener
    void moved(DeadlineMoved moved) {
        if (procedures.of(moved.caseNumber()).isPresent()) {
            carryOver(deadlines.of(moved.caseNumber(), moved.phase()));
            notices.moved(moved.caseNumber(), moved.phase(), moved.oldDue(), moved.newDue(), moved.why());
        }
    }

    /** Only the mornings of reminders changed: nobody need be told. */
    @EventListener
    void moved(RemindersMoved moved) {
        if (procedures.of(moved.caseNumber()).isPresent()) {
            carryOver(deadlines.of(moved.caseNumber(), moved.phase()));
        }
    }

    @EventListener
    void destroyed(FileDestroyed destroyed) {
        procedures.of(destroyed.caseNumber()).ifPresent(procedure -> {
            procedure.erase(destroyed.caseNumber());
            history.erase(destroyed.caseNumber());
            letters.erase(destroyed.caseNumber());
            notifications.erase(destroyed.caseNumber());
        });
    }
}
