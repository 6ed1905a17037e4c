package gongkai.handling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gongkai.organisation.OrganisationDesk;
import gongkai.organisation.Role;
import gongkai.platform.PhaseTimers;
import gongkai.testing.House;
import gongkai.testing.House.Answer;
import gongkai.testing.WholeApplication;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What an office does with a step beside completing it, from outside over HTTP: allowed, refused, at the same moment as the step. */
@WholeApplication
class HandlingFromOutsideTest {

    private static final Map<String, Object> ACCEPT = Map.of("outcome", "accept", "department", "ZGS");
    private static final Map<String, Object> CORRECT = Map.of("outcome", "correct", "missing", "请写明所属年份");

    @LocalServerPort
    int port;

    @Autowired
    ManagementService management;

    @Autowired
    OrganisationDesk organisation;

    @Autowired
    PhaseTimers timers;

    @Autowired
    CopyDesk copies;

    @Autowired
    JdbcTemplate jdbc;

    private House house;

    @BeforeEach
    void open() {
        house = new House(port, management);
        house.at("2026-09-18T10:24");
        house.runJobs();
    }

    @AfterEach
    void close() {
        organisation.withdraw("dept2", Role.OFFICE, "GAJ");
        house.runJobs();
        House.realTime();
    }

    // ---- steps

    private String applied() {
        String number = house.apply().number();
        house.runJobs();
        return number;
    }

    private String task(String user, String number, String step) {
        return house.tasks(user, number).stream()
                .filter(one -> one.path("taskDefinitionKey").asText().equals(step))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
    }

    /** The case's first task, taken by the office. */
    private String taken(String number) {
        String task = task("office", number, "register");
        Answer claim = house.post("office", "/engine-rest/task/" + task + "/claim", Map.of("userId", "office"));
        assertThat(claim.status()).as(claim.text()).isEqualTo(204);
        return task;
    }

    private Answer ask(String user, String task, String verb, Object people, Object question) {
        return house.tell(user, "/staff/tasks/" + task + "/" + verb, Map.of("people", people, "question", question));
    }

    private void asked(String task, String verb, String... people) {
        done(ask("office", task, verb, List.of(people), "是否由政工室承办？"));
    }

