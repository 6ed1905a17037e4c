package gongkai.deadlines;

import gongkai.deadlines.CalendarYear.Kind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which days are worked, as known at one moment: the loaded years, and every other year by weekdays less the statutory
 * holidays. Immutable; a year that is loaded or corrected makes a new calendar.
 */
class WorkingCalendar {

    static final String WORKING = "工作日";
    static final String WEEKEND = "周末";
    static final String MAKE_UP = "调休补班";

    private final long revision;
    private final Map<Integer, CalendarYear> loaded;
    private final Map<Integer, CalendarYear> provisional = new ConcurrentHashMap<>();

    /** @param revision grows with every loading, so that what was counted under an older calendar can be told */
    WorkingCalendar(long revision, Map<Integer, CalendarYear> loaded) {
        this.revision = revision;
        this.loaded = Map.copyOf(loaded);
    }

    long revision() {
        return revision;
    }

    WorkingCalendar with(CalendarYear year, long revision) {
        var years = new HashMap<>(loaded);
        years.put(year.year(), year);
        return new WorkingCalendar(revision, years);
    }

    /** Whether the year's notice isn't loaded, so that its days may still change. */
    boolean isProvisional(int year) {
        return !loaded.containsKey(year);
    }

    SortedSet<Integer> loadedYears() {
        return new TreeSet<>(loaded.keySet());
    }

    CalendarYear year(int year) {
        var known = loaded.get(year);
        return known != null ? known : provisional.computeIfAbsent(year, CalendarYear::withoutNotice);
    }

    boolean isWorkingDay(LocalDate date) {
        var exception = year(date.getYear()).days().get(date);
        return exception == null ? !CalendarYear.isWeekend(date) : exception.kind() == Kind.WORK;
    }

    boolean isMakeUp(LocalDate date) {
        var exception = year(date.getYear()).days().get(date);
        return exception != null && exception.kind() == Kind.WORK;
    }

    /** Why a day is worked or not: 工作日, 调休补班, 周末 or the holiday's name, which a weekend inside a holiday takes too. */
    String why(LocalDate date) {
        if (isMakeUp(date)) {
            return MAKE_UP;
        }
        if (isWorkingDay(date)) {
            return WORKING;
        }
        var holiday = holiday(date);
        return holiday == null ? WEEKEND : holiday;
    }

    private String holiday(LocalDate date) {
        var named = named(date);
        if (named != null) {
            return named;
        }
        var saturday = date.getDayOfWeek() == DayOfWeek.SATURDAY ? date : date.minusDays(1);
        var before = namedWeekday(saturday.minusDays(1));
        var after = namedWeekday(saturday.plusDays(2));
        var sunday = saturday.plusDays(1);
        // The other half of the weekend joins only when it rests too: a make-up Saturday cuts Sunday off from Friday.
        if (date.equals(saturday)) {
            return before != null ? before : isWorkingDay(sunday) ? null : orElse(named(sunday), after);
        }
        return after != null ? after : isWorkingDay(saturday) ? null : orElse(named(saturday), before);
    }

    private static String orElse(String first, String second) {
        return first != null ? first : second;
    }

    private String namedWeekday(LocalDate date) {
        return isWorkingDay(date) ? null : named(date);
    }

    private String named(LocalDate date) {
        var exception = year(date.getYear()).days().get(date);
        if (exception != null && exception.kind() == Kind.REST) {
            return exception.holiday();
        }
        return exception == null && CalendarYear.isWeekend(date)
                ? StatutoryHolidays.of(date.getYear()).get(date)
                : null;
    }

    /** The first working day on or after. */
    LocalDate onOrAfter(LocalDate date) {
        var day = date;
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    LocalDate after(LocalDate date) {
        return onOrAfter(date.plusDays(1));
    }

    /** So many working days before a day, which itself needn't be one; none is the day itself. */
    LocalDate before(LocalDate date, int workingDays) {
        var day = date;
        for (var left = workingDays; left > 0; ) {
            day = day.minusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    /** Working days after the first date up to and including the second. */
    int between(LocalDate after, LocalDate upTo) {
        var count = 0;
        for (var day = after.plusDays(1); !day.isAfter(upTo); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                count++;
            }
        }
        return count;
    }

    public int workingDaysIn(int year) {
        return between(LocalDate.of(year - 1, 12, 31), LocalDate.of(year, 12, 31));
    }
}
