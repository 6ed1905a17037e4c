package gongkai.deadlines;

import gongkai.platform.CsvTable;
import gongkai.platform.InvalidInput;
import gongkai.platform.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Rules, calendar and counting for programs: open data, JSON by default, the registers as CSV too. */
@RestController
@RequestMapping("/api/v1")
class RegistersApi {

    /** @param value a number, or a month and day */
    record DeadlineAnswer(
            LocalDate due,
            boolean provisional,
            String rule,
            int version,
            Object value,
            Unit unit,
            String source,
            boolean house,
            String label,
            LocalDate from,
            List<DayAnswer> days) {}

    record DayAnswer(LocalDate date, boolean counted, Integer ordinal, String why) {}

    record RuleAnswer(
            String id,
            int version,
            boolean inForce,
            LocalDate effectiveFrom,
            Object value,
            Unit unit,
            String at,
            String label,
            String text,
            String countedFrom,
            String source,
            boolean house) {}

    record RulesAnswer(List<RuleAnswer> items, int total, int page, int size) {}

    record CalendarDayAnswer(LocalDate date, String kind, String holiday) {}

    /** @param notice null while the year is provisional */
    record CalendarAnswer(
            int year,
            String notice,
            int version,
            boolean provisional,
            int workingDays,
            List<CalendarDayAnswer> items,
            int total,
            int page,
            int size) {}

    private final Deadlines deadlines;
    private final Register register;
    private final Clock clock;

    RegistersApi(Deadlines deadlines, Register register, Clock clock) {
        this.deadlines = deadlines;
        this.register = register;
        this.clock = clock;
    }

    @GetMapping("/deadlines")
    DeadlineAnswer deadline(@RequestParam(required = false) String rule, @RequestParam(required = false) String from) {
        var errors = new LinkedHashMap<String, String>();
        if (rule == null || rule.isBlank()) {
            errors.put("rule", "请填写规则编号，例如application.review");
        } else if (!register.rules().has(rule)) {
            errors.put("rule", "没有这个编号的规则，全部编号见/api/v1/rules");
        } else if (!register.rules().versions(rule).get(0).unit().isPeriod()) {
            errors.put("rule", "这是提醒规则，不能用来计算期限");
        }
        var date = date(from);
        if (date == null) {
            errors.put(
                    "from",
                    "请填写起算日，写成2026-09-18的样子，在" + CalendarFile.FIRST_YEAR + "年至" + CalendarFile.LAST_YEAR + "年之间");
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        var explanation = deadlines.explain(rule, date);
        var found = explanation.rule();
        return new DeadlineAnswer(
                explanation.due(),
                explanation.provisional(),
                found.id(),
                found.version(),
                value(found),
                found.unit(),
                found.citation(),
                found.house(),
                found.label(),
                date,
                explanation.days().stream()
                        .map(day -> new DayAnswer(day.date(), day.counted(), day.ordinal(), day.why()))
                        .toList());
    }

    private static LocalDate date(String text) {
        try {
            var date = text == null ? null : LocalDate.parse(text.strip());
            return date == null || date.getYear() < CalendarFile.FIRST_YEAR || date.getYear() > CalendarFile.LAST_YEAR
                    ? null
                    : date;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** A number as a number. */
    private static Object value(Rule rule) {
        return rule.value().matches("\\d+") ? (Object) rule.number() : rule.value();
    }

    @GetMapping("/rules")
    RulesAnswer rules() {
        var today = LocalDate.now(clock);
        var items = register.rules().all().stream()
                .map(rule -> new RuleAnswer(
                        rule.id(),
                        rule.version(),
                        inForce(rule, today),
                        rule.effectiveFrom(),
                        value(rule),
                        rule.unit(),
                        rule.at() == null ? null : rule.at().toString(),
                        rule.label(),
                        rule.text(),
                        rule.countedFrom(),
                        rule.citation(),
                        rule.house()))
                .toList();
        return new RulesAnswer(items, items.size(), 1, items.size());
    }

    @GetMapping(value = "/rules", produces = "text/csv")
    ResponseEntity<String> rulesAsCsv() {
        var today = LocalDate.now(clock);
        var table = new CsvTable(
                "id",
                "version",
                "inForce",
                "effectiveFrom",
                "value",
                "unit",
                "at",
                "label",
                "text",
                "countedFrom",
                "source",
                "house");
        register.rules()
                .all()
                .forEach(rule -> table.row(
                        rule.id(),
                        rule.version(),
                        inForce(rule, today),
                        rule.effectiveFrom(),
                        rule.value(),
                        rule.unit(),
                        rule.at(),
                        rule.label(),
                        rule.text(),
                        rule.countedFrom(),
                        rule.citation(),
                        rule.house()));
        return table.answer();
    }

    private boolean inForce(Rule rule, LocalDate today) {
        return register.rules().inForce(rule.id(), today).version() == rule.version();
    }

    @GetMapping("/calendar/{year}")
    CalendarAnswer calendar(@PathVariable String year) {
        var found = year(year);
        var items = found.days().values().stream()
                .map(day -> new CalendarDayAnswer(day.date(), day.kind().name(), day.holiday()))
                .toList();
        var provisional = register.calendar().isProvisional(found.year());
        return new CalendarAnswer(
                found.year(),
                provisional ? null : found.notice(),
                found.version(),
                provisional,
                register.calendar().workingDaysIn(found.year()),
                items,
                items.size(),
                1,
                items.size());
    }

    @GetMapping(value = "/calendar/{year}", produces = "text/csv")
    ResponseEntity<String> calendarAsCsv(@PathVariable String year) {
        return table(year(year)).answer();
    }

    static CsvTable table(CalendarYear year) {
        var table = new CsvTable("date", "kind", "holiday");
        year.days().values().forEach(day -> table.row(day.date(), day.kind(), day.holiday()));
        return table;
    }

    private CalendarYear year(String year) {
        if (!year.matches("\\d{4}")
                || Integer.parseInt(year) < CalendarFile.FIRST_YEAR
                || Integer.parseInt(year) > CalendarFile.LAST_YEAR) {
            throw new NotFound("没有这一年的日历，请在" + CalendarFile.FIRST_YEAR + "至" + CalendarFile.LAST_YEAR + "之间选择");
        }
        return register.calendar().year(Integer.parseInt(year));
    }
}
