package gongkai.benchmark;

import static gongkai.benchmark.Figures.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariDataSource;
import gongkai.disclosureonapplication.ApplicantKind;
import gongkai.disclosureonapplication.ApplicationDesk;
import gongkai.disclosureonapplication.BareEngine;
import gongkai.disclosureonapplication.DeliveryMethod;
import gongkai.disclosureonapplication.NewApplication;
import gongkai.platform.TestDatabase;
import gongkai.testing.House;
import gongkai.testing.WholeApplication;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A life of two tasks (apply, take and register, take and examine) by the product's services and over HTTP, beside the same
 * diagram on the engine as it comes, on the same server, in turns.
 */
@WholeApplication
class LifeBenchmark {

    private static final int AT_ONCE = Integer.getInteger("gongkai.benchmark.at-once", 2);
    private static final int ROUNDS = Integer.getInteger("gongkai.benchmark.rounds", 9);
    private static final int LIVES = Integer.getInteger("gongkai.benchmark.lives", 60);
    private static final Map<String, Object> ACCEPT = Map.of("outcome", "accept", "department", "ZGS");
    private static final Map<String, Object> GRANT =
            Map.of("outcome", "propose", "decision", "GRANT", "summary", "2025年党费收支情况表，全文公开。");

    private interface Life {
        void live() throws Exception;
    }

    @LocalServerPort
    int port;

    @Autowired
    DataSource database;

    @Autowired
    ProcessEngine engine;

    @Autowired
    ApplicationDesk desk;

    private final AtomicInteger numbers = new AtomicInteger();

    @Test
    void life() throws Exception {
        Durable.make(database);
        HikariDataSource beside = new HikariDataSource();
        beside.setJdbcUrl(TestDatabase.freshUrl());
        beside.setUsername("root");
        beside.setPassword("");
        beside.setMaximumPoolSize(20);
        beside.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        ProcessEngine bare = BareEngine.on(beside);
        Browser applicant = new Browser(port);
        Browser office = new Browser(port).signedIn("office", "gongkai-demo");
        Browser dept = new Browser(port).signedIn("dept", "gongkai-demo");
        List<String> officeGroups = groups("office");
        List<String> deptGroups = groups("dept");

        Map<String, Life> ways = new LinkedHashMap<>();
        ways.put("bare engine", () -> {
            String number = "YSQ-" + numbers.incrementAndGet();
            bare.getIdentityService().clearAuthentication();
            bare.getRuntimeService().startProcessInstanceByMessage("application-received", number);
            complete(bare, number, "office", officeGroups, ACCEPT);
            complete(bare, number, "dept", deptGroups, GRANT);
        });
        ways.put("services", () -> {
            engine.getIdentityService().clearAuthentication();
            String number = desk.apply(application(), List.of(), null).number();
            complete(engine, number, "office", officeGroups, ACCEPT);
            complete(engine, number, "dept", deptGroups, GRANT);
        });
        ways.put("HTTP", () -> {
            String number = applicant
                    .post("/api/v1/applications", House.application())
                    .path("number")
                    .asText();
            complete(office, number, "office", ACCEPT);
            complete(dept, number, "dept", GRANT);
        });

        for (int warmUp = 0; warmUp < 3; warmUp++) {
            for (Life life : ways.values()) {
                perSecond(life);
            }
        }
        Map<String, List<Double>> rates = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (var way : ways.entrySet()) {
                rates.computeIfAbsent(way.getKey(), name -> new ArrayList<>()).add(perSecond(way.getValue()));
            }
        }
        double anchor = median(rates.get("bare engine"));
        rates.forEach((name, all) -> report(
                "life of two tasks, %d at once: %-11s %6.1f lives/s, %.2f of the bare engine (each round's ratio, median)",
                AT_ONCE, name, median(all), median(ratios(all, rates.get("bare engine")))));
        report("  %d rounds of %d lives in turns; bare engine %.1f lives/s", ROUNDS, LIVES, anchor);
        bare.close();
        beside.close();
    }

    private static List<Double> ratios(List<Double> ours, List<Double> anchors) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ours.size(); round++) {
            ratios.add(ours.get(round) / anchors.get(round));
        }
        return ratios;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static double perSecond(Life life) throws Exception {
        AtomicInteger left = new AtomicInteger(LIVES);
        long start = System.nanoTime();
        try (var people = new Crowd(AT_ONCE)) {
            people.each(() -> {
                while (left.getAndDecrement() > 0) {
                    life.live();
                }
            });
        }
        return LIVES / ((System.nanoTime() - start) / 1e9);
    }

    private List<String> groups(String user) {
        return engine.getIdentityService().createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
    }

    private static void complete(
            ProcessEngine engine, String number, String user, List<String> groups, Map<String, Object> answers) {
        engine.getIdentityService().setAuthentication(user, groups);
        String task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .singleResult()
                .getId();
        engine.getTaskService().claim(task, user);
        engine.getFormService().submitTaskForm(task, answers);
    }

    private static void complete(Browser browser, String number, String user, Map<String, Object> answers)
            throws Exception {
        JsonNode task = browser.get(Browser.ENGINE + "/task?processInstanceBusinessKey=" + number)
                .path(0);
        String address = Browser.ENGINE + "/task/" + task.path("id").asText();
        browser.post(address + "/claim", Map.of("userId", user));
        Map<String, Object> variables = new LinkedHashMap<>();
        answers.forEach((name, value) -> variables.put(name, Map.of("value", value)));
        browser.post(address + "/submit-form", Map.of("variables", variables));
    }

    private static NewApplication application() {
        return new NewApplication(
                ApplicantKind.NATURAL_PERSON,
                "林一𠮷",
                "安澜县清溪镇幸福路8号",
                "11010519491231002X",
                "0519-82880000",
                "lin@applicant.example",
                "2025年党费收缴、管理和使用情况",
                DeliveryMethod.EMAIL,
                null,
                true);
    }
}
