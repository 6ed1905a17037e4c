package gongkai.disclosureonapplication;

import java.time.LocalDate;

/** Dates as official texts write them. */
final class ChineseDates {

    private ChineseDates() {}

    static String of(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }
}
