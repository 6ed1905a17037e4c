package gongkai.handling;

import static gongkai.proactivedisclosure.DisclosureStage.ordinary;
import static gongkai.proactivedisclosure.DisclosureStage.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gongkai.cases.CaseDesk;
import gongkai.proactivedisclosure.DisclosureStage;
import gongkai.testing.House;
import gongkai.testing.House.Answer;
import gongkai.testing.House.Receipt;
import gongkai.testing.WholeApplication;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** 退回 and 撤回 on both procedures, from outside over HTTP. */
@WholeApplication
class StepsBackFromOutsideTest {

    private static final Map<String, Object> ACCEPT = Map.of("outcome", "accept", "department", "ZGS");
    private static final Map<String, Object> GRANT =
            Map.of("outcome", "propose", "decision", "GRANT", "summary", "2025年党费收支情况表，全文公开。");
    private static final Map<String, Object> APPROVE = Map.of("outcome", "approve");

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
    Map<String, HealthIndicator> health;

    private House house;
    private DisclosureStage stage;
    private final List<String> ours = new ArrayList<>();

    @BeforeEach
    void open() {
        house = new House(port, management);
        house.at("2026-09-18T10:24");
        stage = new DisclosureStage(house, identity, cases);
    }

    @AfterEach
    void close() {
        // The check keeps its answer for five minutes, unless the clock goes back. Other tests' cases aren't this one's
        // affair.
        HealthIndicator dates = health.get("deadlineDatesHealthIndicator");
        house.at("2026-09-18T12:00");
        dates.health();
        house.at("2026-09-18T11:00");
        Object differing = dates.health().getDetails().getOrDefault("cases", List.of());
        assertThat((Collection<?>) differing)
                .as("cases of which case, task and timers carry different dates")
                .noneMatch(ours::contains);
        house.runJobs();
        House.realTime();
    }

    // ---- steps

    private String accepted() {
        Receipt receipt = house.apply();
        ours.add(receipt.number());
        house.complete("office", receipt.number(), "register", ACCEPT);
        return receipt.number();
    }

    private String checked() {
        String number = accepted();
        house.complete("dept", number, "examine", GRANT);
        house.complete("secrecy", number, "secrecy-check", Map.of("outcome", "clear"));
        return number;
    }

    private String proposed(Object... changes) {
        String number = stage.open();
        ours.add(number);
        house.complete("dept", number, "propose", with(ordinary(), changes));
        return number;
    }

    private String deputyPassed() {
        String number = proposed();
        house.complete("secrecy", number, "secrecy-review", APPROVE);
        house.complete("deputy", number, "deputy-review", APPROVE);
        return number;
    }

    private String task(String user, String number) {
        return house.tasks(user, number).get(0).path("id").asText();
    }

    private Answer sendBack(String user, String number, String to, String comment) {
        return house.tell(
                user, "/staff/tasks/" + task(user, number) + "/send-back", Map.of("to", to, "comment", comment));
    }

    private Answer takeBack(String user, String number) {
        return house.tell(user, "/staff/cases/" + number + "/take-back", Map.of("comment", ""));
    }

    private JsonNode aims(String user, String number) {
        return house.fetch(user, "/staff/tasks/" + task(user, number) + "/handling")
                .body();
    }

