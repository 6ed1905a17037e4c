package gongkai.deadlines;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The days of a year that the State Council's notice takes out of the weekly round.
 *
 * @param version counts the loadings of this year; 0 for one that isn't stored
 */
record CalendarYear(int year, String notice, int version, SortedMap<LocalDate, CalendarDay> days) {

    enum Kind {
        REST,
        WORK
    }

    /** @param holiday the holiday a rest day belongs to, or that a make-up day makes up for */
    record CalendarDay(LocalDate date, Kind kind, String holiday) {}

    CalendarYear {
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
    }

    LocalDate first() {
        return LocalDate.of(year, 1, 1);
    }

    LocalDate last() {
        return LocalDate.of(year, 12, 31);
    }

    /** The same days under the same notice; which loading it was doesn't matter. */
    boolean sameAs(CalendarYear other) {
        return other != null && year == other.year && notice.equals(other.notice) && days.equals(other.days);
    }

    /** The year as counted while its notice isn't there. */
    static CalendarYear withoutNotice(int year) {
        var days = new TreeMap<LocalDate, CalendarDay>();
        StatutoryHolidays.of(year).forEach((date, name) -> days.put(date, new CalendarDay(date, Kind.REST, name)));
        return new CalendarYear(year, "", 0, days);
    }

    static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
