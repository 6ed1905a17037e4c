package gongkai.platform;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Dates as official texts and pages write them, in China whatever the server's zone. */
public final class ChineseDates {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu年M月d日 HH:mm");

    private ChineseDates() {}

    /** @return such as 2026年10月8日 */
    public static String of(LocalDate date) {
        return DAY.format(date);
    }

    /** @return such as 2026年10月8日 08:30 */
    public static String of(Instant at) {
        return MINUTE.format(at.atZone(EngineClock.CHINA));
    }
}