    private static JsonNode verb(JsonNode handling, String id) {
        return StreamSupport.stream(handling.path("verbs").spliterator(), false)
                .filter(verb -> verb.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String whyNotBack(String user, String number) {
        return verb(aims(user, number), "send-back").path("why").asText();
    }

    private JsonNode takingBack(String user, String number) {
        return verb(house.fetch(user, "/staff/cases/" + number + "/handling").body(), "take-back");
    }

    private static List<String> ids(JsonNode aims) {
        return StreamSupport.stream(aims.path("sendBackTo").spliterator(), false)
                .map(one -> one.path("id").asText())
                .toList();
    }

    private static void done(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private void refused(Answer answer, String sentence) {
        assertThat(answer.status()).as(answer.text()).isIn(400, 409);
        assertThat(answer.text()).contains(sentence);
    }

    private void mayNotTakeBack(String user, String number, String sentence) {
        JsonNode info = takingBack(user, number);
        assertThat(info.path("allowed").asBoolean()).isFalse();
        assertThat(info.path("why").asText()).contains(sentence);
        refused(takeBack(user, number), sentence);
    }

    /** Timers with their due dates, and the period as the case knows it. */
    private List<?> dates(String number) {
        return List.of(
                jdbc.queryForList(
                        "select j.ID_, j.DUEDATE_, j.HANDLER_CFG_ from ACT_RU_JOB j join ACT_RU_EXECUTION e"
                                + " on e.ID_ = j.PROCESS_INSTANCE_ID_ where e.BUSINESS_KEY_ = ? and j.TYPE_ = 'timer'"
                                + " order by j.ID_",
                        number),
                jdbc.queryForList(
                        "select phase, state, due_on, started_on from deadline where case_number = ? order by id",
                        number));
    }

    private Object due(String number) {
        return stage.openTasks(number).isEmpty()
                ? null
                : house.tasks("admin", number).get(0).path("due").asText();
    }

    private List<String> lines(String number) {
        return jdbc.queryForList(
                "select concat(actor, '|', step, '|', coalesce(outcome, '')) from case_history where case_number = ? order by id",
                String.class,
                number);
    }

    // ---- 依申请公开

    @Test
    void anApplicationGoesBackWithinItsReviewUnderTheSameDates() {
        String number = checked();
        List<?> dates = dates(number);
        Object due = due(number);
        assertThat(ids(aims("principal", number))).containsExactly("examine", "secrecy-check");
        refused(sendBack("principal", number, "register", "不对"), "只能退回到列出的环节");
        refused(sendBack("principal", number, "examine", " "), "请填写退回的理由");
        refused(sendBack("principal", number, "", "请补充"), "请选择退回到哪一步");

        done(sendBack("principal", number, "examine", "请补充收支明细"));
        assertThat(stage.openTasks(number)).containsExactly("examine");
        assertThat(dates(number)).isEqualTo(dates);
        assertThat(due(number)).isEqualTo(due);
        assertThat(lines(number)).last().isEqualTo("principal|领导审批|退回到“承办审查”");
        house.runJobs();
        assertThat(house.mails(number))
                .anyMatch(mail -> mail.path("subject").asText().contains("退回到“承办审查”")
                        && mail.path("to").toString().contains("dept@"));

        mayNotTakeBack("secrecy", number, "没有可以撤回的环节");
        house.complete("dept", number, "examine", GRANT);
        done(sendBack("secrecy", number, "examine", "摘要要写全"));
        house.complete("dept", number, "examine", GRANT);
        house.complete("secrecy", number, "secrecy-check", Map.of("outcome", "clear"));
        house.complete("principal", number, "decide", APPROVE);
        assertThat(stage.openTasks(number)).containsExactly("report-to-superior");
    }

    @Test
    void whatAnApplicantWasToldIsNeitherSentNorTakenBack() {
        Receipt receipt = house.apply();
        String number = receipt.number();
        ours.add(number);
        assertThat(whyNotBack("office", number)).contains("第一个环节");
        house.complete("office", number, "register", ACCEPT);
        mayNotTakeBack("office", number, "已经发给申请人");
        assertThat(whyNotBack("dept", number)).contains("受理通知书已经发给申请人");
        refused(sendBack("dept", number, "register", "不归我们"), "受理通知书已经发给申请人");

        house.complete("dept", number, "examine", Map.of("outcome", "extend", "reason", "要核对三年的账"));
        done(sendBack("deputy", number, "examine", "不必延期"));
        house.complete("dept", number, "examine", Map.of("outcome", "extend", "reason", "要核对五年的账"));
        house.complete("deputy", number, "approve-extension", APPROVE);
        mayNotTakeBack("deputy", number, "延期已经书面告知");
        house.complete("dept", number, "examine", Map.of("outcome", "consult", "party", "某公司", "reason", "涉及其利益"));
        mayNotTakeBack("dept", number, "征求意见函已经发出");
        assertThat(whyNotBack("office", number)).contains("征求意见函已经发出");
    }

    @Test
    void nothingCrossesTheEndOfAPeriod() {
        String number = checked();
        house.complete("principal", number, "decide", APPROVE);
        mayNotTakeBack("principal", number, "审查期限已经办结");
        assertThat(whyNotBack("office", number)).contains("审查期限已经办结");
        refused(sendBack("office", number, "decide", "再审"), "审查期限已经办结");
    }

    @Test
    void whoCompletedTakesBackUntilTheNextHasTakenIt() {
        String number = accepted();
        house.complete("dept", number, "examine", GRANT);
        List<?> dates = dates(number);
        Object due = due(number);
        assertThat(takingBack("secrecy", number).path("why").asText()).contains("只有办理人本人可以撤回");
        assertThat(takeBack("unit1", number).status())
                .as("none of his business")
                .isEqualTo(404);

        assertThat(takingBack("dept", number).path("allowed").asBoolean()).isTrue();
        done(takeBack("dept", number));
        JsonNode again = house.tasks("dept", number).get(0);
        assertThat(again.path("taskDefinitionKey").asText()).isEqualTo("examine");
        assertThat(again.path("assignee").asText()).isEqualTo("dept");
        assertThat(dates(number)).isEqualTo(dates);
        assertThat(due(number)).isEqualTo(due);
        assertThat(lines(number)).last().isEqualTo("dept|承办审查|撤回，重新办理");
        house.runJobs();
        assertThat(house.mails(number))
                .anyMatch(mail -> mail.path("subject").asText().contains("已撤回")
                        && mail.path("to").toString().contains("secrecy@"));

        house.complete("dept", number, "examine", GRANT);
        assertThat(house.post(
                                "secrecy",
                                "/engine-rest/task/" + task("secrecy", number) + "/claim",
                                Map.of("userId", "secrecy"))
                        .status())
                .isEqualTo(204);
        mayNotTakeBack("dept", number, "领取，不能撤回");
    }

    @Test
    void aRestrictionAndAReturnAreTakenBack() {
        String number = accepted();
        house.complete("dept", number, "examine", GRANT);
        house.complete("secrecy", number, "secrecy-check", Map.of("outcome", "restrict", "comment", "涉密"));
        done(takeBack("secrecy", number));
        house.complete("secrecy", number, "secrecy-check", Map.of("outcome", "clear"));
        house.complete("principal", number, "decide", Map.of("outcome", "return", "comment", "再看"));
        done(takeBack("principal", number));
        house.complete("principal", number, "decide", APPROVE);
        assertThat(stage.openTasks(number)).containsExactly("report-to-superior");
    }

    // ---- 例行公开

    @Test
    void aDisclosureGoesBackToAnyEarlierReviewAndLaterOnesAreGivenAgain() {
        String number = deputyPassed();
        List<?> dates = dates(number);
        Object due = due(number);
        assertThat(ids(aims("principal", number))).containsExactly("revise", "secrecy-review", "deputy-review");
        done(sendBack("principal", number, "secrecy-review", "请再看附件"));
        assertThat(stage.openTasks(number)).containsExactly("secrecy-review");
        assertThat(dates(number)).isEqualTo(dates);
        assertThat(due(number)).isEqualTo(due);
        house.complete("secrecy", number, "secrecy-review", APPROVE);
        assertThat(stage.openTasks(number))
                .as("the deputy's is asked for again")
                .containsExactly("deputy-review");
        done(sendBack("deputy", number, "revise", "标题要改"));
        assertThat(stage.openTasks(number)).containsExactly("revise");
        assertThat(whyNotBack("dept", number)).contains("没有可以退回的环节");
        house.complete("dept", number, "revise", Map.of("outcome", "submit"));
        stage.pass(number);
        assertThat(lines(number)).contains("principal|主要负责人审核|退回到“保密审查”", "deputy|分管领导审核|退回到“修改”");
    }

    @Test
    void whatWasSubmittedApprovedOrReturnedIsTakenBack() {
        String number = proposed();
        List<?> dates = dates(number);
        done(takeBack("dept", number));
        assertThat(stage.openTasks(number)).containsExactly("revise");
        assertThat(dates(number)).isEqualTo(dates);
        house.complete("dept", number, "revise", Map.of("outcome", "submit", "title", "2026年学习计划"));
        house.complete("secrecy", number, "secrecy-review", APPROVE);
        mayNotTakeBack("dept", number, "只有办理人本人可以撤回");
        done(takeBack("secrecy", number));
        assertThat(stage.openTasks(number)).containsExactly("secrecy-review");
        house.complete("secrecy", number, "secrecy-review", APPROVE);
        house.complete("deputy", number, "deputy-review", APPROVE);
        house.complete(
                "principal", number, "principal-review", Map.of("outcome", "return", "step", "保密审查", "comment", "再看"));
        done(takeBack("principal", number));
        assertThat(stage.openTasks(number)).containsExactly("principal-review");
        assertThat(dates(number)).isEqualTo(dates);
        house.complete("principal", number, "principal-review", APPROVE);
        house.runJobs();
        mayNotTakeBack("principal", number, "不能撤回");
    }

    @Test
    void nothingGoesBackPastACollectiveDecision() {
        String number = proposed("important", true, "needsSuperior", true);
        stage.pass(number);
        house.complete(
                "committee",
                number,
                "committee-decision",
                Map.of(
                        "outcome", "approve",
                        "heldOn", "2026-09-18",
                        "place", "三楼党委会议室",
                        "entitled", "顾明川、陆承安、秦正则、宋清和、沈守衡",
                        "present", "顾明川、陆承安、秦正则、宋清和",
                        "votesFor", 4,
                        "votesAgainst", 0,
                        "abstained", 0));
        mayNotTakeBack("committee", number, "集体研究的决定不能由个人撤回");
        assertThat(ids(aims("superior", number))).containsExactly("committee-decision");
        for (String to : List.of("revise", "secrecy-review", "deputy-review", "principal-review")) {
            refused(sendBack("superior", number, to, "请再看"), "集体研究已经作出决定");
        }
        done(sendBack("superior", number, "committee-decision", "票数要写清"));
        assertThat(stage.openTasks(number)).containsExactly("committee-decision");
    }

    // ---- whose, and at the same moment

    @Test
    void onlyWhoMayDoTheStepSendsItBack() {
        String number = deputyPassed();
        String task = task("principal", number);
        Map<String, Object> body = Map.of("to", "revise", "comment", "不行");
        assertThat(house.tell("unit1", "/staff/tasks/" + task + "/send-back", body)
                        .status())
                .isEqualTo(404);
        refused(house.tell("admin", "/staff/tasks/" + task + "/send-back", body), "不能办理");
        refused(house.tell("auditor", "/staff/tasks/" + task + "/send-back", body), "不能办理");
        assertThat(house.tell("principal", "/staff/tasks/none/send-back", body).status())
                .isEqualTo(404);
        refused(sendBack("principal", number, "revise", "字".repeat(2001)), "最多2000字");
        assertThat(house.tell("principal", "/staff/cases/XX-1/take-back", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whoComesSecondIsToldAndTheCaseIsWhole() {
        for (int round = 0; round < 4; round++) {
            String number = deputyPassed();
            String task = task("principal", number);
            house.fetch("principal", "/staff/csrf");
            house.fetch("deputy", "/staff/csrf");
            var complete = CompletableFuture.supplyAsync(() -> house.completeById("principal", task, APPROVE));
            var back = CompletableFuture.supplyAsync(() -> house.tell(
                    "principal",
                    "/staff/tasks/" + task + "/send-back",
                    Map.of("to", "secrecy-review", "comment", "再看")));
            var taken = CompletableFuture.supplyAsync(() -> takeBack("deputy", number));
            List<Integer> answers = List.of(
                    complete.join().status(), back.join().status(), taken.join().status());
            assertThat(answers.stream().filter(Set.of(200, 204)::contains))
                    .as(answers.toString())
                    .hasSize(1);
            assertThat(answers)
                    .as(complete.join().text()
                            + back.join().text()
                            + taken.join().text())
                    .allMatch(Set.of(200, 204, 400, 404, 409)::contains);
            house.runJobs();
            List<String> open = stage.openTasks(number);
            if (answers.get(1) == 200) {
                assertThat(open).containsExactly("secrecy-review");
            } else if (answers.get(2) == 200) {
                assertThat(open).containsExactly("deputy-review");
            } else {
                assertThat(open).doesNotContain("secrecy-review", "deputy-review", "principal-review");
            }
        }
    }
}
