package gongkai.cases;

import gongkai.platform.NumberSeries;
import org.springframework.stereotype.Component;

/** Numbers of cases, such as GK-2026-000012: one series for each procedure and year, without gaps. */
@Component
public class CaseNumbers {

    private final NumberSeries series;

    CaseNumbers(NumberSeries series) {
        this.series = series;
    }

    /** @param prefix of the procedure, such as {@code GK}; @return the next number, taken in the caller's transaction */
    public String next(String prefix, int year) {
        return "%s-%d-%06d".formatted(prefix, year, series.next("case|" + prefix + "|" + year));
    }
}
