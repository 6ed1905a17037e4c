package gongkai.deadlines;

import gongkai.platform.EngineClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/** When a running deadline makes itself heard: before it, on its day, and while it is overdue. */
class AlertTimes {

    static final String REMINDER = "alert.reminder";
    static final String REPEAT = "alert.repeat";

    /** A deadline runs to the end of its last day, in China. */
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private final RuleBook rules;
    private final WorkingCalendar calendar;

    AlertTimes(RuleBook rules, WorkingCalendar calendar) {
        this.rules = rules;
        this.calendar = calendar;
    }

    static Instant due(LocalDate dueOn) {
        return at(dueOn, END_OF_DAY);
    }

    /** The first reminder strictly after; none once the day's own has gone out. */
    Optional<Instant> nextReminder(LocalDate dueOn, Instant after) {
        var rule = rules.inForce(REMINDER, day(after));
        return rule.numbers().stream()
                .map(workingDays -> at(calendar.before(dueOn, workingDays), rule.at()))
                .filter(time -> time.isAfter(after))
                .min(Instant::compareTo);
    }

    /** The deadline itself, then every so many working days in the morning. */
    Instant nextAlert(LocalDate dueOn, Instant after) {
        if (due(dueOn).isAfter(after)) {
            return due(dueOn);
        }
        var rule = rules.inForce(REPEAT, day(after));
        var every = rule.number();
        var ordinal = every == 1 ? 0 : calendar.between(dueOn, day(after).minusDays(1));
        for (var day = day(after); ; day = day.plusDays(1)) {
            if (!calendar.isWorkingDay(day) || !day.isAfter(dueOn)) {
                continue;
            }
            ordinal++;
            if (ordinal % every == 0 && at(day, rule.at()).isAfter(after)) {
                return at(day, rule.at());
            }
        }
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(EngineClock.CHINA).toLocalDate();
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(EngineClock.CHINA).toInstant();
    }
}
