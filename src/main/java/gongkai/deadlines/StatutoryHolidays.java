package gongkai.deadlines;

import com.nlf.calendar.Lunar;
import com.nlf.calendar.Solar;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The holidays that the national regulation on public holidays fixes by itself, without any yearly notice: what a year
 * is counted by until its notice is loaded. New Year's Eve and 2 May are in it since 2025.
 */
class StatutoryHolidays {

    private static final int REVISION_OF_2024 = 2025;
    private static final Map<Integer, Map<LocalDate, String>> YEARS = new ConcurrentHashMap<>();

    private StatutoryHolidays() {}

    /** Day to the holiday's name. */
    static Map<LocalDate, String> of(int year) {
        return YEARS.computeIfAbsent(year, StatutoryHolidays::find);
    }

    private static Map<LocalDate, String> find(int year) {
        var days = new TreeMap<LocalDate, String>();
        days.put(LocalDate.of(year, 1, 1), "元旦节");
        var springFestival = lunar(year, 1, 1);
        for (var i = year < REVISION_OF_2024 ? 0 : -1; i < 3; i++) {
            days.put(springFestival.plusDays(i), "春节");
        }
        days.put(qingming(year), "清明节");
        days.put(LocalDate.of(year, 5, 1), "劳动节");
        if (year >= REVISION_OF_2024) {
            days.put(LocalDate.of(year, 5, 2), "劳动节");
        }
        days.put(lunar(year, 5, 5), "端午节");
        for (var i = 1; i <= 3; i++) {
            days.put(LocalDate.of(year, 10, i), "国庆节");
        }
        // Mid-Autumn can fall on the National Day: the day keeps both names.
        days.merge(lunar(year, 8, 15), "中秋节", (national, midAutumn) -> "国庆中秋");
        return Collections.unmodifiableMap(days);
    }

    private static LocalDate lunar(int year, int month, int day) {
        return date(Lunar.fromYmd(year, month, day).getSolar());
    }

    private static LocalDate qingming(int year) {
        return date(Lunar.fromYmd(year, 1, 1).getJieQiTable().get("清明"));
    }

    private static LocalDate date(Solar solar) {
        return LocalDate.of(solar.getYear(), solar.getMonth(), solar.getDay());
    }
}