    private static void done(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().path("message").asText()).isNotBlank();
    }

    private static void refused(Answer answer, int status, String sentence) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.body().path("detail").asText()).contains(sentence).doesNotContain("null", "Exception");
    }

    private static void refused(Answer answer, String field, String sentence) {
        refused(answer, 400, sentence);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
    }

    private void answered(String user, String number, String outcome, String comment) {
        house.complete(user, number, "give-opinion", Map.of("outcome", outcome, "comment", comment));
    }

    private void mayNotComplete(String number, Map<String, Object> answer, String sentence) {
        Answer refusal = house.tryToComplete("office", number, "register", answer);
        assertThat(refusal.status()).as(refusal.text()).isEqualTo(400);
        assertThat(refusal.body().path("message").asText()).contains(sentence);
    }

    private JsonNode handling(String user, String task) {
        Answer answer = house.fetch(user, "/staff/tasks/" + task + "/handling");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private List<String> history(String number) {
        return jdbc.query(
                "select actor, step, outcome from case_history where case_number = ? order by id",
                (row, n) -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3),
                number);
    }

    private List<String> steps(String number) {
        return house.tasks("admin", number).stream()
                .map(one -> one.path("taskDefinitionKey").asText())
                .sorted()
                .toList();
    }

    private String due(String user, String number, String step) {
        return house.tasks(user, number).stream()
                .filter(one -> one.path("taskDefinitionKey").asText().equals(step))
                .findFirst()
                .orElseThrow()
                .path("due")
                .asText();
    }

    private List<String> subjects(String number) {
        house.runJobs();
        return house.mails(number).stream()
                .map(mail ->
                        mail.path("to").asText() + " " + mail.path("subject").asText())
                .toList();
    }

    private static List<String> ids(JsonNode people) {
        return StreamSupport.stream(people.spliterator(), false)
                .map(one -> one.path("id").asText())
                .toList();
    }

    /** Both at once. */
    private static List<Answer> together(Supplier<Answer> one, Supplier<Answer> other) {
        CyclicBarrier start = new CyclicBarrier(2);
        List<CompletableFuture<Answer>> both = new ArrayList<>();
        for (Supplier<Answer> each : List.of(one, other)) {
            both.add(CompletableFuture.supplyAsync(() -> {
                try {
                    start.await(20, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                return each.get();
            }));
        }
        return both.stream().map(CompletableFuture::join).toList();
    }

    private static boolean ok(Answer answer) {
        return answer.status() / 100 == 2;
    }

    // ---- 加签

    @Test
    void adviceIsWaitedForAndAnyWordIsEnough() {
        String number = applied();
        String task = taken(number);
        String before = due("office", number, "register");
        asked(task, "advice", "deputy", "dept");

        assertThat(steps(number)).containsExactly("give-opinion", "give-opinion", "register");
        assertThat(due("deputy", number, "give-opinion")).isEqualTo(before);
        mayNotComplete(number, ACCEPT, "还有2位没有回复加签：陆承安、林知远");
        mayNotComplete(number, CORRECT, "还有2位没有回复加签");
        assertThat(handling("deputy", task("deputy", number, "give-opinion"))
                        .at("/asked/question")
                        .asText())
                .isEqualTo("是否由政工室承办？");

        Answer silent =
                house.tryToComplete("deputy", number, "give-opinion", Map.of("outcome", "agree", "comment", " "));
        assertThat(silent.body().path("message").asText()).isEqualTo("请填写您的意见");
        answered("deputy", number, "disagree", "建议由办公室承办");
        mayNotComplete(number, ACCEPT, "还有1位没有回复加签：林知远");
        answered("dept", number, "agree", "可以");

        JsonNode requests = handling("office", task).path("requests");
        assertThat(requests).hasSize(2);
        assertThat(requests.at("/0/answer").asText()).isEqualTo("建议由办公室承办");
        assertThat(requests.at("/0/stateLabel").asText()).isEqualTo("不同意");
        house.complete("office", number, "register", ACCEPT);
        assertThat(history(number))
                .contains(
                        "office 加签 “登记审核”请陆承安、林知远".replace("登记审核", label(number)),
                        "deputy 回复加签 对“%s”不同意".formatted(label(number)),
                        "dept 回复加签 对“%s”同意".formatted(label(number)));
        assertThat(subjects(number))
                .anyMatch(mail -> mail.contains("deputy@") && mail.contains("请您加签"))
                .anyMatch(mail -> mail.contains("office@") && mail.contains("加签已全部回复"))
                .noneMatch(mail -> mail.contains("建议") || mail.contains("林一"));
    }

    /** What the diagram calls the first step. */
    private String label(String number) {
        return jdbc.queryForObject(
                "select max(step_label) from handling_request where case_number = ?", String.class, number);
    }

    @Test
    void whoMayNotAskOrBeAskedIsTold() {
        String number = applied();
        String task = task("office", number, "register");
        refused(ask("office", task, "advice", List.of("deputy"), "妥否？"), 409, "请先领取这一步");
        taken(number);
        refused(ask("office", task, "advice", List.of(), "妥否？"), "people", "请选择加签的人");
        refused(ask("office", task, "advice", List.of("office"), "妥否？"), "people", "不能选择自己加签");
        refused(ask("office", task, "advice", List.of("nobody"), "妥否？"), "people", "没有“nobody”这个人");
        refused(ask("office", task, "advice", List.of("auditor"), "妥否？"), "people", "严知微是管理员或者审计员");
        refused(ask("office", task, "countersign", List.of("admin"), "妥否？"), "people", "夏维新是管理员或者审计员");
        refused(ask("office", task, "countersign", List.of("supervisor"), "妥否？"), "people", "罗向民是监督员");
        refused(ask("office", task, "advice", List.of("superior"), "妥否？"), "people", "梁景行是上一级党组织的人，这个案件没有报送过上级，不能加签");
        refused(ask("office", task, "advice", List.of("deputy"), " "), "question", "请填写要回答的问题");
        refused(ask("office", task, "advice", List.of("deputy"), "问".repeat(501)), "question", "最多500字");
        refused(ask("dept", task, "advice", List.of("deputy"), "妥否？"), 404, "没有这项待办");
        refused(ask("auditor", task, "advice", List.of("deputy"), "妥否？"), 409, "您可以查看这个案件，但不能办理");
        refused(ask("office", "no-such-task", "advice", List.of("deputy"), "妥否？"), 404, "没有这项待办");

        asked(task, "advice", "deputy");
        refused(ask("office", task, "countersign", List.of("deputy"), "妥否？"), 409, "已经请陆承安提出意见，还没有回复");
        String opinion = task("deputy", number, "give-opinion");
        refused(ask("deputy", opinion, "advice", List.of("dept"), "妥否？"), 409, "请直接回复，不能再请别人");
        refused(
                house.tell("deputy", "/staff/tasks/" + opinion + "/handover", Map.of("to", "dept", "reason", "忙")),
                409,
                "不能转办");
        assertThat(ids(house.fetch("office", "/staff/colleagues?q=").body()))
                .contains("deputy", "unit1")
                .doesNotContain("office", "auditor", "admin", "supervisor");
        assertThat(ids(house.fetch("office", "/staff/colleagues?q=%E6%94%BF%E5%B7%A5")
                        .body()))
                .containsExactly("dept");
        assertThat(house.post(
                                "admin",
                                "/engine-rest/process-definition/key/countersign/start",
                                Map.of("businessKey", number))
                        .text())
                .contains("加签和会签请在待办的案卷里发起");
    }

    @Test
    void anOpenRequestIsTakenBackByWhoAskedAndNobodyElse() {
        String number = applied();
        String task = taken(number);
        asked(task, "countersign", "deputy", "dept");
        JsonNode requests = handling("office", task).path("requests");
        assertThat(requests.at("/0/mayTakeBack").asBoolean()).isTrue();
        String first = "/staff/requests/" + requests.at("/0/id").asText() + "/take-back";
        String second = "/staff/requests/" + requests.at("/1/id").asText() + "/take-back";
        refused(house.press("deputy", first), 404, "不是您发起的");
        done(house.press("office", first));
        refused(house.press("office", first), 409, "已经不在等待回复（已收回）");
        assertThat(house.tasks("deputy", number)).isEmpty();
        answered("dept", number, "agree", "同意");
        refused(house.press("office", second), 409, "已经不在等待回复（同意）");
        house.complete("office", number, "register", ACCEPT);
        assertThat(history(number)).contains("office 会签 收回，不再请陆承安回复");
    }

    @Test
    void whoHasTheStepByNowTakesBackAndIsToldOfAnswers() {
        String number = applied();
        String task = taken(number);
        organisation.assign("dept2", Role.OFFICE, "GAJ");
        asked(task, "countersign", "deputy", "dept");
        assertThat(engine("POST", "admin", task + "/assignee", Map.of("userId", "dept2"))
                        .status())
                .isEqualTo(204);
        answered("dept", number, "agree", "可以");
        assertThat(subjects(number))
                .anyMatch(mail -> mail.startsWith("dept2@") && mail.contains("会签有新的回复"))
                .noneMatch(mail -> mail.startsWith("office@") && mail.contains("会签有新的回复"));
        JsonNode open = handling("dept2", task).at("/requests/0");
        assertThat(open.path("mayTakeBack").asBoolean()).isTrue();
        String path = "/staff/requests/" + open.path("id").asText() + "/take-back";
        refused(house.press("dept", path), 404, "您也没有在办这一步");
        done(house.press("dept2", path));
        house.complete("dept2", number, "register", ACCEPT);
    }

    // ---- 会签

    @Test
    void withoutEverybodysConsentTheStepDoesNotGoAhead() {
        String number = applied();
        String task = taken(number);
        asked(task, "countersign", "deputy", "dept");
        mayNotComplete(number, ACCEPT, "还有2位没有回复会签");
        Answer silent = house.tryToComplete("deputy", number, "give-opinion", Map.of("outcome", "disagree"));
        assertThat(silent.body().path("message").asText()).contains("请填写不同意的理由");
        answered("deputy", number, "disagree", "应由办公室承办");
        house.complete("dept", number, "give-opinion", Map.of("outcome", "agree"));
        mayNotComplete(number, ACCEPT, "会签中陆承安不同意");

        asked(task, "countersign", "dept");
        answered("dept", number, "agree", "同意");
        mayNotComplete(number, ACCEPT, "会签中陆承安不同意");
        asked(task, "countersign", "deputy");
        answered("deputy", number, "agree", "已说明");
        assertThat(handling("office", task).at("/requests/3/round").asInt()).isEqualTo(3);
        house.complete("office", number, "register", ACCEPT);
        assertThat(steps(number)).containsExactly("examine");
    }

    @Test
    void whatDoesNotGoAheadIsOpenToWhoMetDisagreement() {
        String number = applied();
        String task = taken(number);
        asked(task, "countersign", "deputy");
        answered("deputy", number, "disagree", "内容不明确");
        house.complete("office", number, "register", CORRECT);
        assertThat(steps(number)).isEmpty();
    }

    @Test
    void requestsLapseWithTheStepAndFollowItsDate() {
        House.Receipt receipt = house.apply();
        String number = receipt.number();
        String task = taken(number);
        asked(task, "countersign", "deputy");
        timers.move(number, "acceptance", Instant.parse("2026-10-15T15:59:59Z"), null, null);
        String moved = due("office", number, "register");
        assertThat(moved).startsWith("2026-10-15");
        assertThat(due("deputy", number, "give-opinion")).isEqualTo(moved);

        assertThat(house.withdraw(receipt).status()).isEqualTo(200);
        assertThat(steps(number)).isEmpty();
        assertThat(jdbc.queryForList("select state from handling_request where case_number = ?", String.class, number))
                .containsExactly("LAPSED");
        assertThat(history(number)).anyMatch(line -> line.endsWith("会签 已失效，陆承安不用再回复"));
    }

    @Test
    void anOpinionThatAnAdministratorTookAwayHoldsUpNothing() {
        String number = applied();
        String task = taken(number);
        asked(task, "advice", "deputy");
        String instance =
                house.tasks("deputy", number).get(0).path("processInstanceId").asText();
        assertThat(house.send(house.request("/engine-rest/process-instance/" + instance)
                                .header("Authorization", "Basic YWRtaW46Z29uZ2thaS1kZW1v")
                                .DELETE())
                        .status())
                .isEqualTo(204);
        house.complete("office", number, "register", ACCEPT);
    }

    /** Files, cards and the case itself are open to who is asked, as to anybody with a task in the case. */
    @Test
    void whoIsAskedSeesTheCaseAndMayAddToIt() {
        String number = applied();
        asked(taken(number), "advice", "deputy");
        String opinion = task("deputy", number, "give-opinion");
        assertThat(house.fetch("deputy", "/staff/case?taskId=" + opinion)
                        .body()
                        .path("number")
                        .asText())
                .isEqualTo(number);
        assertThat(house.fetch("deputy", "/staff/case/cards?taskIds=" + opinion)
                        .body()
                        .at("/0/number")
                        .asText())
                .isEqualTo(number);
        assertThat(house.attach("deputy", number, "说明.pdf", gongkai.proactivedisclosure.SampleDocuments.pdf("说明"))
                        .body()
                        .path("refused"))
                .isEmpty();
        assertThat(house.get("deputy", "/engine-rest/task/" + opinion + "/deployed-form")
                        .status())
                .isEqualTo(200);
        answered("deputy", number, "agree", "可以");
        assertThat(house.fetch("deputy", "/staff/case?taskId=" + opinion).status())
                .isEqualTo(404);
    }

    // ---- what the engine's interface leaves to whom

    private Answer engine(String method, String user, String path, Object body) {
        return house.send(method, user, "/engine-rest/task/" + path, body);
    }

    /** A variable of the task would be read in place of the answer that completes it, and anything could lie in it. */
    @Test
    void nothingIsLaidDownInATaskBesideItsForm() {
        String number = applied();
        String task = taken(number);
        asked(task, "countersign", "deputy");
        answered("deputy", number, "disagree", "应由办公室承办");

        Map<String, Object> correct = Map.of("value", "correct");
        for (String kind : List.of("/localVariables", "/variables")) {
            for (Answer refusal : List.of(
                    engine("PUT", "office", task + kind + "/outcome", correct),
                    engine("POST", "office", task + kind, Map.of("modifications", Map.of("outcome", correct))),
                    engine("POST", "office", task + kind, Map.of("deletions", List.of("outcome"))),
                    engine("DELETE", "office", task + kind + "/outcome", null),
                    engine("DELETE", "office", task + kind + "/department", null),
                    binary("office", task + kind + "/outcome/data"))) {
                assertThat(refusal.status()).as(kind + refusal.text()).isEqualTo(403);
            }
            assertThat(house.get("office", "/engine-rest/task/" + task + kind).text())
                    .isEqualTo("{}");
        }
        assertThat(engine("POST", "office", task + "/resolve", Map.of("variables", Map.of("note", correct)))
                        .status())
                .isEqualTo(403);
        mayNotComplete(number, ACCEPT, "会签中陆承安不同意");
        house.complete("office", number, "register", CORRECT);
    }

    private Answer binary(String user, String path) {
        String part = "--part\r\nContent-Disposition: form-data; name=\"data\"; filename=\"a\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\nx\r\n--part\r\nContent-Disposition: form-data;"
                + " name=\"valueType\"\r\n\r\nBytes\r\n--part--\r\n";
        return house.send(House.as(user, house.request("/engine-rest/task/" + path))
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(BodyPublishers.ofString(part)));
    }

    @Test
    void anOpinionIsNotGivenBackToNobody() {
        String number = applied();
        asked(taken(number), "advice", "deputy");
        String opinion = task("deputy", number, "give-opinion");
        for (Answer refusal : List.of(
                engine("POST", "deputy", opinion + "/unclaim", Map.of()),
                engine("POST", "deputy", opinion + "/assignee", Collections.singletonMap("userId", null)),
                engine("POST", "deputy", opinion + "/claim", Collections.singletonMap("userId", null)))) {
            assertThat(refusal.status()).as(refusal.text()).isEqualTo(400);
            assertThat(refusal.body().path("message").asText()).contains("没有岗位可以退回");
        }
        assertThat(engine("POST", "deputy", opinion + "/resolve", Map.of()).status())
                .isEqualTo(403);
        assertThat(house.tasks("deputy", number)).hasSize(1);
        String own = task("office", number, "register");
        assertThat(engine("POST", "office", own + "/unclaim", Map.of()).status())
                .isEqualTo(204);
        answered("deputy", number, "agree", "可以");
    }

    // ---- 转办

    private Answer handover(String user, String task, String to, String reason) {
        return house.tell(user, "/staff/tasks/" + task + "/handover", Map.of("to", to, "reason", reason));
    }

    @Test
    void aTaskIsHandedToSomebodyWhoMayDoItAndToNobodyElse() {
        String number = applied();
        String task = taken(number);
        String before = due("office", number, "register");
        refused(handover("office", task, "dept2", "出差"), "to", "何嘉木不承担这一步");
        refused(handover("office", task, "office", "出差"), "to", "不能选择自己转办");
        refused(handover("office", task, "gone", "出差"), "to", "已经离岗");
        refused(handover("office", task, "auditor", "出差"), "to", "管理员或者审计员");
        organisation.assign("dept2", Role.OFFICE, "GAJ");
        refused(handover("office", task, "dept2", ""), "reason", "请填写转办的理由");
        refused(handover("dept2", task, "office", "代办"), 409, "这一步由周雨桐办理");
        assertThat(ids(handling("office", task).path("handoverTo"))).containsExactly("dept2");
        asked(task, "advice", "deputy");
        refused(handover("office", task, "dept2", "出差"), 409, "还有加签或者会签没有回复");
        answered("deputy", number, "agree", "可以");

        done(handover("office", task, "dept2", "出差一周"));
        assertThat(due("dept2", number, "register")).isEqualTo(before);
        Answer former = house.completeById("office", task, ACCEPT);
        assertThat(former.status()).as(former.text()).isEqualTo(403);
        refused(ask("office", task, "advice", List.of("deputy"), "妥否？"), 409, "这一步由何嘉木办理");
        assertThat(subjects(number)).anyMatch(mail -> mail.contains("dept2@") && mail.contains("转给您办理"));
        assertThat(history(number)).anyMatch(line -> line.startsWith("office 转办") && line.endsWith("转给何嘉木"));
        house.complete("dept2", number, "register", ACCEPT);
        assertThat(steps(number)).containsExactly("examine");
    }

    // ---- who is away

    @Test
    void whoIsAwayIsAskedAndHandedToThroughTheDeputy() {
        String number = applied();
        String task = taken(number);
        organisation.assign("dept2", Role.OFFICE, "GAJ");
        away("principal", "deputy");
        away("dept2", "deputy");
        try {
            refused(
                    ask("office", task, "countersign", List.of("principal", "deputy"), "妥否？"),
                    409,
                    "顾明川和陆承安的会签都由陆承安答复，一个人不能答复两份");
            asked(task, "countersign", "principal");
            assertThat(subjects(number))
                    .anyMatch(mail -> mail.startsWith("deputy@") && mail.contains("请您会签"))
                    .noneMatch(mail -> mail.startsWith("principal@") && mail.contains("请您会签"));
            refused(ask("office", task, "countersign", List.of("deputy"), "妥否？"), 409, "一个人不能答复两份");
            assertThat(house.tasks("principal", number))
                    .noneMatch(one -> one.path("taskDefinitionKey").asText().equals("give-opinion"));
            answered("deputy", number, "disagree", "应由办公室承办");
            mayNotComplete(number, ACCEPT, "会签中顾明川不同意");
            asked(task, "countersign", "principal");
            answered("deputy", number, "agree", "已说明");
            refused(ask("deputy", task, "advice", List.of("principal"), "妥否？"), 409, "只有办理人本人可以这样做");

            done(handover("office", task, "dept2", "出差"));
            refused(handover("deputy", task, "dept2", "忙"), "to", "何嘉木请假，由您代理，请另选一位");
            refused(ask("deputy", task, "advice", List.of("principal"), "妥否？"), 409, "由您代理，不能请自己提出意见");
            assertThat(history(number))
                    .contains("deputy 回复会签 代顾明川对“登记审核”同意", "office 会签 “登记审核”请顾明川（请假，由陆承安代理）")
                    .anyMatch(line -> line.endsWith("转给何嘉木，其请假，由代理人陆承安办理"));
            house.complete("deputy", number, "register", ACCEPT);
            assertThat(steps(number)).containsExactly("examine");
        } finally {
            allBack();
        }
    }

    @Test
    void whoStandsInLaterGivesNoSecondConsent() {
        String number = applied();
        String task = taken(number);
        asked(task, "countersign", "principal", "deputy");
        away("principal", "deputy");
        try {
            List<JsonNode> opinions = house.tasks("deputy", number);
            assertThat(opinions).hasSize(2);
            List<Answer> answers = opinions.stream()
                    .map(one -> house.completeById(
                            "deputy", one.path("id").asText(), Map.of("outcome", "agree", "comment", "可以")))
                    .toList();
            assertThat(answers).filteredOn(HandlingFromOutsideTest::ok).hasSize(1);
            assertThat(answers)
                    .filteredOn(one -> !ok(one))
                    .singleElement()
                    .satisfies(one -> assertThat(one.text()).contains("您本人也在会签之列，不能代顾明川答复"));
            refused(ask("office", task, "countersign", List.of("principal"), "妥否？"), 409, "还没有回复");
            for (JsonNode one : handling("office", task).path("requests")) {
                if (one.path("mayTakeBack").asBoolean()) {
                    done(house.press(
                            "office", "/staff/requests/" + one.path("id").asText() + "/take-back"));
                }
            }
            refused(ask("office", task, "countersign", List.of("principal"), "妥否？"), 409, "一个人不能答复两份");
            house.complete("office", number, "register", ACCEPT);
        } finally {
            allBack();
        }
    }

    private void allBack() {
        jdbc.queryForList("select id from absence where revoked_by is null", Long.class)
                .forEach(
                        id -> house.submit("admin", "/staff/absences/" + id + "/revocation", Map.of("reason", "已经回来")));
    }

    private void away(String person, String deputy) {
        Answer made = house.submit(
                person,
                "/staff/absences",
                Map.of(
                        "person",
                        person,
                        "deputy",
                        deputy,
                        "firstDay",
                        "2026-09-18",
                        "lastDay",
                        "2026-09-22",
                        "reason",
                        "出差"));
        assertThat(made.status()).as(made.text()).isEqualTo(302);
    }

    // ---- 催办

    private Answer nudge(String user, String number) {
        return house.tell(user, "/staff/cases/" + number + "/nudge", Map.of());
    }

    @Test
    void holdersAreNudgedOnceADay() {
        String number = applied();
        refused(nudge("office", number), 409, "现在由您办理，不用催办");
        house.complete("office", number, "register", ACCEPT);
        refused(nudge("unit1", number), 404, "没有这个案件，或者您不能查看它");
        refused(nudge("dept", number), 409, "现在由您办理，不用催办");
        refused(nudge("auditor", number), 409, "不能催办");
        refused(nudge("office", "YSQ-2026-999999"), 404, "没有");
        done(nudge("deputy", number));
        refused(nudge("office", number), 409, "今天已经催办过");
        assertThat(subjects(number).stream().filter(mail -> mail.contains("请抓紧办理")))
                .singleElement()
                .asString()
                .contains("dept@");
        house.at("2026-09-21T09:00");
        done(nudge("office", number));
        assertThat(subjects(number).stream().filter(mail -> mail.contains("请抓紧办理")))
                .hasSize(2);
        assertThat(history(number)).anyMatch(line -> line.startsWith("deputy 催办"));
    }

    @Test
    void nobodyIsNudgedWhileSomebodyOutsideIsWaitedForOrTheCaseHasEnded() {
        House.Receipt receipt = house.apply();
        house.complete("office", receipt.number(), "register", CORRECT);
        refused(nudge("office", receipt.number()), 409, "不能催办");
        assertThat(house.withdraw(receipt).status()).isEqualTo(200);
        refused(nudge("office", receipt.number()), 409, "案件已经办结，不用催办");
    }

    @Test
    void whoStandsInForAHolderIsNudgedToo() {
        String number = applied();
        away("office", "deputy");
        try {
            refused(nudge("deputy", number), 409, "现在由您办理，不用催办");
            done(nudge("principal", number));
            assertThat(subjects(number).stream().filter(mail -> mail.contains("请抓紧办理")))
                    .extracting(mail -> mail.substring(0, mail.indexOf('@')))
                    .containsExactlyInAnyOrder("office", "deputy");
        } finally {
            allBack();
        }
    }

    @Test
    void whomNoMailReachesIsNotNudged() {
        String number = applied();
        String task = taken(number);
        for (String holder : List.of("long-gone", "office")) {
            assertThat(engine("POST", "admin", task + "/assignee", Map.of("userId", holder))
                            .status())
                    .isEqualTo(204);
            Answer answer = nudge("principal", number);
            if (holder.equals("office")) {
                done(answer);
            } else {
                refused(answer, 409, "催办不到，请当面催办或者联系管理员");
            }
        }
    }

    @Test
    void whoAskedNudgesWhoHasNotAnswered() {
        String number = applied();
        String task = taken(number);
        asked(task, "advice", "deputy");
        done(house.tell("office", "/staff/tasks/" + task + "/nudge", Map.of()));
        assertThat(subjects(number).stream().filter(mail -> mail.contains("请抓紧办理")))
                .singleElement()
                .asString()
                .contains("deputy@");
    }

    // ---- 抄送

    private Answer copy(String user, String number, Object people, String note) {
        return house.tell(user, "/staff/cases/" + number + "/copies", Map.of("people", people, "note", note));
    }

    @Test
    void whoIsSentACopyMayReadTheCaseAndNobodyElse() {
        String number = applied();
        long document = house.attach("office", number, "说明.pdf", gongkai.proactivedisclosure.SampleDocuments.pdf("说明"))
                .body()
                .at("/stored/0/id")
                .asLong();
        assertThat(house.fetch("discipline", "/staff/documents/" + document).status())
                .isEqualTo(404);
        refused(copy("discipline", number, List.of("dept"), ""), 404, "没有这个案件");
        refused(copy("office", number, List.of("supervisor"), ""), "people", "监督员");
        refused(copy("office", number, List.of("superior"), ""), "people", "没有报送过上级");
        refused(copy("office", number, List.of("office"), ""), "people", "不能选择自己");
        refused(copy("office", number, List.of("discipline"), "字".repeat(501)), "note", "最多500字");

        done(copy("office", number, List.of("discipline", "deputy"), "供了解"));
        assertThat(house.fetch("discipline", "/staff/documents/" + document).status())
                .isEqualTo(200);
        refused(copy("office", number, List.of("discipline"), ""), 409, "已经抄送给秦正则，还没有看");
        assertThat(subjects(number)).anyMatch(mail -> mail.contains("discipline@") && mail.contains(number + " 抄送给您"));
        assertThat(history(number)).contains("office 抄送 抄送秦正则、陆承安");
        assertThat(copies.of("discipline", 0, 20).get(0))
                .satisfies(one -> assertThat(one.number()).isEqualTo(number))
                .satisfies(one -> assertThat(one.note()).isEqualTo("供了解"))
                .satisfies(one -> assertThat(one.readAt()).isNull());
        assertThat(copies.of("discipline", 1, 20)).isEmpty();
        assertThat(house.page("discipline", "/staff/cases/copies").text())
                .contains(number, "周雨桐", "供了解", "还没有看")
                .doesNotContain("null");
        assertThat(house.page("dept2", "/staff/cases/copies").text()).contains("还没有人把案件抄送给您");

        assertThat(house.page("discipline", "/staff/cases/" + number).status()).isEqualTo(200);
        assertThat(copies.of("discipline", 0, 20).get(0).readAt()).isNotNull();
        done(copy("office", number, List.of("discipline"), ""));
        JsonNode verbs = house.fetch("discipline", "/staff/cases/" + number + "/handling")
                .body()
                .path("verbs");
        assertThat(verbs.at("/1/allowed").asBoolean()).isFalse();
        assertThat(verbs.at("/1/why").asText()).contains("只有正在办理的人和保管案件的公开办可以抄送");
    }

    /** Who may read one case learns nothing of the applicant's others. */
    @Test
    void whoIsAskedSeesNoOtherCasesOfTheApplicant() {
        Map<String, Object> applicant = Map.of("identityDocument", "110105198001010817");
        String other = house.apply(applicant).number();
        String number = house.apply(applicant).number();
        String task = taken(number);
        asked(task, "advice", "discipline");
        String opinion = task("discipline", number, "give-opinion");
        assertThat(house.fetch("office", "/staff/case?taskId=" + task)
                        .body()
                        .path("similar")
                        .findValuesAsText("number"))
                .contains(other);
        assertThat(house.fetch("discipline", "/staff/case?taskId=" + opinion)
                        .body()
                        .path("similar"))
                .isEmpty();
    }

    // ---- at the same moment

    @Test
    void askingAndCompletingAtOnceOneWins() {
        for (int i = 0; i < 4; i++) {
            String number = applied();
            String task = taken(number);
            List<Answer> both = together(
                    () -> ask("office", task, "countersign", List.of("deputy"), "妥否？"),
                    () -> house.completeById("office", task, ACCEPT));
            assertThat(both).filteredOn(HandlingFromOutsideTest::ok).hasSize(1);
            if (ok(both.get(0))) {
                assertThat(both.get(1).status()).as(both.get(1).text()).isEqualTo(400);
                assertThat(both.get(1).text()).contains("还有1位没有回复会签");
                assertThat(steps(number)).containsExactly("give-opinion", "register");
            } else {
                assertThat(both.get(0).status()).isIn(404, 409);
                assertThat(steps(number)).containsExactly("examine");
                assertThat(jdbc.queryForObject(
                                "select count(*) from handling_request where case_number = ?", Integer.class, number))
                        .isZero();
            }
        }
    }

    @Test
    void handingOverAndCompletingAtOnceOneWins() {
        organisation.assign("dept2", Role.OFFICE, "GAJ");
        for (int i = 0; i < 4; i++) {
            String number = applied();
            String task = taken(number);
            List<Answer> both = together(
                    () -> handover("office", task, "dept2", "出差"), () -> house.completeById("office", task, ACCEPT));
            assertThat(both).filteredOn(HandlingFromOutsideTest::ok).hasSize(1);
            boolean handedOver = ok(both.get(0));
            assertThat(history(number).stream().anyMatch(line -> line.contains("转办")))
                    .isEqualTo(handedOver);
            assertThat(steps(number)).containsExactly(handedOver ? "register" : "examine");
            assertThat(both.get(handedOver ? 1 : 0).text()).containsPattern("\\p{IsHan}{4}");
        }
    }

    @Test
    void answeringAndTakingBackAtOnceOneWins() {
        for (int i = 0; i < 4; i++) {
            String number = applied();
            String task = taken(number);
            asked(task, "countersign", "deputy");
            String opinion = task("deputy", number, "give-opinion");
            String id = handling("office", task).at("/requests/0/id").asText();
            List<Answer> both = together(
                    () -> house.press("office", "/staff/requests/" + id + "/take-back"),
                    () -> house.completeById("deputy", opinion, Map.of("outcome", "agree", "comment", "可以")));
            assertThat(both).filteredOn(HandlingFromOutsideTest::ok).hasSize(1);
            String state = jdbc.queryForObject("select state from handling_request where id = ?", String.class, id);
            assertThat(state).isEqualTo(ok(both.get(0)) ? "TAKEN_BACK" : "AGREED");
            assertThat(both.get(ok(both.get(0)) ? 1 : 0).text()).containsPattern("\\p{IsHan}{4}");
            assertThat(steps(number)).containsExactly("register");
        }
    }

    @Test
    void withdrawingAndAskingAtOnceLeavesNothingHalfDone() {
        for (int i = 0; i < 4; i++) {
            House.Receipt receipt = house.apply();
            String number = receipt.number();
            String task = taken(number);
            List<Answer> both = together(
                    () -> ask("office", task, "countersign", List.of("deputy"), "妥否？"), () -> house.withdraw(receipt));
            assertThat(both.get(1).status()).as(both.get(1).text()).isEqualTo(200);
            assertThat(steps(number)).isEmpty();
            assertThat(jdbc.queryForObject(
                            "select count(*) from handling_request where case_number = ? and state = 'OPEN'",
                            Integer.class,
                            number))
                    .isZero();
        }
    }

    @Test
    void twoNudgesOrCopiesAtOnceAreOne() {
        String number = applied();
        house.complete("office", number, "register", ACCEPT);
        List<Answer> nudges = together(() -> nudge("office", number), () -> nudge("deputy", number));
        assertThat(nudges).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        assertThat(subjects(number).stream().filter(mail -> mail.contains("请抓紧办理")))
                .hasSize(1);
        List<Answer> sent = together(
                () -> copy("office", number, List.of("discipline"), ""),
                () -> copy("office", number, List.of("discipline"), ""));
        assertThat(sent).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        assertThat(subjects(number).stream().filter(mail -> mail.contains("抄送给您")))
                .hasSize(1);
    }

    @Test
    void nudgingAndCompletingAtOnceLosesNothing() {
        for (int i = 0; i < 4; i++) {
            String number = applied();
            String task = taken(number);
            List<Answer> both =
                    together(() -> nudge("deputy", number), () -> house.completeById("office", task, ACCEPT));
            assertThat(both.get(1).status()).as(both.get(1).text()).isEqualTo(204);
            assertThat(steps(number)).containsExactly("examine");
            toldOrDone(both.get(0), number, "deputy 催办 ", "请抓紧办理");
        }
    }

    @Test
    void sendingRoundAndCompletingAtOnceLosesNothing() {
        for (int i = 0; i < 4; i++) {
            String number = applied();
            String task = taken(number);
            List<Answer> both = together(
                    () -> copy("office", number, List.of("discipline"), "供了解"),
                    () -> house.completeById("office", task, ACCEPT));
            assertThat(both.get(1).status()).as(both.get(1).text()).isEqualTo(204);
            assertThat(steps(number)).containsExactly("examine");
            toldOrDone(both.get(0), number, "office 抄送 ", "抄送给您");
        }
    }

    /** Done with its line and its mail, or not at all, with a sentence. */
    private void toldOrDone(Answer answer, String number, String line, String subject) {
        assertThat(answer.status()).as(answer.text()).isIn(200, 409);
        assertThat(answer.text()).containsPattern("\\p{IsHan}{4}");
        assertThat(history(number).stream().anyMatch(one -> one.startsWith(line)))
                .isEqualTo(ok(answer));
        assertThat(subjects(number).stream().anyMatch(mail -> mail.contains(subject)))
                .isEqualTo(ok(answer));
    }
}
