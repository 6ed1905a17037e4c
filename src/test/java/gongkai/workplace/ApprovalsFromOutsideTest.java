package gongkai.workplace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gongkai.cases.CaseDesk;
import gongkai.proactivedisclosure.DisclosureStage;
import gongkai.testing.House;
import gongkai.testing.House.Answer;
import gongkai.testing.Statements;
import gongkai.testing.WholeApplication;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** 审批台 over HTTP: what waits for whom, and decisions, one and many. */
@WholeApplication
class ApprovalsFromOutsideTest {

    private static final Map<String, Object> ACCEPT = Map.of("outcome", "accept", "department", "ZGS");
    private static final Map<String, Object> EXTEND = Map.of("outcome", "extend", "reason", "材料较多，需要逐页核对");
    private static final Map<String, Object> GRANT =
            Map.of("outcome", "propose", "decision", "GRANT", "summary", "见附件");

    @LocalServerPort
    int port;

    @Autowired
    ManagementService management;

    @Autowired
    IdentityService identity;

    @Autowired
    CaseDesk cases;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ApprovalsController approvals;

    private House house;

    @BeforeEach
    void open() {
        house = new House(port, management);
        house.at("2026-09-18T10:24");
    }

    @AfterEach
    void close() {
        house.runJobs();
        House.realTime();
    }

    // ---- steps

    /** An application whose extension waits for the deputy. */
    private String extensionAsked() {
        String number = house.apply().number();
        house.complete("office", number, "register", ACCEPT);
        house.complete("dept", number, "examine", EXTEND);
        return number;
    }

    /** An application that waits for the principal. */
    private String proposed() {
        String number = house.apply().number();
        house.complete("office", number, "register", ACCEPT);
        house.complete("dept", number, "examine", GRANT);
        house.complete("secrecy", number, "secrecy-check", Map.of("outcome", "clear"));
        return number;
    }

    private List<JsonNode> queue(String user) {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page;
        int number = 0;
        do {
            number++;
            page = house.fetch(user, "/staff/approvals?page=" + number).body();
            page.path("items").forEach(all::add);
        } while (number < page.path("pages").asInt());
        assertThat(all).hasSize(page.path("total").asInt());
        return all;
    }

    private Map<String, String> tasksOf(String user, List<String> numbers) {
        Map<String, String> tasks = new LinkedHashMap<>();
        queue(user).stream()
                .filter(item -> numbers.contains(item.path("number").asText()))
                .forEach(item -> tasks.put(
                        item.path("number").asText(), item.path("taskId").asText()));
        return tasks;
    }

