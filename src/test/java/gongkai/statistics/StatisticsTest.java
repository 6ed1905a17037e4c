package gongkai.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gongkai.cases.CaseDesk;
import gongkai.deadlines.Deadline;
import gongkai.deadlines.Deadlines;
import gongkai.platform.EngineClock;
import gongkai.proactivedisclosure.DisclosureStage;
import gongkai.testing.House;
import gongkai.testing.Statements;
import gongkai.testing.WholeApplication;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every figure against a count made by walking the cases one by one, and every figure's list against the figure. */
@WholeApplication
class StatisticsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 28);
    private static final Set<String> BUREAU = Set.of("GAJ", "ZGS", "BGS", "JW", "FZS");
    private static final Set<String> OF_OTHERS = Set.of("correction", "third-party");
    private static final Map<String, Object> ACCEPT = Map.of("outcome", "accept", "department", "ZGS");
    private static final Map<String, Object> GRANT =
            Map.of("outcome", "propose", "decision", "GRANT", "summary", "见附件");

    /** A case as its own table has it. */
    private record Walked(
            String number, String process, String organisation, String unit, LocalDate opened, LocalDate ended) {}

    @LocalServerPort
    int port;

    @Autowired
    ManagementService management;

    @Autowired
    IdentityService identity;

    @Autowired
    HistoryService history;

    @Autowired
    RuntimeService runtime;

    @Autowired
    CaseDesk desk;

    @Autowired
    Deadlines deadlines;

    @Autowired
    Statistics statistics;

    @Autowired
    JdbcTemplate jdbc;

    private House house;

    @BeforeEach
    void open() {
        house = new House(port, management);
        house.at("2026-09-28T10:24");
    }

    @AfterEach
    void close() {
        house.runJobs();
        House.realTime();
    }

    // ---- cases of all kinds

    private String accepted() {
        String number = house.apply().number();
        house.complete("office", number, "register", ACCEPT);
        return number;
    }

    private void decided(String number) {
        house.complete("dept", number, "examine", GRANT);
        house.complete("secrecy", number, "secrecy-check", Map.of("outcome", "clear"));
        house.complete("principal", number, "decide", Map.of("outcome", "approve"));
    }

    /** In time, late, overdue, paused, withdrawn, ended at once, of two units and two procedures, over three months. */
    private void manyCases() {
        house.at("2026-07-06T09:00");
        String old = accepted();
        var stage = new DisclosureStage(house, identity, desk);
        String held = stage.open();
        house.complete(
                "dept", held, "propose", DisclosureStage.with(DisclosureStage.ordinary(), "formedOn", "2026-07-01"));
        house.at("2026-08-31T09:00");
        decided(old);
        accepted();
        String asked = accepted();
        house.complete("dept", asked, "examine", Map.of("outcome", "consult", "party", "某公司", "reason", "涉及商业秘密"));
        house.at("2026-09-14T15:00");
        decided(accepted());
        String corrected = house.apply().number();
        house.complete("office", corrected, "register", Map.of("outcome", "correct", "missing", "请写明年份"));
        house.at("2026-09-18T09:00");
        var gone = house.apply();
        house.withdraw(gone);
        house.complete("office", house.apply().number(), "register", Map.of("outcome", "accept", "department", "BGS"));
        house.at("2026-09-24T10:00");
        decided(accepted());
        house.complete("secrecy", held, "secrecy-review", Map.of("outcome", "approve"));
        house.at("2026-09-28T10:24");
    }

    // ---- the independent count

    private List<Walked> walked() {
        List<Walked> all = new ArrayList<>();
        walk(all, "disclosure-on-application", "disclosure_application", "received_on", "ended_on");
        walk(all, "proactive-disclosure", "proactive_disclosure", "opened_on", "ended_on");
        walk(all, "disclosure-change", "disclosure_change", "opened_on", "ended_on");
        walk(all, "catalogue-upkeep", "obligation", "opened_on", "ended_on");
        walk(all, "catalogue-revision", "catalogue_revision", "opened_on", "ended_on");
        walk(all, "annual-plan", "annual_plan", "opened_on", "approved_on");
        return all.stream().filter(one -> BUREAU.contains(one.organisation())).toList();
    }

    private void walk(List<Walked> all, String process, String table, String opened, String ended) {
        for (Map<String, Object> row : jdbc.queryForList("select * from " + table)) {
            Map<String, Object> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            columns.putAll(row);
            if (columns.get("number") != null) {
                all.add(new Walked(
                        (String) columns.get("number"),
                        process,
                        (String) columns.get("organisation"),
                        unit(process, columns),
                        day(columns.get(opened)),
                        day(columns.get(ended))));
            }
        }
    }

    private String unit(String process, Map<String, Object> columns) {
        Object unit = switch (process) {
            case "disclosure-on-application" -> columns.get("department");
            case "catalogue-upkeep" ->
                jdbc
                        .queryForList(
                                "select unit from obligation_unit where obligation_id = ? order by place",
                                String.class,
                                columns.get("id"))
                        .stream()
                        .findFirst()
                        .orElse(null);
            case "catalogue-revision" -> null;
            default -> columns.get("unit");
        };
        return (String) (unit == null ? columns.get("organisation") : unit);
    }

    private static LocalDate day(Object date) {
        return date == null ? null : ((java.sql.Date) date).toLocalDate();
    }

    private List<Deadline> ours(Walked one) {
        return deadlines.ofCase(one.number()).stream()
                .filter(deadline -> !OF_OTHERS.contains(deadline.getPhase()))
                .toList();
    }

    private boolean isOverdue(Walked one) {
        return one.ended() == null && ours(one).stream().anyMatch(deadlines::isLate);
    }

    private List<Deadline> endedIn(Walked one, Period period) {
        return ours(one).stream()
                .filter(deadline -> deadline.getState() == Deadline.State.ENDED)
                .filter(deadline -> deadline.getEndedOn() != null && in(deadline.getEndedOn(), period))
                .toList();
    }

    private static boolean isInTime(Deadline deadline) {
        return deadline.getPausedSince() != null || !deadline.getEndedOn().isAfter(deadline.getDueOn());
    }

    private static boolean in(LocalDate day, Period period) {
        return day != null && !day.isBefore(period.from()) && !day.isAfter(period.until());
    }

    private static <K> Map<K, Long> count(List<Walked> cases, Predicate<Walked> which, Function<Walked, K> by) {
        return cases.stream().filter(which).collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }

    // ---- what the page says

    private JsonNode get(String user, String address) {
        House.Answer answer = house.fetch(user, address);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static Map<String, Long> said(JsonNode array, String key, String number) {
        Map<String, Long> said = new TreeMap<>();
        list(array).stream()
                .filter(one -> one.path(number).asLong() > 0)
                .forEach(
                        one -> said.put(one.path(key).asText(), one.path(number).asLong()));
        return said;
    }

    /** All pages of a figure's list, compared with its total. */
    private List<String> cases(String user, String asked) {
        List<String> numbers = new ArrayList<>();
        JsonNode page;
        int at = 0;
        do {
            at++;
            page = get(user, "/staff/statistics/cases?" + asked + "&page=" + at);
            page.path("items").forEach(item -> numbers.add(item.path("number").asText()));
        } while (at < page.path("pages").asInt());
        assertThat(numbers).as(asked).hasSize(page.path("total").asInt());
        return numbers;
    }

    private void opens(List<Walked> cases, Predicate<Walked> which, String asked) {
        assertThat(cases("principal", asked))
                .as(asked)
                .containsExactlyInAnyOrderElementsOf(
                        cases.stream().filter(which).map(Walked::number).toList());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    // ---- tests

    @Test
    void everyFigureEqualsACountCaseByCaseAndOpensItsCases() {
        manyCases();
        List<Walked> all = walked();
        for (String id : List.of("month", "quarter", "year")) {
            Period period = Period.of(id, TODAY);
            JsonNode page = get("principal", "/staff/statistics?period=" + id);
            assertThat(page.path("from").asText()).isEqualTo(period.from().toString());

            Map<String, Long> overdue = count(all, this::isOverdue, Walked::unit);
            assertThat(said(page.path("overdue"), "unit", "cases"))
                    .isEqualTo(overdue)
                    .isNotEmpty();
            overdue.keySet()
                    .forEach(unit -> opens(
                            all, one -> isOverdue(one) && one.unit().equals(unit), "figure=OVERDUE&unit=" + unit));

            sharesEqual(all, period, page);
            phasesEqual(all, period, page);

            Map<String, Long> open = count(all, one -> one.ended() == null, Walked::unit);
            Map<String, Long> finished = count(all, one -> in(one.ended(), period), Walked::unit);
            assertThat(said(page.path("workload"), "unit", "open"))
                    .isEqualTo(open)
                    .isNotEmpty();
            assertThat(said(page.path("workload"), "unit", "finished"))
                    .isEqualTo(finished)
                    .isNotEmpty();
            open.keySet()
                    .forEach(unit -> opens(
                            all, one -> one.ended() == null && one.unit().equals(unit), "figure=OPEN&unit=" + unit));
            finished.keySet()
                    .forEach(unit -> opens(
                            all,
                            one -> in(one.ended(), period) && one.unit().equals(unit),
                            "figure=FINISHED&period=" + id + "&unit=" + unit));
            stepsEqual(all, period, page);
        }
        trendEquals(all, get("principal", "/staff/statistics").path("trend"));
    }

    private void sharesEqual(List<Walked> all, Period period, JsonNode page) {
        Map<String, Long> with = count(all, one -> !endedIn(one, period).isEmpty(), Walked::process);
        Predicate<Walked> inTime = one ->
                !endedIn(one, period).isEmpty() && endedIn(one, period).stream().allMatch(StatisticsTest::isInTime);
        Predicate<Walked> late = one -> endedIn(one, period).stream().anyMatch(deadline -> !isInTime(deadline));
        assertThat(said(page.path("inTime"), "process", "cases"))
                .isEqualTo(with)
                .isNotEmpty();
        assertThat(said(page.path("inTime"), "process", "inTime")).isEqualTo(count(all, inTime, Walked::process));
        with.keySet().forEach(process -> {
            String asked = "&period=" + period.id() + "&process=" + process;
            opens(all, one -> inTime.test(one) && one.process().equals(process), "figure=IN_TIME" + asked);
            opens(all, one -> late.test(one) && one.process().equals(process), "figure=LATE" + asked);
        });
    }

    private void phasesEqual(List<Walked> all, Period period, JsonNode page) {
        Map<String, List<Walked>> inTime = new LinkedHashMap<>();
        Map<String, List<Walked>> late = new LinkedHashMap<>();
        Set<String> phases = new TreeSet<>();
        for (Walked one : all) {
            for (Deadline deadline : endedIn(one, period)) {
                String phase = one.process() + " " + deadline.getPhase();
                phases.add(phase);
                (isInTime(deadline) ? inTime : late)
                        .computeIfAbsent(phase, any -> new ArrayList<>())
                        .add(one);
            }
        }
        assertThat(list(page.path("phases")))
                .extracting(one ->
                        one.path("process").asText() + " " + one.path("phase").asText())
                .containsExactlyInAnyOrderElementsOf(phases);
        for (JsonNode said : page.path("phases")) {
            String process = said.path("process").asText();
            String phase = said.path("phase").asText();
            List<Walked> good = inTime.getOrDefault(process + " " + phase, List.of());
            List<Walked> bad = late.getOrDefault(process + " " + phase, List.of());
            assertThat(said.path("inTime").asInt()).isEqualTo(good.size());
            assertThat(said.path("cases").asInt()).isEqualTo(good.size() + bad.size());
            assertThat(said.path("source").asText()).isNotBlank();
            String asked = "&period=" + period.id() + "&process=" + process + "&phase=" + phase;
            opens(good, any -> true, "figure=IN_TIME" + asked);
            opens(bad, any -> true, "figure=LATE" + asked);
        }
    }

    private void stepsEqual(List<Walked> all, Period period, JsonNode page) {
        Map<String, List<Integer>> times = new TreeMap<>();
        Map<String, List<String>> numbers = new TreeMap<>();
        for (Walked one : all) {
            for (HistoricTaskInstance task : history.createHistoricTaskInstanceQuery()
                    .processInstanceBusinessKey(one.number())
                    .processDefinitionKey(one.process())
                    .finished()
                    .list()) {
                if ("completed".equals(task.getDeleteReason()) && in(day(task.getEndTime()), period)) {
                    String step = one.process() + " " + task.getTaskDefinitionKey();
                    times.computeIfAbsent(step, any -> new ArrayList<>())
                            .add(workingDays(day(task.getStartTime()), day(task.getEndTime())));
                    numbers.computeIfAbsent(step, any -> new ArrayList<>()).add(one.number());
                }
            }
        }
        assertThat(list(page.path("steps")))
                .extracting(one ->
                        one.path("process").asText() + " " + one.path("step").asText())
                .containsExactlyInAnyOrderElementsOf(times.keySet());
        for (JsonNode said : page.path("steps")) {
            String step =
                    said.path("process").asText() + " " + said.path("step").asText();
            List<Integer> days = new ArrayList<>(times.get(step));
            days.sort(Comparator.naturalOrder());
            assertThat(said.path("times").asInt()).as(step).isEqualTo(days.size());
            assertThat(said.path("mean").asDouble())
                    .as(step)
                    .isCloseTo(
                            days.stream().mapToInt(one -> one).average().orElseThrow(),
                            org.assertj.core.data.Offset.offset(0.051));
            int p90 = days.get((int) Math.ceil(days.size() * 0.9) - 1);
            assertThat(said.path("p90").asInt()).as(step).isEqualTo(p90);
            assertThat(cases(
                            "principal",
                            "figure=STEP&period=" + period.id() + "&process="
                                    + said.path("process").asText() + "&step="
                                    + said.path("step").asText()))
                    .containsExactlyInAnyOrderElementsOf(numbers.get(step));
        }
        Map<String, Double> before = new LinkedHashMap<>();
        for (JsonNode said : page.path("steps")) {
            String process = said.path("process").asText();
            assertThat(said.path("mean").asDouble())
                    .as("the slowest first")
                    .isLessThanOrEqualTo(before.getOrDefault(process, Double.MAX_VALUE));
            before.put(process, said.path("mean").asDouble());
        }
    }

    private static LocalDate day(Date moment) {
        return moment.toInstant().atZone(EngineClock.CHINA).toLocalDate();
    }

    private int workingDays(LocalDate after, LocalDate until) {
        int days = 0;
        for (LocalDate day = after.plusDays(1); !day.isAfter(until); day = day.plusDays(1)) {
            days += deadlines.isWorkingDay(day) ? 1 : 0;
        }
        return days;
    }

    private void trendEquals(List<Walked> all, JsonNode trend) {
        assertThat(trend).hasSize(12);
        assertThat(trend.get(11).path("month").asText()).isEqualTo("2026-09");
        for (JsonNode said : trend) {
            YearMonth month = YearMonth.parse(said.path("month").asText());
            Predicate<Walked> received = one -> YearMonth.from(one.opened()).equals(month);
            Predicate<Walked> finished =
                    one -> one.ended() != null && YearMonth.from(one.ended()).equals(month);
            assertThat(said.path("received").asLong())
                    .isEqualTo(all.stream().filter(received).count());
            assertThat(said.path("finished").asLong())
                    .isEqualTo(all.stream().filter(finished).count());
            opens(all, received, "figure=RECEIVED&month=" + month);
            opens(all, finished, "figure=FINISHED&month=" + month);
        }
    }

    @Test
    void whereCasesStandEqualsTheEnginesOwnAnswerCaseByCase() {
        manyCases();
        Map<String, Set<String>> stand = new TreeMap<>();
        for (Walked one : walked()) {
            if (one.ended() == null) {
                runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(one.number(), one.process())
                        .list()
                        .forEach(instance -> runtime.getActiveActivityIds(instance.getId())
                                .forEach(step -> stand.computeIfAbsent(
                                                one.process() + " " + step, any -> new TreeSet<>())
                                        .add(one.number())));
            }
        }
        Map<String, Long> said = new TreeMap<>();
        for (JsonNode one : get("principal", "/staff/statistics/standing")) {
            String process = one.path("process").asText();
            String step = one.path("step").asText();
            said.put(process + " " + step, one.path("cases").asLong());
            assertThat(cases("principal", "figure=STANDING&process=" + process + "&step=" + encoded(step)))
                    .containsExactlyInAnyOrderElementsOf(stand.getOrDefault(process + " " + step, Set.of()));
        }
        Map<String, Long> counted = new TreeMap<>();
        stand.forEach((step, numbers) -> counted.put(step, (long) numbers.size()));
        assertThat(said).isEqualTo(counted).isNotEmpty();
    }

    @Test
    void onlyWhoLeadsSeesFiguresAndOnlyOfWhatTheyLead() {
        String number = accepted();
        for (String leader : List.of("deputy", "principal", "committee", "group", "auditor", "admin")) {
            assertThat(cases(leader, "figure=OPEN")).as(leader).contains(number);
        }
        // The superior may read what went to it alone: figures whose cases don't open would be none.
        for (String other : List.of("superior", "office", "dept", "secrecy", "unit1", "archivist", "discipline")) {
            for (String address :
                    List.of("", "/standing", "/cases?figure=OPEN", "/cases?figure=STEP&process=proactive-disclosure")) {
                assertThat(house.fetch(other, "/staff/statistics" + address).status())
                        .as(other + address)
                        .isEqualTo(404);
            }
        }
        assertThat(house.get(null, "/staff/statistics").status()).isIn(302, 401);
    }

    @Test
    void whatIsAskedWronglyIsToldByField() {
        assertThat(house.fetch("principal", "/staff/statistics?period=week")
                        .body()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("period");
        assertThat(house.fetch("principal", "/staff/statistics/cases?figure=ALL")
                        .body()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("figure");
        assertThat(house.fetch("principal", "/staff/statistics/cases?figure=OPEN&month=2026-13")
                        .body()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("month");
        assertThat(cases("principal", "figure=OPEN&unit=" + encoded("' or 1=1 --")))
                .isEmpty();
    }

    @Test
    void theFiguresCostTheSameHoweverManyCasesThereAre() {
        int one = selects();
        accepted();
        accepted();
        assertThat(selects()).isLessThanOrEqualTo(one);
    }

    private int selects() {
        try {
            identity.setAuthentication("principal", List.of("principal-leader"));
            statistics.overview("year");
            return Statements.of(() -> statistics.overview("year")).selects();
        } finally {
            identity.clearAuthentication();
        }
    }

    /** What Cockpit's own addresses tell a leader of cases, jobs and deployments: nothing. Diagrams all staff may know. */
    @Test
    void theServerRefusesLeadersTheRestOfCockpit() {
        accepted();
        for (String leader : List.of("deputy", "principal", "committee", "group", "superior")) {
            for (String list : List.of(
                    "process-instance",
                    "history/process-instance",
                    "incident",
                    "history/incident",
                    "job",
                    "deployment",
                    "variable-instance",
                    "external-task",
                    "batch",
                    "history/activity-instance",
                    "history/user-operation",
                    "authorization",
                    "decision-definition")) {
                for (String base : List.of("/engine-rest/", "/camunda/api/engine/engine/default/")) {
                    House.Answer answer = base.startsWith("/camunda")
                            ? house.fetch(leader, base + list)
                            : house.get(leader, base + list);
                    assertThat(answer.status() == 403 || "[]".equals(answer.text()))
                            .as(leader + " " + base + list + ": " + answer.status() + " " + answer.text())
                            .isTrue();
                }
            }
            assertThat(house.fetch(leader, "/camunda/api/engine/engine/default/process-definition/statistics")
                            .status())
                    .isEqualTo(403);
            assertThat(house.fetch(leader, "/camunda/app/cockpit/default/").status())
                    .isEqualTo(200);
        }
    }
}
