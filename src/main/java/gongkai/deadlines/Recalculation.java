package gongkai.deadlines;

import gongkai.deadlines.Deadline.State;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a calendar year does to the open deadlines that touch it: shown beforehand, then done. Page by page, never a query per case. */
@Component
class Recalculation {

    static final int SHOWN = 200;
    private static final int PAGE = 500;
    private static final int MOST_DAYS_NAMED = 6;

    /**
     * One deadline that moves.
     *
     * @param what the rule's label, as people call the phase
     * @param why the days in its period that changed
     */
    record Move(String caseNumber, String what, LocalDate from, LocalDate to, String why) {}

    /**
     * @param touching open deadlines that touch the year
     * @param moved how many of them end on another day
     * @param firm how many keep their day and are no longer provisional
     * @param moves the first of those that move, as many as a page can show
     */
    record Effect(long touching, long moved, long firm, List<Move> moves) {}

    private final StoredDeadlines stored;
    private final EntityManager entities;
    private final Register register;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Recalculation(
            StoredDeadlines stored,
            EntityManager entities,
            Register register,
            ApplicationEventPublisher events,
            Clock clock) {
        this.stored = stored;
        this.entities = entities;
        this.register = register;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Effect foresee(CalendarYear year) {
        var before = register.calendar();
        var after = before.with(year, before.revision());
        long touching = 0, moved = 0, firm = 0, last = 0;
        var moves = new ArrayList<Move>();
        List<Deadline> page;
        do {
            page = stored.touching(year.first(), year.last(), last, Limit.of(PAGE));
            for (var deadline : page) {
                touching++;
                last = deadline.getId();
                var counted = deadline.count(rule(deadline), after);
                if (!counted.due().equals(deadline.getDueOn())) {
                    moved++;
                    if (moves.size() < SHOWN) {
                        moves.add(new Move(
                                deadline.getCaseNumber(),
                                rule(deadline).label(),
                                deadline.getDueOn(),
                                counted.due(),
                                changes(before, after, deadline.getStartedOn(), later(deadline, counted.due()))));
                    }
                } else if (deadline.isProvisional() && !counted.provisional()) {
                    firm++;
                }
            }
            entities.clear();
        } while (page.size() == PAGE);
        return new Effect(touching, moved, firm, List.copyOf(moves));
    }

    /**
     * Counts every open deadline that touches the year by the calendar now in force, if it was counted by an older one.
     *
     * @param before the calendar that was in force until now, null where it is no longer known
     * @return how many moved
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long settle(CalendarYear year, WorkingCalendar before) {
        var after = register.calendar();
        var now = clock.instant();
        var was = before == null ? null : new AlertTimes(register.rules(), before);
        var is = new AlertTimes(register.rules(), after);
        long moved = 0, last = 0;
        List<Deadline> page;
        do {
            page = stored.touchingForChange(year.first(), year.last(), last, after.revision(), Limit.of(PAGE));
            var announce = new ArrayList<>();
            var same = new ArrayList<Long>();
            for (var deadline : page) {
                last = deadline.getId();
                var rule = rule(deadline);
                var counted = deadline.count(rule, after);
                var due = deadline.getDueOn();
                if (counted.due().equals(due) && counted.provisional() == deadline.isProvisional()) {
                    same.add(deadline.getId());
                } else {
                    deadline.recount(rule, after);
                }
                if (!counted.due().equals(due)) {
                    moved++;
                    announce.add(new DeadlineMoved(
                            deadline.getCaseNumber(),
                            deadline.getPhase(),
                            due,
                            counted.due(),
                            why(year, before, after, deadline.getStartedOn(), later(due, counted.due()))));
                } else if (deadline.getState() == State.RUNNING
                        && (was == null
                                || !was.nextReminder(due, now).equals(is.nextReminder(due, now))
                                || !was.nextAlert(due, now).equals(is.nextAlert(due, now)))) {
                    announce.add(new RemindersMoved(deadline.getCaseNumber(), deadline.getPhase(), due));
                }
            }
            // Written before anyone is told, so that who listens reads the new date whatever way he reads it.
            entities.flush();
            if (!same.isEmpty()) {
                stored.counted(same, after.revision());
            }
            entities.clear();
            announce.forEach(events::publishEvent);
            entities.flush();
            entities.clear();
        } while (page.size() == PAGE);
        return moved;
    }

    private Rule rule(Deadline deadline) {
        return register.rule(deadline.getRuleId(), deadline.getRuleVersion());
    }

    private static LocalDate later(Deadline deadline, LocalDate other) {
        return later(deadline.getDueOn(), other);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static String why(
            CalendarYear year, WorkingCalendar before, WorkingCalendar after, LocalDate from, LocalDate until) {
        var reason = "按" + year.year() + "年节假日安排（" + year.notice() + "）重新计算";
        var changes = before == null ? "" : changes(before, after, from, until);
        return changes.isEmpty() ? reason : reason + "：" + changes;
    }

    /** "1月2日改为放假（元旦节），1月4日改为补班". */
    private static String changes(WorkingCalendar before, WorkingCalendar after, LocalDate from, LocalDate until) {
        var changes = new ArrayList<String>();
        for (var day = from.plusDays(1); !day.isAfter(until); day = day.plusDays(1)) {
            if (before.isWorkingDay(day) != after.isWorkingDay(day)) {
                if (changes.size() == MOST_DAYS_NAMED) {
                    return String.join("，", changes) + "等";
                }
                var kind = after.isMakeUp(day) ? "补班" : after.isWorkingDay(day) ? "工作日" : "放假（" + after.why(day) + "）";
                changes.add(day.getMonthValue() + "月" + day.getDayOfMonth() + "日改为" + kind);
            }
        }
        return String.join("，", changes);
    }
}
