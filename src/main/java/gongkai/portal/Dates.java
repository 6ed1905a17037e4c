package gongkai.portal;

import gongkai.platform.EngineClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/** Dates as the pages write them, in China whatever the server's zone. Templates ask it by its bean name. */
@Component("dates")
class Dates {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("M月d日");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日HH:mm");

    public String day(LocalDate date) {
        return DAY.format(date);
    }

    public String dayOfYear(LocalDate date) {
        return DAY_OF_YEAR.format(date);
    }

    /** For lists of what goes on: 9月22日—9月29日. */
    public String range(LocalDate first, LocalDate last) {
        return DAY_OF_YEAR.format(first) + "—" + DAY_OF_YEAR.format(last);
    }

    /** The year once where it is the same. */
    static String span(LocalDate first, LocalDate last) {
        return DAY.format(first) + "至" + (first.getYear() == last.getYear() ? DAY_OF_YEAR : DAY).format(last);
    }

    public String minute(Instant at) {
        return MINUTE.format(at.atZone(EngineClock.CHINA));
    }

    public LocalDate dayOf(Instant at) {
        return at.atZone(EngineClock.CHINA).toLocalDate();
    }

    /** For the datetime attribute. */
    public String machine(Instant at) {
        return at.atZone(EngineClock.CHINA).toOffsetDateTime().toString();
    }
}
