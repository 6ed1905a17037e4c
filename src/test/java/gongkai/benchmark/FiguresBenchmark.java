package gongkai.benchmark;

import static gongkai.benchmark.Figures.report;
import static org.assertj.core.api.Assertions.assertThat;

import gongkai.testing.House;
import gongkai.testing.WholeApplication;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The figures below 审批台 over HTTP: first among 1,000 open applications and as many that have ended in the last two years,
 * then among 10,000 of each, in the same run. They are copies of one that came in over the counter of the product itself.
 */
@WholeApplication
class FiguresBenchmark {

    private static final int TIMES = Integer.getInteger("gongkai.benchmark.figures", 20);
    private static final int FEW = 1000;
    private static final int MANY = Integer.getInteger("gongkai.benchmark.cases", 10_000);
    private static final String PASSWORD = "gongkai-demo";

    private static final String NUMBER = "concat('YSQ-B-', n)";
    private static final String BEGAN = "date_sub(%s, interval (n %% 700) day)";

    @LocalServerPort
    int port;

    @Autowired
    DataSource database;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ManagementService management;

    @Test
    void figures() throws Exception {
        Durable.make(database);
        House house = new House(port, management);
        String number = house.apply().number();
        house.complete("office", number, "register", Map.of("outcome", "accept", "department", "ZGS"));
        jdbc.execute("create table benchmark_number (n int primary key, ended boolean not null)");
        copy(number, 0, 2 * FEW);
        Map<String, Figures> few = measure();
        copy(number, 2 * FEW, 2 * MANY);
        Map<String, Figures> many = measure();
        many.forEach((page, figures) -> report(
                "figures, HTTP: %-32s p50/p95 ms  1,000 %.0f/%.0f  %,d %.0f/%.0f; ratio p50 %.1f",
                page,
                few.get(page).at(50),
                few.get(page).at(95),
                MANY,
                figures.at(50),
                figures.at(95),
                figures.at(50) / few.get(page).at(50)));
    }

    private Map<String, Figures> measure() throws Exception {
        Browser leader = new Browser(port).signedIn("principal", PASSWORD);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("month", "/staff/statistics?period=month");
        pages.put("year", "/staff/statistics?period=year");
        pages.put("where cases stand", "/staff/statistics/standing");
        pages.put("cases behind 逾期", "/staff/statistics/cases?figure=OVERDUE");
        Map<String, Figures> figures = new LinkedHashMap<>();
        for (int n = -2; n < TIMES; n++) {
            for (var page : pages.entrySet()) {
                Figures one = figures.computeIfAbsent(page.getKey(), name -> new Figures());
                one.time(() -> assertThat(leader.get(page.getValue())).isNotEmpty());
                if (n < 0) {
                    one.clear();
                }
            }
        }
        return figures;
    }

    // ---- copies

    private void copy(String number, int first, int last) {
        jdbc.batchUpdate(
                "insert into benchmark_number values (?, ?)",
                IntStream.range(first, last)
                        .mapToObj(n -> new Object[] {n, n % 2 == 1})
                        .toList());
        String of = "n >= " + first + " and n < " + last;
        String instance = "(select i.ID_ from ACT_HI_PROCINST i where i.BUSINESS_KEY_ = '" + number + "')";
        copy(
                "disclosure_application",
                "t.number = '" + number + "' and " + of,
                Map.of(
                        "number",
                        NUMBER,
                        "idempotency_key",
                        "null",
                        "received_on",
                        BEGAN.formatted("t.received_on"),
                        "ended_on",
                        "case when ended then date_add(" + BEGAN.formatted("t.received_on")
                                + ", interval (n % 9) day) end"));
        copy(
                "deadline",
                "t.case_number = '" + number + "' and " + of,
                Map.of(
                        "case_number",
                        NUMBER,
                        "due_on",
                        BEGAN.formatted("t.due_on"),
                        "state",
                        "case when ended then 'ENDED' else 'RUNNING' end",
                        "ended_on",
                        "case when ended then date_add(" + BEGAN.formatted("t.started_on")
                                + ", interval (n % 9) day) end"));
        copy(
                "ACT_HI_PROCINST",
                "t.ID_ = " + instance + " and " + of,
                Map.of("ID_", "concat('b', n)", "PROC_INST_ID_", "concat('b', n)", "BUSINESS_KEY_", NUMBER));
        copy(
                "ACT_HI_TASKINST",
                "t.PROC_INST_ID_ = " + instance + " and t.END_TIME_ is not null and " + of,
                Map.of(
                        "ID_",
                        "concat('h', n)",
                        "PROC_INST_ID_",
                        "concat('b', n)",
                        "START_TIME_",
                        BEGAN.formatted("t.START_TIME_"),
                        "END_TIME_",
                        "date_add(" + BEGAN.formatted("t.END_TIME_") + ", interval (n % 4) day)"));
        copy(
                "ACT_RU_EXECUTION",
                "t.ID_ = " + instance + " and not ended and " + of,
                Map.of(
                        "ID_", "concat('b', n)",
                        "ROOT_PROC_INST_ID_", "concat('b', n)",
                        "PROC_INST_ID_", "concat('b', n)",
                        "BUSINESS_KEY_", NUMBER,
                        "ACT_ID_", "case n % 3 when 0 then 'examine' when 1 then 'secrecy-check' else 'decide' end",
                        "IS_ACTIVE_", "true"));
        jdbc.execute(
                "analyze table disclosure_application, deadline, ACT_HI_PROCINST, ACT_HI_TASKINST, ACT_RU_EXECUTION");
    }

    /** Each row of the table that fits, once for each number, with other values in some columns; keys that count up do so. */
    private void copy(String table, String where, Map<String, String> other) {
        List<String> columns = jdbc.queryForList(
                "select column_name from information_schema.columns where table_schema = database() and table_name = ?"
                        + " and extra not like '%auto_increment%' order by ordinal_position",
                String.class, table);
        jdbc.update("insert into " + table + " (" + String.join(", ", columns) + ") select "
                + columns.stream()
                        .map(column -> other.getOrDefault(column, "t." + column))
                        .collect(Collectors.joining(", "))
                + " from " + table + " t join benchmark_number on " + where);
    }
}
