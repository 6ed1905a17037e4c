package gongkai.archive;

import static gongkai.platform.EngineClock.CHINA;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Dates as people here write them: 2026年10月8日. */
final class ChineseDate {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu年M月d日 HH:mm");

    private ChineseDate() {}

    static String of(LocalDate date) {
        return DAY.format(date);
    }

    static String of(Instant at) {
        return MINUTE.format(at.atZone(CHINA));
    }
}