    private Answer decide(String user, List<String> tasks, String outcome, Object... more) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("taskIds", tasks);
        body.put("outcome", outcome);
        for (int i = 0; i < more.length; i += 2) {
            body.put((String) more[i], more[i + 1]);
        }
        return house.tell(user, "/staff/decisions", body);
    }

    private static List<JsonNode> results(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return StreamSupport.stream(answer.body().path("results").spliterator(), false)
                .toList();
    }

    private String lastLine(String number) {
        return jdbc
                .queryForList(
                        "select concat(actor, ' ', step, ' ', coalesce(outcome, ''), ' ', coalesce(comment, ''))"
                                + " from case_history where case_number = ? order by id",
                        String.class,
                        number)
                .stream()
                .reduce((one, next) -> next)
                .orElseThrow();
    }

    // ---- tests

    @Test
    void aLeaderClearsTwentyAtOnceAndTheOneThatMayNotPassStaysWithItsSentence() {
        house.at("2026-09-10T09:00");
        String late = extensionAsked();
        house.at("2026-09-18T10:24");
        List<String> numbers = Stream.concat(
                        Stream.of(late), IntStream.range(0, 19).mapToObj(i -> extensionAsked()))
                .toList();
        Map<String, String> tasks = tasksOf("deputy", numbers);
        assertThat(tasks).hasSize(20);
        JsonNode first = queue("deputy").stream()
                .filter(item -> item.path("number").asText().equals(late))
                .findFirst()
                .orElseThrow();
        assertThat(first.path("procedure").asText()).isEqualTo("依申请公开");
        assertThat(first.path("stepName").asText()).isEqualTo("延期审批");
        assertThat(first.path("unit").asText()).isEqualTo("政工室");
        assertThat(first.path("title").asText()).contains("党费收缴");
        assertThat(first.at("/due/state").asText()).isEqualTo("late");
        assertThat(first.at("/due/label").asText()).isEqualTo("逾期1个工作日");

        List<JsonNode> results = results(decide("deputy", List.copyOf(tasks.values()), "approve", "comment", "情况属实"));
        assertThat(results).hasSize(20);
        assertThat(results).filteredOn(one -> one.path("done").asBoolean()).hasSize(19);
        JsonNode refused = results.stream()
                .filter(one -> !one.path("done").asBoolean())
                .findFirst()
                .orElseThrow();
        assertThat(refused.path("taskId").asText()).isEqualTo(tasks.get(late));
        assertThat(refused.path("sentence").asText()).isEqualTo("审查期限已于2026年9月17日届满，不能再延期");
        assertThat(refused.path("field").asText()).isEqualTo("outcome");
        assertThat(tasksOf("deputy", numbers)).containsOnlyKeys(late);
        for (String number : numbers) {
            if (!number.equals(late)) {
                assertThat(lastLine(number)).startsWith("deputy 延期审批").endsWith("情况属实");
                assertThat(house.tasks("dept", number)).hasSize(1);
            }
        }
        // What was refused is as it was, also that nobody had taken it.
        assertThat(house.tasks("deputy", late).get(0).path("assignee").isNull()).isTrue();
    }

    @Test
    void theMostUrgentComesFirstAndWhatHasNoDateLast() {
        house.at("2026-09-08T09:00");
        String older = proposed();
        house.at("2026-09-18T10:24");
        String newer = proposed();
        List<JsonNode> queue = queue("principal");
        List<String> numbers =
                queue.stream().map(item -> item.path("number").asText()).toList();
        assertThat(numbers.indexOf(older)).isLessThan(numbers.indexOf(newer));
        List<String> dates = queue.stream()
                .map(item -> item.at("/due/date").asText("9999"))
                .map(date -> date.isEmpty() ? "9999" : date)
                .toList();
        assertThat(dates).isSorted();
        JsonNode page = house.fetch("principal", "/staff/approvals").body();
        assertThat(page.path("late").asInt()).isEqualTo((int) queue.stream()
                .filter(item -> item.at("/due/state").asText().equals("late"))
                .count());
    }

    @Test
    void aPageCostsTheSameHoweverMuchWaits() {
        proposed();
        int one = selects();
        IntStream.range(0, 4).forEach(i -> proposed());
        assertThat(selects()).isEqualTo(one);
        assertThat(one).isLessThanOrEqualTo(20);
    }

    private int selects() {
        try {
            identity.setAuthentication("principal", List.of("principal-leader"));
            approvals.queue(1);
            return Statements.of(() -> approvals.queue(1)).selects();
        } finally {
            identity.clearAuthentication();
        }
    }

    @Test
    void nobodySeesOrDecidesWhatWaitsForOthers() {
        String number = proposed();
        String task = tasksOf("principal", List.of(number)).get(number);
        for (String other : List.of("deputy", "unit1", "office", "dept2")) {
            assertThat(tasksOf(other, List.of(number))).isEmpty();
            JsonNode result = results(decide(other, List.of(task), "approve")).get(0);
            assertThat(result.path("done").asBoolean()).isFalse();
            assertThat(result.path("sentence").asText()).isEqualTo("没有这项待办，或者它不在您的待办里");
        }
        for (String onlooker : List.of("auditor", "admin")) {
            assertThat(house.fetch(onlooker, "/staff/approvals")
                            .body()
                            .path("total")
                            .asInt())
                    .isZero();
            JsonNode result =
                    results(decide(onlooker, List.of(task), "approve")).get(0);
            assertThat(result.path("done").asBoolean()).isFalse();
            assertThat(result.path("sentence").asText()).contains("没有权限");
        }
        assertThat(house.get(null, "/staff/approvals").status()).isIn(302, 401);
        assertThat(tasksOf("principal", List.of(number))).hasSize(1);
        assertThat(results(decide("principal", List.of(task), "approve"))
                        .get(0)
                        .path("done")
                        .asBoolean())
                .isTrue();
        // Whom it was never offered to isn't told that it was done.
        assertThat(results(decide("deputy", List.of(task), "approve"))
                        .get(0)
                        .path("sentence")
                        .asText())
                .isEqualTo("没有这项待办，或者它不在您的待办里");
        assertThat(results(decide("principal", List.of(task), "approve"))
                        .get(0)
                        .path("sentence")
                        .asText())
                .isEqualTo("这件您已经办理过了");
    }

    @Test
    void whatAFormRefusesIsRefusedHereWithTheField() {
        String number = proposed();
        String task = tasksOf("principal", List.of(number)).get(number);
        JsonNode result = results(decide("principal", List.of(task), "return")).get(0);
        assertThat(result.path("done").asBoolean()).isFalse();
        assertThat(result.path("field").asText()).isEqualTo("comment");
        assertThat(result.path("sentence").asText()).startsWith("请填写");
        result = results(decide("principal", List.of(task), "burn")).get(0);
        assertThat(result.path("field").asText()).isEqualTo("outcome");
        assertThat(result.path("sentence").asText()).contains("没有“burn”这个办理结果");
        result = results(decide("principal", List.of(task), null)).get(0);
        assertThat(result.path("sentence").asText()).isEqualTo("请选择办理结果");
        result = results(decide("principal", List.of(task), "return", "comment", "长".repeat(2001)))
                .get(0);
        assertThat(result.path("field").asText()).isEqualTo("comment");
        assertThat(results(decide("principal", List.of(task), "return", "comment", "请补充说明"))
                        .get(0)
                        .path("done")
                        .asBoolean())
                .isTrue();
        assertThat(lastLine(number)).startsWith("principal 领导审批 退回").endsWith("请补充说明");
    }

    @Test
    void aReviewGoesBackToTheStepThatWasChosenOrIsHeld() {
        var stage = new DisclosureStage(house, identity, cases);
        String returned = stage.open();
        String held = stage.open();
        for (String number : List.of(returned, held)) {
            house.complete("dept", number, "propose", DisclosureStage.ordinary());
            house.complete("secrecy", number, "secrecy-review", Map.of("outcome", "approve"));
        }
        Map<String, String> tasks = tasksOf("deputy", List.of(returned, held));
        JsonNode result = results(decide("deputy", List.of(tasks.get(held)), "hold", "comment", "等待上级文件"))
                .get(0);
        assertThat(result.path("sentence").asText()).contains("重新审视日期");
        assertThat(result.path("field").asText()).isEqualTo("reviewOn");
        assertThat(results(decide(
                                "deputy",
                                List.of(tasks.get(held)),
                                "hold",
                                "reviewOn",
                                "2026-10-20",
                                "comment",
                                "等待上级文件"))
                        .get(0)
                        .path("done")
                        .asBoolean())
                .isTrue();
        assertThat(results(decide(
                                "deputy",
                                List.of(tasks.get(returned)),
                                "return",
                                "step",
                                "secrecy-review",
                                "comment",
                                "请再看附件"))
                        .get(0)
                        .path("done")
                        .asBoolean())
                .isTrue();
        assertThat(stage.openTasks(returned)).containsExactly("secrecy-review");
        assertThat(lastLine(held)).contains("暂不公开，2026年10月20日重新审视");
    }

    @Test
    void onlyTheSameQuestionIsAnsweredTogetherAndNotTooManyAtOnce() {
        String number = proposed();
        var stage = new DisclosureStage(house, identity, cases);
        String other = stage.open();
        house.complete("dept", other, "propose", DisclosureStage.ordinary());
        house.complete("secrecy", other, "secrecy-review", Map.of("outcome", "approve"));
        house.complete("deputy", other, "deputy-review", Map.of("outcome", "approve"));
        Map<String, String> tasks = tasksOf("principal", List.of(number, other));
        Answer mixed = decide("principal", List.copyOf(tasks.values()), "approve");
        assertThat(mixed.status()).isEqualTo(409);
        assertThat(mixed.body().path("detail").asText()).contains("不是同一个环节");
        assertThat(mixed.body().at("/errors/0/field").asText()).isEqualTo("taskIds");
        assertThat(tasksOf("principal", List.of(number, other))).hasSize(2);

        Answer many = decide(
                "principal", IntStream.range(0, 51).mapToObj(i -> "task-" + i).toList(), "approve");
        assertThat(many.status()).isEqualTo(409);
        assertThat(many.body().path("detail").asText()).contains("一次最多办理50件");
        assertThat(decide("principal", List.of(), "approve")
                        .body()
                        .path("detail")
                        .asText())
                .isEqualTo("请选择要办理的事项");
        assertThat(house.tell("principal", "/staff/decisions", Map.of("taskIds", Map.of()))
                        .status())
                .isEqualTo(400);
        assertThat(house.post("principal", "/staff/decisions", Map.of()).status())
                .as("without the page's token")
                .isIn(401, 403);
    }

    @Test
    void ofTwoColleaguesAtTheSameMomentOneIsTakenAndTheOtherTold() {
        List<String> numbers = IntStream.range(0, 4).mapToObj(i -> proposed()).toList();
        assistant();
        Map<String, String> tasks = tasksOf("principal", numbers);
        assertThat(tasksOf("principal2", numbers)).isEqualTo(tasks);
        String claimed = tasks.get(numbers.get(3));
        house.post("principal2", "/engine-rest/task/" + claimed + "/claim", Map.of("userId", "principal2"));

        List<String> all = List.copyOf(tasks.values());
        var colleague = CompletableFuture.supplyAsync(() -> decide("principal2", List.of(all.get(1)), "approve"));
        List<JsonNode> mine = results(decide("principal", all, "approve"));
        List<JsonNode> theirs = results(colleague.join());

        JsonNode contested = result(mine, all.get(1));
        assertThat(contested.path("done").asBoolean())
                .isNotEqualTo(result(theirs, all.get(1)).path("done").asBoolean());
        JsonNode loser = contested.path("done").asBoolean() ? result(theirs, all.get(1)) : contested;
        assertThat(loser.path("sentence").asText()).matches("这件刚由.+办理，不用再办");
        assertThat(result(mine, claimed).path("sentence").asText()).isEqualTo("这件刚由另一位负责人领取，正在办理");
        for (String task : all) {
            if (!task.equals(claimed) && !task.equals(all.get(1))) {
                assertThat(result(mine, task).path("done").asBoolean()).isTrue();
            }
        }
        assertThat(jdbc.queryForObject(
                        "select count(*) from case_history where case_number = ? and step = '领导审批'",
                        Integer.class,
                        tasks.entrySet().stream()
                                .filter(entry -> entry.getValue().equals(all.get(1)))
                                .findFirst()
                                .orElseThrow()
                                .getKey()))
                .isEqualTo(1);
        assertThat(tasksOf("principal", numbers)).isEmpty();
        assertThat(tasksOf("principal2", numbers)).hasSize(1);
    }

    private static JsonNode result(List<JsonNode> results, String task) {
        return results.stream()
                .filter(one -> one.path("taskId").asText().equals(task))
                .findFirst()
                .orElseThrow();
    }

    /** A second principal; the demonstration has one. */
    private void assistant() {
        if (identity.createUserQuery().userId("principal2").count() == 0) {
            var user = identity.newUser("principal2");
            user.setFirstName("另一位负责人");
            user.setLastName("");
            user.setPassword("gongkai-demo");
            ((org.camunda.bpm.engine.impl.IdentityServiceImpl) identity).saveUser(user, true);
            identity.createMembership("principal2", "principal-leader");
        }
    }
}
