package gongkai.proactivedisclosure;

import static gongkai.proactivedisclosure.DisclosureStage.ordinary;
import static gongkai.proactivedisclosure.DisclosureStage.with;
import static org.assertj.core.api.Assertions.assertThat;

import gongkai.board.Board;
import gongkai.board.BoardQuery;
import gongkai.board.Reader;
import gongkai.cases.CaseDesk;
import gongkai.testing.House;
import gongkai.testing.Statements;
import gongkai.testing.Statements.Count;
import gongkai.testing.Statements.Step;
import gongkai.testing.WholeApplication;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What each step of an ordinary item costs in statements, the engine's own included. A step that became cheaper is
 * entered here; one that became dearer says why.
 */
@WholeApplication
class DisclosureStatementsTest {

    private static final List<Answer> STEPS = List.of(
            new Answer(
                    "dept",
                    "propose",
                    with(ordinary(), "scope", "社会", "channels", "[\"互联网\",\"公开栏\"]", "body", "全年安排集中学习十二次。")),
            new Answer("secrecy", "secrecy-review", Map.of("outcome", "approve")),
            new Answer("deputy", "deputy-review", Map.of("outcome", "approve")),
            new Answer("principal", "principal-review", Map.of("outcome", "approve")),
            new Answer(
                    "dept",
                    "publish-offline",
                    Map.of("outcome", "done", "doneOn", "2026-09-18", "place", "一楼大厅", "proof", "照片3张")));

    private static final String HEAD = "step                       writes  selects\n";

    private static final String TABLE = """
            claim propose                   5        7
            propose                        27       25
            claim secrecy-review            5        8
            secrecy-review                 17       16
            claim deputy-review             5        8
            deputy-review                  17       16
            claim principal-review          5        8
            principal-review               38       25
            after principal-review         16       21
            claim publish-offline           5        8
            publish-offline                64       43
            board, first page               0        4
            board, search                   0        3
            board, item                     0        3
            """;

    private record Answer(String user, String task, Map<String, Object> fields) {}

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine engine;

    @Autowired
    ManagementService management;

    @Autowired
    CaseDesk desk;

    @Autowired
    Board board;

    private House house;
    private DisclosureStage stage;

    @BeforeEach
    void open() {
        house = new House(port, management);
        house.at("2026-09-18T10:24");
        house.runJobs();
        stage = new DisclosureStage(house, engine.getIdentityService(), desk);
    }

    @AfterEach
    void close() {
        engine.getIdentityService().clearAuthentication();
        house.runJobs();
        House.realTime();
    }

    /** Once to fill what is kept in memory (diagrams, rules, who is who), then the least of three: that memory is renewed. */
    @Test
    void stepsCostWhatTheTableSays() {
        life();
        Map<String, Count> least = life();
        for (int again = 0; again < 2; again++) {
            life().forEach((step, count) -> least.merge(step, count, Count::least));
        }
        StringBuilder table = new StringBuilder(HEAD);
        least.forEach(
                (step, count) -> table.append(String.format("%-26s %6d %8d%n", step, count.writes(), count.selects())));
        assertThat(table.toString()).isEqualToNormalizingNewlines(HEAD + TABLE);
    }

    private Map<String, Count> life() {
        Map<String, Count> counts = new LinkedHashMap<>();
        String number = stage.open();
        stage.attach("dept", number, "计划.pdf", SampleDocuments.pdf("全年安排集中学习十二次"));
        for (Answer answer : STEPS) {
            as(answer.user());
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
            engine.getIdentityService().clearAuthentication();
            afterwards(counts, answer.task(), number);
        }
        counts.put("board, first page", Statements.of(() -> board.page(BoardQuery.all(20), Reader.society())));
        counts.put("board, search", Statements.of(() -> board.page(BoardQuery.of("学习"), Reader.society())));
        counts.put("board, item", Statements.of(() -> board.item(number, Reader.society())));
        house.runJobs();
        return counts;
    }

    private void as(String user) {
        List<String> groups = engine.getIdentityService().createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
        engine.getIdentityService().setAuthentication(user, groups);
    }

    /** The case's own jobs; mails are counted with 依申请公开. */
    private void afterwards(Map<String, Count> counts, String step, String number) {
        Count all = new Count(0, 0, 0, 0);
        int jobs = 0;
        while (true) {
            String instance =
                    engine
                            .getRuntimeService()
                            .createProcessInstanceQuery()
                            .processInstanceBusinessKey(number)
                            .list()
                            .stream()
                            .map(one -> one.getId())
                            .findFirst()
                            .orElse(null);
            List<Job> due = instance == null
                    ? List.of()
                    : management
                            .createJobQuery()
                            .processInstanceId(instance)
                            .executable()
                            .list();
            if (due.isEmpty()) {
                break;
            }
            String id = due.get(0).getId();
            all = all.plus(Statements.of(() -> management.executeJob(id)));
            jobs++;
        }
        if (jobs > 0) {
            counts.put("after " + step, all);
        }
    }
}
