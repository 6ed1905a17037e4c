package gongkai.statistics;

import gongkai.cases.CaseLists;
import gongkai.cases.CaseRow;
import gongkai.cases.Procedure;
import gongkai.cases.Procedures;
import gongkai.deadlines.Deadlines;
import gongkai.deadlines.Rule;
import gongkai.organisation.Organisation;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import gongkai.statistics.CaseCounts.Count;
import gongkai.statistics.CaseCounts.Pass;
import gongkai.statistics.CaseCounts.Passes;
import gongkai.statistics.CaseCounts.Question;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How the cases of the organisations that somebody leads stand, in figures, and the cases behind each figure. */
@Component
public class Statistics {

    static final int PAGE = 20;
    private static final int MOST_PAGES = 10_000;
    private static final int MONTHS = 12;

    private static final String PASSES =
            "从这一环节的任务出现那天（不计）到办完那天的工作日数，当天办完的算0；只计所选时段内办完的，改派、撤销的不计。" + "九成以内：十件中有九件不超过的天数。最慢的环节按平均数排。";

    private final CaseCounts counts;
    private final CaseLists lists;
    private final Procedures procedures;
    private final Oversight oversight;
    private final Organisation organisation;
    private final Deadlines deadlines;
    private final Clock clock;

    Statistics(
            CaseCounts counts,
            CaseLists lists,
            Procedures procedures,
            Oversight oversight,
            Organisation organisation,
            Deadlines deadlines,
            Clock clock) {
        this.counts = counts;
        this.lists = lists;
        this.procedures = procedures;
        this.oversight = oversight;
        this.organisation = organisation;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    public record UnitFigure(String unit, String name, long cases) {}

    public record Share(String process, String procedure, long cases, long inTime) {}

    /** @param rule the period in words; @param source where it says so */
    public record PhaseShare(
            String process,
            String procedure,
            String phase,
            String name,
            String rule,
            String source,
            long cases,
            long inTime) {}

    public record Workload(String unit, String name, long open, long finished) {}

    /** @param month such as 2026-09 */
    public record Month(String month, long received, long finished) {}

    /** @param mean working days, to one decimal; @param p90 nine of ten took no longer */
    public record StepTimes(
            String process, String procedure, String step, String name, long times, double mean, int p90) {}

    /** @param definitions what each figure counts, by its name */
    public record Overview(
            String period,
            LocalDate from,
            LocalDate until,
            Map<String, String> definitions,
            List<UnitFigure> overdue,
            List<Share> inTime,
            List<PhaseShare> phases,
            List<Workload> workload,
            List<Month> trend,
            List<StepTimes> steps) {}

    public record Standing(String process, String procedure, String step, long cases) {}

    /** @param note what the figure says of this case, or null */
    public record Item(String number, String title, String procedure, String unit, CaseRow.Due due, String note) {}

    public record Cases(String label, long total, int page, int pages, List<Item> items) {}

    /**
     * Which figure's cases are wanted.
     *
     * @param figure its name; @param month such as 2026-09, in place of the period
     */
    public record Wanted(
            String figure, String period, String month, String process, String unit, String phase, String step) {}

    /** @param periodId month, quarter or year: the one that runs now */
    @Transactional(readOnly = true)
    public Overview overview(String periodId) {
        Period period = Period.of(periodId, today());
        Question question = question(Figure.OPEN, period);
        return new Overview(
                period.id(),
                period.from(),
                period.until(),
                definitions(),
                overdue(question.of(Figure.OVERDUE)),
                shares(question),
                phases(question),
                workload(question),
                trend(question),
                steps(question));
    }

    /** How many open cases stand at which step of which procedure. */
    @Transactional(readOnly = true)
    public List<Standing> standing() {
        return counts.byStep(question(Figure.STANDING, Period.of("month", today()))).stream()
                .map(one -> new Standing(one.process(), procedure(one.process()), one.step(), one.cases()))
                .toList();
    }

    /** The cases that a figure counts, all of them, page by page. */
    @Transactional(readOnly = true)
    public Cases cases(Wanted wanted, int page) {
        Period period = wanted.month() == null ? Period.of(wanted.period(), today()) : month(wanted.month());
        int shown = Math.max(1, Math.min(page, MOST_PAGES));
        int first = (shown - 1) * PAGE;
        if ("STEP".equals(wanted.figure())) {
            Question question = asked(wanted, Figure.FINISHED, period);
            return passes(question, shown, first);
        }
        Question question = asked(wanted, figure(wanted.figure()), period);
        long total = counts.total(question);
        List<String> numbers = counts.numbers(question, first, PAGE);
        Map<String, CaseRow> known = rows(numbers);
        return new Cases(
                question.figure().label(),
                total,
                shown,
                pages(total),
                numbers.stream()
                        .map(number -> item(number, known.get(number), null))
                        .toList());
    }

    // ---- the figures

    private List<UnitFigure> overdue(Question question) {
        return counts.byUnit(question).stream()
                .map(one -> new UnitFigure(one.key(), unitName(one.key()), one.cases()))
                .sorted(Comparator.comparing(UnitFigure::cases).reversed().thenComparing(UnitFigure::unit))
                .toList();
    }

    private List<Share> shares(Question question) {
        Map<String, Long> inTime = byKey(counts.byProcess(question.of(Figure.IN_TIME)));
        Map<String, Long> late = byKey(counts.byProcess(question.of(Figure.LATE)));
        return union(inTime, late).stream()
                .map(process -> new Share(
                        process,
                        procedure(process),
                        inTime.getOrDefault(process, 0L) + late.getOrDefault(process, 0L),
                        inTime.getOrDefault(process, 0L)))
                .toList();
    }

    private List<PhaseShare> phases(Question question) {
        return counts.byPhase(question).stream()
                .map(one -> {
                    Rule rule = deadlines.rule(one.rule(), question.until());
                    return new PhaseShare(
                            one.process(),
                            procedure(one.process()),
                            one.phase(),
                            phase(one.process(), one.phase()),
                            rule.text(),
                            rule.citation(),
                            one.cases(),
                            one.cases() - one.late());
                })
                .toList();
    }

    private List<Workload> workload(Question question) {
        Map<String, Long> open = byKey(counts.byUnit(question.of(Figure.OPEN)));
        Map<String, Long> finished = byKey(counts.byUnit(question.of(Figure.FINISHED)));
        return union(open, finished).stream()
                .map(unit -> new Workload(
                        unit, unitName(unit), open.getOrDefault(unit, 0L), finished.getOrDefault(unit, 0L)))
                .sorted(Comparator.comparing(Workload::open).reversed().thenComparing(Workload::unit))
                .toList();
    }

    private List<Month> trend(Question question) {
        YearMonth last = YearMonth.from(today());
        YearMonth first = last.minusMonths(MONTHS - 1L);
        Question year = question.within(first.atDay(1), last.atEndOfMonth());
        Map<String, Long> received = byKey(counts.byMonthReceived(year.of(Figure.RECEIVED)));
        Map<String, Long> finished = byKey(counts.byMonthFinished(year.of(Figure.FINISHED)));
        return IntStream.range(0, MONTHS)
                .mapToObj(first::plusMonths)
                .map(month -> new Month(
                        month.toString(), received.getOrDefault(key(month), 0L), finished.getOrDefault(key(month), 0L)))
                .toList();
    }

    private static String key(YearMonth month) {
        return String.valueOf(month.getYear() * 100 + month.getMonthValue());
    }

    /** The slowest first, within each procedure. */
    private List<StepTimes> steps(Question question) {
        return counts.passes(question).stream()
                .collect(Collectors.groupingBy(one -> List.of(one.process(), one.step())))
                .values()
                .stream()
                .map(this::times)
                .sorted(Comparator.comparing(StepTimes::process)
                        .thenComparing(Comparator.comparing(StepTimes::mean).reversed())
                        .thenComparing(StepTimes::step))
                .toList();
    }

    private StepTimes times(List<Passes> passes) {
        TreeMap<Integer, Long> byDays = new TreeMap<>();
        passes.forEach(
                one -> byDays.merge(deadlines.workingDaysBetween(one.from(), one.until()), one.times(), Long::sum));
        long times = passes.stream().mapToLong(Passes::times).sum();
        long days = byDays.entrySet().stream()
                .mapToLong(entry -> entry.getKey() * entry.getValue())
                .sum();
        long rank = (times * 9 + 9) / 10;
        long seen = 0;
        int p90 = 0;
        for (Map.Entry<Integer, Long> entry : byDays.entrySet()) {
            seen += entry.getValue();
            if (seen >= rank) {
                p90 = entry.getKey();
                break;
            }
        }
        Passes one = passes.get(0);
        return new StepTimes(
                one.process(),
                procedure(one.process()),
                one.step(),
                one.name(),
                times,
                Math.round(days * 10.0 / times) / 10.0,
                p90);
    }

    private static Map<String, String> definitions() {
        Map<String, String> definitions = new TreeMap<>();
        for (Figure figure : Figure.values()) {
            definitions.put(figure.name(), figure.definition());
        }
        definitions.put("STEP", PASSES);
        return definitions;
    }

    // ---- the cases behind them

    private Cases passes(Question question, int shown, int first) {
        long total = counts.countPasses(question);
        List<Pass> passes = counts.passes(question, first, PAGE);
        Map<String, CaseRow> known =
                rows(passes.stream().map(Pass::caseNumber).distinct().toList());
        return new Cases(
                "环节用时",
                total,
                shown,
                pages(total),
                passes.stream()
                        .map(one -> item(
                                one.caseNumber(),
                                known.get(one.caseNumber()),
                                deadlines.workingDaysBetween(one.from(), one.until()) + "个工作日"))
                        .toList());
    }

    private Map<String, CaseRow> rows(List<String> numbers) {
        return lists.rows(numbers).stream().collect(Collectors.toMap(CaseRow::number, Function.identity()));
    }

    private String procedure(String process) {
        return procedures.withKey(process).map(Procedure::label).orElse(process);
    }

    private String phase(String process, String phase) {
        return procedures
                .withKey(process)
                .map(procedure -> procedure.phaseLabel(phase))
                .orElse(phase);
    }

    private static Item item(String number, CaseRow line, String note) {
        return line == null
                ? new Item(number, number, null, null, null, note)
                : new Item(number, line.title(), line.procedure(), line.unit(), line.due(), note);
    }

    private static int pages(long total) {
        return (int) Math.max(1, (total + PAGE - 1) / PAGE);
    }

    private static Figure figure(String name) {
        for (Figure figure : Figure.values()) {
            if (figure.name().equals(name)) {
                return figure;
            }
        }
        throw new Refused("figure", "没有“" + name + "”这个指标，请从页面上的数字打开");
    }

    private Period month(String month) {
        if (!month.matches("\\d{4}-(0[1-9]|1[0-2])")) {
            throw new Refused("month", "月份应写成2026-09的样子");
        }
        return Period.of("month", YearMonth.parse(month).atDay(1));
    }

    private Question asked(Wanted wanted, Figure figure, Period period) {
        return new Question(
                figure,
                scope(),
                today(),
                period.from(),
                period.until(),
                wanted.process(),
                wanted.unit(),
                wanted.phase(),
                wanted.step());
    }

    private Question question(Figure figure, Period period) {
        return new Question(figure, scope(), today(), period.from(), period.until(), null, null, null, null);
    }

    /** Whether the signed-in person oversees anything that there are figures of. */
    public boolean areMine() {
        return !oversight.units().isEmpty();
    }

    /** @throws NotFound for who leads nothing: to them there is no such page */
    private Set<String> scope() {
        Set<String> scope = oversight.units();
        if (scope.isEmpty()) {
            throw new NotFound("没有这一页，或者您不能查看它");
        }
        return scope;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private String unitName(String code) {
        return organisation.exists(code) ? organisation.unit(code).name() : code;
    }

    private static Map<String, Long> byKey(List<Count> counts) {
        return counts.stream().collect(Collectors.toMap(Count::key, Count::cases));
    }

    private static List<String> union(Map<String, Long> one, Map<String, Long> other) {
        List<String> keys = new ArrayList<>(one.keySet());
        other.keySet().stream().filter(key -> !one.containsKey(key)).forEach(keys::add);
        return keys.stream().sorted(Comparator.comparing(Function.identity())).toList();
    }
}
