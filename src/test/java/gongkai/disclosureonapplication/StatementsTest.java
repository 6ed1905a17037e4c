package gongkai.disclosureonapplication;

import static org.assertj.core.api.Assertions.assertThat;

import gongkai.platform.TestDatabase;
import gongkai.testing.House;
import gongkai.testing.Statements;
import gongkai.testing.Statements.Count;
import gongkai.testing.Statements.Step;
import gongkai.testing.WholeApplication;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What each step costs in statements, and what of it is ours: the same steps on the engine as it comes are taken off. A
 * step that became cheaper is entered here; one that became dearer says why.
 */
@WholeApplication
class StatementsTest {

    private static final List<Answer> STEPS = List.of(
            new Answer("office", "register", Map.of("outcome", "accept", "department", "ZGS")),
            new Answer(
                    "dept",
                    "examine",
                    Map.of("outcome", "propose", "decision", "GRANT", "summary", "2025年党费收支情况表，全文公开。")),
            new Answer("secrecy", "secrecy-check", Map.of("outcome", "clear")),
            new Answer("principal", "decide", Map.of("outcome", "approve")),
            new Answer("office", "report-to-superior", Map.of("outcome", "sent", "reportedOn", "2026-09-18")),
            new Answer("superior", "superior-review", Map.of("outcome", "agree")),
            new Answer(
                    "office",
                    "deliver",
                    Map.of(
                            "outcome",
                            "delivered",
                            "deliveredOn",
                            "2026-09-18",
                            "method",
                            "POST",
                            "proof",
                            "挂号XA12345")));

    /** Ours: beyond the engine as it comes, which keeps every answer of a form in its own tables and knows no rights. */
    // Each completion asks once whether others were asked about the step.
    private static final String HEAD = "step                       writes  selects  ours: writes  selects\n";

    private static final String TABLE = """
            apply                          24        9            8        5
            its mail, afterwards            7       16            7       16
            claim register                  5        8            0        2
            register                       37       27            3        9
            claim examine                   5        8            0        2
            examine                        16       15           -8        3
            claim secrecy-check             5        8            0        2
            secrecy-check                  15       15           -1        3
            claim decide                    5        8            0        2
            decide                         33       24            2        4
            claim report-to-superior        5        8            0        2
            report-to-superior             23       21           -3        3
            claim superior-review           5        7            0        2
            superior-review                32       21            7        7
            claim deliver                   5        8            0        2
            deliver                        61       46            9       23
            """;

    private record Answer(String user, String task, Map<String, Object> fields) {}

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine engine;

    @Autowired
    ManagementService management;

    @Autowired
    ApplicationDesk desk;

    private ProcessEngine bare;

    @BeforeEach
    void open() {
        House house = new House(port, management);
        house.at("2026-09-18T10:24");
        house.runJobs();
        bare = BareEngine.on(Statements.watched(TestDatabase.fresh()));
    }

    @AfterEach
    void close() {
        engine.getIdentityService().clearAuthentication();
        new House(port, management).runJobs();
        bare.close();
        House.realTime();
    }

    @Test
    void stepsCostWhatTheTableSays() {
        Map<String, Count> whole = least(this::lifeOfTheProduct);
        Map<String, Count> bareOnes = least(this::lifeOfTheBareEngine);
        Map<String, Count> ours = new LinkedHashMap<>(whole);
        bareOnes.forEach((step, count) -> ours.computeIfPresent(step, (name, all) -> all.minus(count)));

        StringBuilder table = new StringBuilder(HEAD);
        whole.forEach((step, count) -> table.append(String.format(
                "%-26s %6d %8d %12d %8d%n",
                step,
                count.writes(),
                count.selects(),
                ours.get(step).writes(),
                ours.get(step).selects())));
        assertThat(table.toString()).isEqualToNormalizingNewlines(HEAD + TABLE);

        assertThat(ours.get("apply").writes()).as("writes added to a start").isLessThanOrEqualTo(8);
        Count twoTasks = Stream.of("apply", "claim register", "register", "claim examine", "examine")
                .map(ours::get)
                .reduce(Count::plus)
                .orElseThrow();
        assertThat(twoTasks.writes()).as("writes added to a life of two tasks").isLessThanOrEqualTo(25);
        assertThat(twoTasks.selects())
                .as("selects added to a life of two tasks")
                .isLessThanOrEqualTo(25);
    }

    /** Once to fill what is kept in memory (diagrams, rules, who is who), then the least of three: that memory is renewed. */
    private static Map<String, Count> least(Supplier<Map<String, Count>> life) {
        life.get();
        Map<String, Count> least = life.get();
        for (int again = 0; again < 2; again++) {
            life.get().forEach((step, count) -> least.merge(step, count, Count::least));
        }
        return least;
    }

    private Map<String, Count> lifeOfTheProduct() {
        Map<String, Count> counts = new LinkedHashMap<>();
        engine.getIdentityService().clearAuthentication();
        // What other tests of the same running product have left.
        new House(port, management).runJobs();
        String[] number = new String[1];
        counts.put(
                "apply",
                Statements.of(() ->
                        number[0] = desk.apply(application(), List.of(), null).number()));
        counts.put("its mail, afterwards", mail());
        for (Answer answer : STEPS) {
            engine.getIdentityService().clearAuthentication();
            List<String> groups =
                    engine.getIdentityService().createGroupQuery().groupMember(answer.user()).list().stream()
                            .map(Group::getId)
                            .toList();
            engine.getIdentityService().setAuthentication(answer.user(), groups);
            step(counts, engine, number[0], answer);
        }
        engine.getIdentityService().clearAuthentication();
        new House(port, management).runJobs();
        return counts;
    }

    private Count mail() {
        Count all = new Count(0, 0, 0, 0);
        for (int job = 0; job < 2; job++) {
            String id = management
                    .createJobQuery()
                    .processDefinitionKey("notification")
                    .executable()
                    .singleResult()
                    .getId();
            all = all.plus(Statements.of(() -> management.executeJob(id)));
        }
        return all;
    }

    private Map<String, Count> lifeOfTheBareEngine() {
        Map<String, Count> counts = new LinkedHashMap<>();
        String number = "YSQ-" + System.nanoTime();
        bare.getIdentityService().clearAuthentication();
        counts.put(
                "apply",
                Statements.of(
                        () -> bare.getRuntimeService().startProcessInstanceByMessage("application-received", number)));
        for (Answer answer : STEPS) {
            bare.getIdentityService().setAuthentication(answer.user(), List.of("anybody"));
            step(counts, bare, number, answer);
        }
        return counts;
    }

    private static void step(Map<String, Count> counts, ProcessEngine engine, String number, Answer answer) {
        String task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(answer.task())
                .singleResult()
                .getId();
        Step claim = () -> engine.getTaskService().claim(task, answer.user());
        Step submit = () -> engine.getFormService().submitTaskForm(task, answer.fields());
        counts.put("claim " + answer.task(), Statements.of(claim));
        counts.put(answer.task(), Statements.of(submit));
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
                DeliveryMethod.POST,
                null,
                true);
    }
}
