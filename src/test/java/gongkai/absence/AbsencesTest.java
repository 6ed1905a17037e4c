package gongkai.absence;

import static gongkai.proactivedisclosure.DisclosureStage.ordinary;
import static gongkai.proactivedisclosure.DisclosureStage.with;
import static org.assertj.core.api.Assertions.assertThat;

import gongkai.cases.CaseDesk;
import gongkai.proactivedisclosure.DisclosureStage;
import gongkai.testing.House;
import gongkai.testing.House.Answer;
import gongkai.testing.House.Receipt;
import gongkai.testing.WholeApplication;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Somebody is away: who stands in sees and does what is offered to him, for so long, and in his own name. */
@WholeApplication
class AbsencesTest {

    private static final Map<String, Object> APPROVE = Map.of("outcome", "approve");
    private static final Map<String, Object> GRANT =
            Map.of("outcome", "propose", "decision", "GRANT", "summary", "2025年党费收支情况表，全文公开。");

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

    private House house;

    @BeforeEach
    void open() {
        house = new House(port, management);
        house.at("2026-09-18T10:24");
    }

    @AfterEach
    void close() {
        house.at("2026-09-18T10:24");
        jdbc.queryForList("select id from absence where revoked_by is null", Long.class)
                .forEach(
                        id -> house.submit("admin", "/staff/absences/" + id + "/revocation", Map.of("reason", "已经回来")));
        house.runJobs();
        House.realTime();
    }

