package gongkai.statistics;

import gongkai.platform.Refused;
import java.time.LocalDate;

/** The month, quarter or year that a day lies in. */
record Period(String id, LocalDate from, LocalDate until) {

    /** @param id month, quarter or year */
    static Period of(String id, LocalDate day) {
        LocalDate month = day.withDayOfMonth(1);
        return switch (id) {
            case "month" -> new Period(id, month, month.plusMonths(1).minusDays(1));
            case "quarter" -> {
                LocalDate from = month.withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
                yield new Period(id, from, from.plusMonths(3).minusDays(1));
            }
            case "year" ->
                new Period(
                        id,
                        day.withDayOfYear(1),
                        day.withDayOfYear(1).plusYears(1).minusDays(1));
            default -> throw new Refused("period", "时段请选择本月、本季度或者本年");
        };
    }
}
