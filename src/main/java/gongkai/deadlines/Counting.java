package gongkai.deadlines;

import gongkai.deadlines.Explanation.Day;
import gongkai.deadlines.Explanation.Mark;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts a period day by day. The date and its explanation come from the same walk, so they can't disagree. The day of
 * the event is not counted.
 */
class Counting {

    private final WorkingCalendar calendar;

    Counting(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    Counted count(Rule rule, LocalDate from, List<Pause> pauses) {
        return switch (rule.unit()) {
            case WORKING_DAYS -> workingDays(rule.number(), from, pauses);
            case DAYS, MINIMUM_DAYS -> straight(rule.unit(), rule.number(), from, pauses);
            case MONTHS, MINIMUM_MONTHS ->
                straight(rule.unit(), daysUntil(from, from.plusMonths(rule.number())), from, pauses);
            case ANNUAL_DATE -> straight(rule.unit(), daysUntil(from, next(rule, from)), from, pauses);
            case PERIOD_MONTHS -> period(from, from.plusMonths(rule.number()).minusDays(1));
            default -> throw new IllegalArgumentException(rule.id() + " is no period");
        };
    }

    private Counted workingDays(int number, LocalDate from, List<Pause> pauses) {
        var days = begin(from);
        var day = from;
        for (var ordinal = 0; ordinal < number; ) {
            day = day.plusDays(1);
            var pause = pauseOn(day, pauses);
            if (pause != null) {
                days.add(new Day(day, false, null, paused(pause), Mark.PAUSED));
            } else if (calendar.isWorkingDay(day)) {
                var mark = calendar.isMakeUp(day) ? Mark.MAKE_UP : Mark.COUNTED;
                days.add(new Day(day, true, ++ordinal, calendar.why(day), mark));
            } else {
                days.add(new Day(day, false, null, calendar.why(day), Mark.REST));
            }
        }
        return end(days, Unit.WORKING_DAYS);
    }

    private Counted straight(Unit unit, int number, LocalDate from, List<Pause> pauses) {
        var days = begin(from);
        var day = from;
        for (var ordinal = 0; ordinal < number; ) {
            day = day.plusDays(1);
            var pause = pauseOn(day, pauses);
            days.add(
                    pause != null
                            ? new Day(day, false, null, paused(pause), Mark.PAUSED)
                            : new Day(day, true, ++ordinal, "自然日", Mark.COUNTED));
        }
        while (unit.movesOffRestDays() && (!calendar.isWorkingDay(day) || pauseOn(day, pauses) != null)) {
            day = day.plusDays(1);
            var pause = pauseOn(day, pauses);
            days.add(
                    pause != null
                            ? new Day(day, false, null, paused(pause), Mark.PAUSED)
                            : new Day(day, false, null, moved(day), Mark.MOVED));
        }
        return end(days, unit);
    }

    private String moved(LocalDate day) {
        return calendar.isWorkingDay(day) ? "顺延到此日" : calendar.why(day) + "，顺延";
    }

    private Counted period(LocalDate first, LocalDate last) {
        var days = new ArrayList<Day>();
        var ordinal = 0;
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            days.add(new Day(day, true, ++ordinal, "自然日", Mark.COUNTED));
        }
        return end(days, Unit.PERIOD_MONTHS);
    }

    private static List<Day> begin(LocalDate from) {
        var days = new ArrayList<Day>();
        days.add(new Day(from, false, null, "起算日，当天不计入", Mark.START));
        return days;
    }

    private Counted end(List<Day> days, Unit unit) {
        var due = days.get(days.size() - 1).date();
        var provisional = unit.followsCalendar()
                && days.stream()
                        .skip(1)
                        .mapToInt(day -> day.date().getYear())
                        .distinct()
                        .anyMatch(calendar::isProvisional);
        return new Counted(due, provisional, List.copyOf(days));
    }

    private static Pause pauseOn(LocalDate day, List<Pause> pauses) {
        for (var pause : pauses) {
            if (pause.covers(day)) {
                return pause;
            }
        }
        return null;
    }

    private static String paused(Pause pause) {
        return pause.why() == null || pause.why().isBlank() ? "暂停" : "暂停：" + pause.why();
    }

    private static int daysUntil(LocalDate from, LocalDate to) {
        return (int) ChronoUnit.DAYS.between(from, to);
    }

    private static LocalDate next(Rule rule, LocalDate from) {
        var thisYear = rule.annualDate().atYear(from.getYear());
        return thisYear.isAfter(from) ? thisYear : rule.annualDate().atYear(from.getYear() + 1);
    }
}
