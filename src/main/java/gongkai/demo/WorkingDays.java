package gongkai.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** The working days of a stretch of time, to be counted and chosen from. */
class WorkingDays {

    private final List<LocalDate> days = new ArrayList<>();

    WorkingDays(LocalDate from, LocalDate to, Predicate<LocalDate> worked) {
        from.datesUntil(to.plusDays(1)).filter(worked).forEach(days::add);
    }

    /** The day itself where it is worked, else the last one before. */
    LocalDate upTo(LocalDate day) {
        return days.get(place(day, false));
    }

    /** So many working days later, or earlier where negative; what isn't worked counts for the day before, or after. */
    LocalDate plus(LocalDate day, int workingDays) {
        return days.get(place(day, workingDays < 0) + workingDays);
    }

    /** Both included. */
    List<LocalDate> between(LocalDate from, LocalDate to) {
        return days.stream()
                .filter(day -> !day.isBefore(from) && !day.isAfter(to))
                .toList();
    }

    private int place(LocalDate day, boolean after) {
        int found = Collections.binarySearch(days, day);
        return found >= 0 ? found : -found - (after ? 1 : 2);
    }
}