    private Answer make(String by, String person, String deputy, String first, String last, String reason) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("person", person);
        fields.put("deputy", deputy);
        fields.put("firstDay", first);
        fields.put("lastDay", last);
        fields.put("reason", reason);
        return house.submit(by, "/staff/absences", fields);
    }

    private void away(String person, String deputy, String first, String last) {
        Answer answer = make(person, person, deputy, first, last, "出差");
        assertThat(answer.status()).as(answer.text()).isEqualTo(302);
    }

    private void refused(Answer answer, String sentence) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains(sentence);
    }

    /** An application that waits for the principal's decision. */
    private String toDecide() {
        Receipt receipt = house.apply();
        String number = receipt.number();
        house.complete("office", number, "register", Map.of("outcome", "accept", "department", "ZGS"));
        house.complete("dept", number, "examine", GRANT);
        house.complete("secrecy", number, "secrecy-check", Map.of("outcome", "clear"));
        return number;
    }

    private String task(String number) {
        return house.tasks("admin", number).get(0).path("id").asText();
    }

    private Answer claim(String user, String number) {
        return house.post(user, "/engine-rest/task/" + task(number) + "/claim", Map.of("userId", user));
    }

    private List<String> lines(String number) {
        return jdbc.queryForList(
                "select concat(actor, '|', step, '|', coalesce(outcome, '')) from case_history where case_number = ? order by id",
                String.class,
                number);
    }

    /** As Tasklist in a browser lists it. */
    private int inTasklist(String user, String number) {
        return house.fetch(user, "/camunda/api/engine/engine/default/task/count?processInstanceBusinessKey=" + number)
                .body()
                .path("count")
                .asInt();
    }

    @Test
    void theDeputyDecidesInThePrincipalsPlaceFromTheFirstDayToTheLast() {
        String number = toDecide();
        assertThat(inTasklist("deputy", number))
                .as("before, in a session that goes on")
                .isZero();
        away("principal", "deputy", "2026-09-21", "2026-09-22");
        assertThat(house.tasks("deputy", number)).isEmpty();
        assertThat(claim("deputy", number).status()).isEqualTo(403);

        house.at("2026-09-21T00:00");
        assertThat(house.tasks("deputy", number)).hasSize(1);
        assertThat(inTasklist("deputy", number)).isEqualTo(1);
        assertThat(house.tasks("principal", number))
                .as("who is away still sees it")
                .hasSize(1);
        assertThat(house.tasks("dept", number)).isEmpty();
        assertThat(claim("deputy", number).status()).isEqualTo(204);
        house.complete("deputy", number, "decide", APPROVE);
        assertThat(lines(number)).containsSequence("deputy|领导审批|代顾明川办理", "deputy|领导审批|同意：予以公开");

        String other = toDecide();
        house.at("2026-09-22T23:59");
        assertThat(house.tasks("deputy", other)).hasSize(1);
        house.at("2026-09-23T00:00");
        assertThat(house.tasks("deputy", other)).isEmpty();
        assertThat(inTasklist("deputy", other)).isZero();
        assertThat(claim("deputy", other).status()).isEqualTo(403);
    }

    @Test
    void whatThePrincipalHadTakenIsHandedOverWhenHeIsAway() {
        String number = toDecide();
        assertThat(claim("principal", number).status()).isEqualTo(204);
        away("principal", "committee", "2026-09-21", "2026-09-22");
        house.round("absence");
        assertThat(house.tasks("committee", number))
                .as("not before the first day")
                .isEmpty();
        house.at("2026-09-22T09:00"); // nothing ran on the first day
        house.round("absence");
        assertThat(house.tasks("committee", number).get(0).path("assignee").asText())
                .isEqualTo("committee");
        assertThat(lines(number)).last().isEqualTo("system|请假交接|“领导审批”由顾明川转给代理人宋清和");
        assertThat(house.mails(number))
                .anyMatch(mail -> mail.path("subject").asText().contains("由您代为办理")
                        && mail.path("to").toString().contains("committee@"));
        house.round("absence");
        assertThat(lines(number).stream().filter(line -> line.contains("请假交接"))).hasSize(1);
        house.complete("committee", number, "decide", APPROVE);
        assertThat(lines(number)).contains("committee|领导审批|代顾明川办理");
    }

    @Test
    void whoIsAwayFromTodayHandsOverAtOnceAndIsRemindedThroughTheDeputy() {
        Receipt receipt = house.apply();
        String number = receipt.number();
        house.complete("office", number, "register", Map.of("outcome", "accept", "department", "ZGS"));
        house.complete("dept", number, "examine", GRANT);
        assertThat(claim("secrecy", number).status()).isEqualTo(204);
        away("secrecy", "discipline", "2026-09-18", "2026-09-30");
        assertThat(house.tasks("discipline", number).get(0).path("assignee").asText())
                .isEqualTo("discipline");
        assertThat(house.post("discipline", "/engine-rest/task/" + task(number) + "/unclaim", Map.of())
                        .status())
                .isEqualTo(204);
        house.until("2026-09-22T09:00");
        assertThat(house.mails(number))
                .as("the group's reminder")
                .anyMatch(mail -> mail.path("subject").asText().contains("还剩")
                        && mail.path("to").toString().contains("discipline@"));
        house.complete("discipline", number, "secrecy-check", Map.of("outcome", "clear"));
        assertThat(lines(number)).contains("discipline|保密审查|代沈守衡办理");
    }

    @Test
    void whoDidTheStepBeforeDoesNotPassItAsADeputy() {
        away("principal", "deputy", "2026-09-18", "2026-09-22");
        DisclosureStage stage = new DisclosureStage(house, identity, cases);
        String number = stage.open();
        house.complete("dept", number, "propose", ordinary());
        house.complete("secrecy", number, "secrecy-review", APPROVE);
        house.complete("deputy", number, "deputy-review", APPROVE);
        int before = lines(number).size();
        Answer answer = house.tryToComplete("deputy", number, "principal-review", APPROVE);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("message").asText()).contains("“分管领导审核”是您办理的，不能再代顾明川办理");
        assertThat(lines(number)).hasSize(before);
        house.complete("principal", number, "principal-review", APPROVE);
        assertThat(lines(number)).noneMatch(line -> line.contains("代顾明川"));
    }

    private String proposed(Object... changes) {
        String number = new DisclosureStage(house, identity, cases).open();
        house.complete("dept", number, "propose", with(ordinary(), changes));
        return number;
    }

    private String deputyPassed() {
        String number = proposed();
        house.complete("secrecy", number, "secrecy-review", APPROVE);
        house.complete("deputy", number, "deputy-review", APPROVE);
        return number;
    }

    private void mayNotComplete(String user, String number, String step, String sentence) {
        Answer answer = house.tryToComplete(user, number, step, APPROVE);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().path("message").asText()).contains(sentence);
    }

    private Answer sendBack(String user, String number, String to) {
        return house.tell(user, "/staff/tasks/" + task(number) + "/send-back", Map.of("to", to, "comment", "请再看"));
    }

    private Answer takeBack(String user, String number) {
        return house.tell(user, "/staff/cases/" + number + "/take-back", Map.of("comment", ""));
    }

    @Test
    void whatWasTakenInPlaceOfAnotherIsNoLongerHisWhenTheOtherIsBack() {
        away("principal", "deputy", "2026-09-18", "2026-09-18");
        String passed = deputyPassed();
        String fresh = toDecide();
        for (String number : List.of(passed, fresh)) {
            assertThat(claim("deputy", number).status()).isEqualTo(204);
        }
        mayNotComplete("deputy", passed, "principal-review", "不能再代顾明川办理");
        house.at("2026-09-19T09:00");
        mayNotComplete("deputy", passed, "principal-review", "“主要负责人审核”不再由您代办，请放回");
        mayNotComplete("deputy", fresh, "decide", "“领导审批”不再由您代办，请放回");
        assertThat(sendBack("deputy", fresh, "examine").text()).contains("“领导审批”不再由您代办，请放回");
        assertThat(house.post("deputy", "/engine-rest/task/" + task(passed) + "/unclaim", Map.of())
                        .status())
                .isEqualTo(204);
        house.complete("principal", passed, "principal-review", APPROVE);
        assertThat(lines(passed)).noneMatch(line -> line.contains("代顾明川"));
    }

    @Test
    void whatWasHandedOverIsNoLongerHisAfterTheRevocation() {
        String number = toDecide();
        assertThat(claim("principal", number).status()).isEqualTo(204);
        away("principal", "deputy", "2026-09-18", "2026-09-22");
        long id = jdbc.queryForObject("select max(id) from absence", Long.class);
        house.submit("principal", "/staff/absences/" + id + "/revocation", Map.of());
        mayNotComplete("deputy", number, "decide", "“领导审批”不再由您代办，请放回");
        Answer handedOver = house.tell(
                "deputy", "/staff/tasks/" + task(number) + "/handover", Map.of("to", "principal", "reason", "已经回来"));
        assertThat(handedOver.status()).as(handedOver.text()).isEqualTo(200);
        house.complete("principal", number, "decide", APPROVE);
    }

    @Test
    void whoHadAHandInItDoesNotPassItAsADeputyAfterOthers() {
        away("secrecy", "dept", "2026-09-18", "2026-09-22");
        String number = proposed(
                "catalogueItem",
                null,
                "workPlan",
                "经党委会研究，在公开栏公开",
                "scope",
                "社会",
                "channels",
                "[\"互联网\"]",
                "timing",
                "即时");
        house.complete("superior", number, "approve-off-catalogue", APPROVE);
        mayNotComplete("dept", number, "secrecy-review", "“提出内容”是您办理的，不能再代沈守衡办理“保密审查”");

        String application = toDecide();
        assertThat(sendBack("principal", application, "secrecy-check").status()).isEqualTo(200);
        Answer cleared = house.tryToComplete("dept", application, "secrecy-check", Map.of("outcome", "clear"));
        assertThat(cleared.text()).contains("“承办审查”是您办理的，不能再代沈守衡办理“保密审查”");
        house.complete("secrecy", application, "secrecy-check", Map.of("outcome", "clear"));
    }

    @Test
    void whatTheSamePersonDoesTwiceTheDeputyMayDoTwice() {
        away("office", "discipline", "2026-09-18", "2026-09-22");
        String number = house.apply().number();
        house.complete("discipline", number, "register", Map.of("outcome", "accept", "department", "ZGS"));
        house.complete("dept", number, "examine", Map.of("outcome", "consult", "party", "某公司", "reason", "涉及其利益"));
        house.complete(
                "discipline",
                number,
                "consult-third-party",
                Map.of("outcome", "answered", "consents", true, "answer", "同意公开"));
        assertThat(lines(number).stream().filter(line -> line.contains("代周雨桐办理")))
                .hasSize(2);
    }

    @Test
    void sendingBackInPlaceOfAnotherIsSaidAndKeepsFourEyes() {
        away("deputy", "committee", "2026-09-18", "2026-09-22");
        away("principal", "committee", "2026-09-18", "2026-09-22");
        String number = proposed();
        house.complete("secrecy", number, "secrecy-review", APPROVE);
        Answer back = sendBack("committee", number, "secrecy-review");
        assertThat(back.status()).as(back.text()).isEqualTo(200);
        assertThat(lines(number)).endsWith("committee|分管领导审核|代陆承安办理", "committee|分管领导审核|退回到“保密审查”");
        house.complete("secrecy", number, "secrecy-review", APPROVE);
        house.complete("committee", number, "deputy-review", APPROVE);
        int before = lines(number).size();
        assertThat(sendBack("committee", number, "deputy-review").text()).contains("“分管领导审核”是您办理的，不能再代顾明川办理");
        assertThat(lines(number)).hasSize(before);
    }

    @Test
    void whatWasDoneInPlaceOfAnotherIsTakenBackOnlyWhileTheOtherIsAway() {
        away("deputy", "committee", "2026-09-18", "2026-09-18");
        String number = proposed();
        house.complete("secrecy", number, "secrecy-review", APPROVE);
        house.complete("committee", number, "deputy-review", APPROVE);
        assertThat(takeBack("committee", number).status()).isEqualTo(200);
        house.complete("committee", number, "deputy-review", APPROVE);
        house.at("2026-09-19T09:00");
        assertThat(house.fetch("committee", "/staff/cases/" + number + "/handling")
                        .body()
                        .path("verbs")
                        .findValuesAsText("why"))
                .contains("“分管领导审核”现在不由您办理，不能撤回；要改的，请下一环节退回");
        assertThat(takeBack("committee", number).text()).contains("“分管领导审核”现在不由您办理，不能撤回");
        house.complete("principal", number, "principal-review", APPROVE);
        assertThat(lines(number).stream().filter(line -> line.contains("代陆承安办理")))
                .hasSize(2);
    }

    @Test
    void aQuestionNeverFallsToWhoAskedIt() {
        String number = house.apply().number();
        house.complete("office", number, "register", Map.of("outcome", "accept", "department", "ZGS"));
        assertThat(claim("dept", number).status()).isEqualTo(204);
        Answer asked = house.tell(
                "dept",
                "/staff/tasks/" + task(number) + "/countersign",
                Map.of("people", List.of("discipline", "spokesperson"), "question", "可否公开？"));
        assertThat(asked.status()).as(asked.text()).isEqualTo(200);
        away("discipline", "dept", "2026-09-18", "2026-09-22");
        away("spokesperson", "dept2", "2026-09-18", "2026-09-22");
        assertThat(house.tasks("admin", number).stream()
                        .map(one -> one.path("taskDefinitionKey").asText() + " "
                                + one.path("assignee").asText()))
                .containsExactlyInAnyOrder("examine dept", "give-opinion discipline", "give-opinion dept2");
        assertThat(lines(number)).contains("system|请假交接|“提出意见”仍由秦正则办理，没有转给代理人林知远");
        house.complete("discipline", number, "give-opinion", Map.of("outcome", "agree", "comment", "可以"));
        house.complete("dept2", number, "give-opinion", Map.of("outcome", "agree", "comment", "可以"));
        house.complete("dept", number, "examine", GRANT);
    }

    private void role(String person, String change, Map<String, String> fields) {
        Answer answer = house.submit("admin", "/staff/people/" + person + "/roles" + change, fields);
        assertThat(answer.status()).as(answer.text()).isEqualTo(302);
    }

    private void give(String person, String role) {
        role(person, "", Map.of("role", role, "unit", "GAJ", "reason", "分工调整"));
    }

    private void take(String person, String role) {
        role(person, "/withdrawal", Map.of("held", role + "|GAJ", "reason", "分工调整", "handBack", "true"));
    }

    @Test
    void whoIsNoLongerFitStandsInNoLonger() {
        away("principal", "deputy", "2026-09-18", "2026-09-22");
        away("dept2", "dept", "2026-09-18", "2026-09-22");
        String number = toDecide();
        String taken = toDecide();
        assertThat(claim("deputy", taken).status()).isEqualTo(204);
        assertThat(house.tasks("deputy", number)).hasSize(1);
        give("deputy", "spokesperson");
        take("deputy", "deputy-leader");
        try {
            assertThat(house.tasks("deputy", number))
                    .as("a leader's deputy is a leader")
                    .isEmpty();
            mayNotComplete("deputy", taken, "decide", "不再由您代办");
            assertThat(house.page("principal", "/staff/absences").text()).contains("岗位有变动，不再代理");
        } finally {
            give("deputy", "deputy-leader");
            take("deputy", "spokesperson");
        }
        assertThat(house.tasks("deputy", number)).as("fit again").hasSize(1);

        give("dept2", "principal-leader");
        try {
            assertThat(house.tasks("dept", number))
                    .as("a clerk doesn't come into a leader's place")
                    .isEmpty();
        } finally {
            take("dept2", "principal-leader");
        }
    }

    @Test
    void aPageThatIsNotThereIsTheLast() {
        for (String page : List.of("200000000", "2147483647", "-1", "0")) {
            assertThat(house.page("admin", "/staff/absences?page=" + page).status())
                    .as(page)
                    .isEqualTo(200);
        }
    }

    private List<String> register(String person) {
        return jdbc.queryForList(
                "select concat(made_by, '|', coalesce(before_text, ''), '|', coalesce(after_text, ''), '|', reason)"
                        + " from administration_change where area = '请假与代理' and subject_key = ? order by id",
                String.class,
                person);
    }

    private List<String> mailed(String person) {
        return jdbc.queryForList(
                "select concat(subject, body) from notification where kind in ('absence-made', 'absence-revoked')"
                        + " and email like concat(?, '@%') order by id",
                String.class, person);
    }

    @Test
    void whoIsMadeAwayByAnAdministratorIsToldAndItIsInTheRegister() {
        String number = toDecide();
        assertThat(claim("principal", number).status()).isEqualTo(204);
        Answer made = make("admin", "principal", "deputy", "2026-09-18", "2026-09-22", "突发疾病");
        assertThat(made.status()).as(made.text()).isEqualTo(302);
        String days = "2026年9月18日至2026年9月22日，由陆承安代理";
        assertThat(register("principal")).last().isEqualTo("admin||" + days + "|突发疾病");
        assertThat(mailed("principal")).last().asString().contains("已为您登记请假", "夏维新", "突发疾病", "由陆承安代您办理");
        assertThat(house.page("auditor", "/staff/changes").text()).contains("请假与代理", "顾明川（principal）", "突发疾病");

        long id = jdbc.queryForObject("select max(id) from absence", Long.class);
        assertThat(house.page("admin", "/staff/absences").text()).contains("撤销的理由");
        house.submit("admin", "/staff/absences/" + id + "/revocation", Map.of("reason", " "));
        assertThat(house.page("admin", "/staff/absences").text()).contains("请填写变更理由", "代理中");
        house.submit("admin", "/staff/absences/" + id + "/revocation", Map.of("reason", "提前回来"));
        assertThat(register("principal")).last().isEqualTo("admin|" + days + "|已撤销|提前回来");
        assertThat(mailed("principal")).last().asString().contains("您的请假登记已撤销", "陆承安不再代您办理");

        away("assessor1", "assessor2", "2026-09-21", "2026-09-22");
        assertThat(register("assessor1")).as("one's own affair").isEmpty();
        assertThat(mailed("assessor1")).isEmpty();
        assertThat(house.page("assessor1", "/staff/absences").text()).doesNotContain("撤销的理由");
    }

    /** The task goes over or is done, whichever comes first. */
    @Test
    void handingOverAndCompletingAtTheSameMomentIsOneOfBoth() {
        for (int round = 0; round < 6; round++) {
            String number = toDecide();
            assertThat(claim("principal", number).status()).isEqualTo(204);
            String task = task(number);
            house.fetch("principal", "/staff/csrf");
            CyclicBarrier start = new CyclicBarrier(2);
            var complete = CompletableFuture.supplyAsync(() -> {
                await(start);
                return house.completeById("principal", task, APPROVE);
            });
            var begin = CompletableFuture.supplyAsync(() -> {
                await(start);
                return make("principal", "principal", "deputy", "2026-09-18", "2026-09-22", "出差");
            });
            assertThat(begin.join().status()).as(begin.join().text()).isEqualTo(302);
            boolean done = complete.join().status() == 204;
            List<String> open = house.tasks("admin", number).stream()
                    .map(one -> one.path("taskDefinitionKey").asText() + " "
                            + one.path("assignee").asText(""))
                    .toList();
            long handedOver = lines(number).stream()
                    .filter(line -> line.contains("由顾明川转给代理人陆承安"))
                    .count();
            assertThat(handedOver).as(complete.join().text()).isEqualTo(done ? 0 : 1);
            assertThat(lines(number).stream().filter(line -> line.startsWith("principal|领导审批")))
                    .hasSize(done ? 1 : 0);
            assertThat(lines(number)).noneMatch(line -> line.contains("代顾明川"));
            if (!done) {
                assertThat(complete.join().status()).as(complete.join().text()).isIn(400, 403, 404, 409);
                assertThat(open).containsExactly("decide deputy");
                house.complete("deputy", number, "decide", APPROVE);
                assertThat(lines(number)).contains("deputy|领导审批|代顾明川办理");
            } else {
                assertThat(open).hasSize(1).noneMatch(one -> one.startsWith("decide"));
            }
            long id = jdbc.queryForObject("select max(id) from absence", Long.class);
            house.submit("principal", "/staff/absences/" + id + "/revocation", Map.of());
        }
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "deputy, 2026-09-17, 2026-09-20, 出差, 开始日期不能早于今天",
        "deputy, 2026-09-21, 2026-09-20, 出差, 结束日期不能早于开始日期",
        "deputy, 2026-09-21, 2027-09-22, 出差, 一次请假最长366天",
        "deputy, 明天, 2026-09-22, 出差, 开始日期请写成",
        "'', 2026-09-21, 2026-09-22, 出差, 请选择代理人",
        "deputy, 2026-09-21, 2026-09-22, '', 请填写事由",
        "principal, 2026-09-21, 2026-09-22, 出差, 代理人不能是请假的本人",
        "nobody, 2026-09-21, 2026-09-22, 出差, 没有这位在岗的人员",
        "auditor, 2026-09-21, 2026-09-22, 出差, 不能作代理人",
        "admin, 2026-09-21, 2026-09-22, 出差, 不能作代理人",
        "unit1, 2026-09-21, 2026-09-22, 出差, 代理人应是",
        "superior, 2026-09-21, 2026-09-22, 出差, 代理人应是",
        "dept, 2026-09-21, 2026-09-22, 出差, 由另一位领导代理",
    })
    void whatIsWrongIsSaidBesideItsField(String deputy, String first, String last, String reason, String sentence) {
        refused(make("principal", "principal", deputy, first, last, reason), sentence.replace("由另一位", "的另一位"));
        assertThat(jdbc.queryForObject("select count(*) from absence where revoked_by is null", Integer.class))
                .isZero();
    }

    @Test
    void absencesNeitherOverlapNorMakeChains() {
        away("principal", "deputy", "2026-09-21", "2026-09-25");
        refused(make("principal", "principal", "committee", "2026-09-25", "2026-09-26", "出差"), "重叠");
        refused(make("deputy", "deputy", "committee", "2026-09-24", "2026-09-28", "出差"), "代理不能再转给别人");
        refused(make("committee", "committee", "principal", "2026-09-22", "2026-09-22", "出差"), "也请假，请另选代理人");
        away("committee", "principal", "2026-09-26", "2026-09-28");
        refused(make("superior", "superior", "principal", "2026-09-21", "2026-09-22", "出差"), "由上级的另一位人员代理");
        away("superior", "group", "2026-09-21", "2026-09-22");
        refused(make("auditor", "auditor", "office", "2026-09-21", "2026-09-22", "出差"), "不设代理人");
    }

    @Test
    void oneSeesAndRevokesOnesOwnAndAdministratorsEverybodys() {
        away("principal", "deputy", "2026-09-18", "2026-09-25");
        String number = toDecide();
        assertThat(house.tasks("deputy", number)).hasSize(1);
        long id = jdbc.queryForObject("select max(id) from absence", Long.class);
        assertThat(house.page("archivist", "/staff/absences").text())
                .contains("还没有登记")
                .doesNotContain("代理中");
        assertThat(house.page("deputy", "/staff/absences").text())
                .contains("您现在代理：顾明川")
                .doesNotContain("revocation");
        assertThat(house.submit("deputy", "/staff/absences/" + id + "/revocation", Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(house.page("principal", "/staff/absences").text()).contains("代理中", "revocation");
        assertThat(house.submit("principal", "/staff/absences/" + id + "/revocation", Map.of())
                        .status())
                .isEqualTo(302);
        assertThat(house.tasks("deputy", number)).as("at once").isEmpty();
        assertThat(house.page("principal", "/staff/absences").text()).contains("顾明川撤销");
        refused(make("admin", "auditor", "dept", "2026-09-21", "2026-09-22", "学习"), "不设代理人");
        assertThat(make("admin", "dept2", "dept", "2026-09-21", "2026-09-22", "学习")
                        .status())
                .isEqualTo(302);
        assertThat(house.page("admin", "/staff/absences").text()).contains("何嘉木", "夏维新");
    }
}
