package gongkai.deadlines;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The shipped calendar and rules, for tests without a database. */
class Calendars {

    static final RuleBook RULES = new RuleBook(new Seeds().rules());
    static final WorkingCalendar SHIPPED = without();

    private Calendars() {}

    static WorkingCalendar without(Integer... years) {
        return new WorkingCalendar(
                1,
                new Seeds()
                        .years().stream()
                                .filter(year -> !List.of(years).contains(year.year()))
                                .collect(Collectors.toMap(CalendarYear::year, Function.identity())));
    }

    static CalendarYear year(int year) {
        return SHIPPED.year(year);
    }

    static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    static Rule rule(int value, Unit unit) {
        return rule(String.valueOf(value), unit);
    }

    static Rule rule(String value, Unit unit) {
        return new Rule("test", 1, value, unit, null, LocalDate.of(2020, 1, 1), true, "测试", "收到申请", Rule.OWN, "");
    }

    static Clock at(String time) {
        var zone = gongkai.platform.EngineClock.CHINA;
        return Clock.fixed(LocalDateTime.parse(time).atZone(zone).toInstant(), zone);
    }
}
