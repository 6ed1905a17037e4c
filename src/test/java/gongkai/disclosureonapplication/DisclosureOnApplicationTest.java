package gongkai.disclosureonapplication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gongkai.archive.Archive;
import gongkai.archive.VerifyArchive;
import gongkai.testing.House;
import gongkai.testing.House.Answer;
import gongkai.testing.House.Receipt;
import gongkai.testing.WholeApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Clob;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The whole procedure, driven from outside over HTTP. */
@WholeApplication
class DisclosureOnApplicationTest {

    private static final Map<String, Object> ACCEPT = Map.of("outcome", "accept", "department", "ZGS");
    private static final Map<String, Object> GRANT =
            Map.of("outcome", "propose", "decision", "GRANT", "summary", "2025年党费收支情况表，全文公开。");
    private static final Map<String, Object> REFUSE =
            Map.of("outcome", "propose", "decision", "REFUSE", "grounds", "PARTY_SECRET", "explanation", "内容属于党的秘密");

    @LocalServerPort
    int port;

    @Autowired
    ManagementService management;

    @Autowired
    Archive archive;

    @Autowired
    JdbcTemplate jdbc;

    @TempDir
    Path folder;

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

    private Receipt accepted() {
        return accepted(Map.of());
    }

    private Receipt accepted(Map<String, Object> changes) {
        Receipt receipt = house.apply(changes);
        house.complete("office", receipt.number(), "register", ACCEPT);
        return receipt;
    }

    private Receipt decided(Map<String, Object> proposal) {
        return decided(Map.of(), proposal);
    }

    private Receipt decided(Map<String, Object> changes, Map<String, Object> proposal) {
        Receipt receipt = accepted(changes);
        house.complete("dept", receipt.number(), "examine", proposal);
        house.complete("secrecy", receipt.number(), "secrecy-check", Map.of("outcome", "clear"));
        house.complete("principal", receipt.number(), "decide", Map.of("outcome", "approve"));
        return receipt;
    }

    private String statusOf(Receipt receipt) {
        return house.status(receipt).path("status").asText();
    }

    private String due(Receipt receipt) {
        return house.status(receipt).path("due").path("date").asText();
    }

    private void refused(String user, Receipt receipt, String task, Map<String, Object> answer, String sentence) {
        List<Map<String, Object>> before =
                jdbc.queryForList("select * from disclosure_application where number = ?", receipt.number());
        int lines = lines(receipt);
        Answer refusal = house.tryToComplete(user, receipt.number(), task, answer);
        assertThat(refusal.status()).as(refusal.text()).isEqualTo(400);
        assertThat(refusal.body().path("message").asText()).contains(sentence).doesNotContain("Exception", "Refused");
        assertThat(house.tasks(user, receipt.number())).hasSize(1);
        assertThat(jdbc.queryForList("select * from disclosure_application where number = ?", receipt.number()))
                .isEqualTo(before);
        assertThat(lines(receipt)).isEqualTo(lines);
    }

    private int lines(Receipt receipt) {
        return jdbc.queryForObject(
                "select count(*) from case_history where case_number = ?", Integer.class, receipt.number());
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.path(field).asText())
                .toList();
    }

    private void archived(Receipt receipt) throws Exception {
        assertThat(archive.of(receipt.number())).isPresent();
        Path zip = folder.resolve(receipt.number() + ".zip");
        try (var out = Files.newOutputStream(zip)) {
            archive.export(receipt.number(), out);
        }
        assertThat(VerifyArchive.run(zip.toString()))
                .as("verification of " + zip)
                .isZero();
    }

    @Test
    void fullGrantGoesOutByMailAndIntoTheArchive() throws Exception {
        Receipt receipt = decided(GRANT);
        house.complete(
                "office",
                receipt.number(),
                "report-to-superior",
                Map.of("outcome", "sent", "reportedOn", "2026-09-18"));
        house.complete("superior", receipt.number(), "superior-review", Map.of("outcome", "agree"));
        assertThat(statusOf(receipt)).isEqualTo("DELIVERING");
        house.runJobs();

        JsonNode status = house.status(receipt);
        assertThat(status.path("status").asText()).isEqualTo("REPLIED");
        assertThat(texts(status.path("letters"), "label")).containsExactly("登记回执", "受理通知书", "答复书");
        JsonNode reply = status.path("letters").get(2);
        JsonNode mail = house.mails(receipt.number()).stream()
                .filter(one -> one.path("subject").asText().contains("答复书"))
                .findFirst()
                .orElseThrow();
        assertThat(mail.path("to").toString()).contains("lin@applicant.example");
        assertThat(mail.path("attachments")).hasSize(1);
        try (var pdf = Loader.loadPDF(house.letter(receipt, reply.path("id").asLong()))) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", ""))
                    .contains(reply.path("number").asText(), "林一𠮷", "2025年党费收支情况表")
                    .doesNotContain("null");
        }
        archived(receipt);
        assertThat(house.tasks("admin", receipt.number())).isEmpty();
        house.runJobs();
        assertThat(house.mails(receipt.number()))
                .as("the superior is told for the record")
                .anyMatch(one -> one.path("subject").asText().contains("办结备案")
                        && one.path("to").toString().contains("superior@"));
    }

    @Test
    void partlyGrantedReplyIsHandedOver() throws Exception {
        Receipt receipt = decided(
                Map.of("deliveryMethod", "POST"),
                Map.of(
                        "outcome",
                        "propose",
                        "decision",
                        "PARTIAL",
                        "explanation",
                        "第三章正在讨论",
                        "summary",
                        "第一、二章",
                        "withheld",
                        "[{\"part\":\"第三章\",\"ground\":\"UNDER_DELIBERATION\"}]"));
        house.complete(
                "office",
                receipt.number(),
                "report-to-superior",
                Map.of("outcome", "sent", "reportedOn", "2026-09-18"));
        house.complete(
                "superior",
                receipt.number(),
                "superior-review",
                Map.of(
                        "outcome",
                        "agree-in-part",
                        "comment",
                        "附件也不宜公开",
                        "withheld",
                        "[{\"part\":\"附件二\",\"ground\":\"PARTY_SECRET\"}]"));
        house.runJobs();
        assertThat(statusOf(receipt)).as("a paper reply waits for its proof").isEqualTo("DELIVERING");
        house.complete(
                "office",
                receipt.number(),
                "deliver",
                Map.of("outcome", "delivered", "deliveredOn", "2026-09-18", "method", "POST", "proof", "挂号XA12345"));
        JsonNode status = house.status(receipt);
        assertThat(status.path("status").asText()).isEqualTo("REPLIED");
        try (var pdf = Loader.loadPDF(
                house.letter(receipt, status.path("letters").get(2).path("id").asLong()))) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", "")).contains("第三章", "附件二");
        }
        archived(receipt);
    }

    @Test
    void refusalNeedsTheSuperiorsConsent() throws Exception {
        Receipt receipt = decided(REFUSE);
        house.complete(
                "superior", receipt.number(), "superior-consent", Map.of("outcome", "disagree", "comment", "再研究"));
        house.complete("dept", receipt.number(), "examine", REFUSE);
        house.complete("secrecy", receipt.number(), "secrecy-check", Map.of("outcome", "clear"));
        house.complete("principal", receipt.number(), "decide", Map.of("outcome", "approve"));
        house.complete("superior", receipt.number(), "superior-consent", Map.of("outcome", "agree"));
        house.runJobs();
        assertThat(statusOf(receipt)).isEqualTo("REPLIED");
        archived(receipt);
    }

    @Test
    void superiorDisagrees() {
        Receipt receipt = decided(GRANT);
        house.complete(
                "office",
                receipt.number(),
                "report-to-superior",
                Map.of("outcome", "sent", "reportedOn", "2026-09-18"));
        refused("superior", receipt, "superior-review", Map.of("outcome", "disagree"), "请填写不同意公开的理由");
        house.complete(
                "superior", receipt.number(), "superior-review", Map.of("outcome", "disagree", "comment", "正在研究，暂不公开"));
        house.runJobs();
        JsonNode status = house.status(receipt);
        assertThat(status.path("status").asText()).isEqualTo("REPLIED");
        assertThat(jdbc.queryForObject(
                        "select decision from disclosure_application where number = ?", String.class, receipt.number()))
                .isEqualTo("REFUSE");
    }

    @Test
    void correctionIsAskedForAndGiven() {
        Receipt receipt = house.apply();
        house.complete("office", receipt.number(), "register", Map.of("outcome", "correct", "missing", "请写明年度"));
        assertThat(house.status(receipt).path("missing").asText()).isEqualTo("请写明年度");
        assertThat(house.tasks("office", receipt.number())).isEmpty();
        house.at("2026-09-22T09:00");
        assertThat(house.correct(receipt, "").status()).isEqualTo(400);
        assertThat(house.correct(receipt, "2025年度").status()).isBetween(200, 204);
        assertThat(house.correct(receipt, "再补正").status()).isEqualTo(409);
        house.complete("office", receipt.number(), "register", ACCEPT);
        assertThat(statusOf(receipt)).isEqualTo("UNDER_REVIEW");
        assertThat(due(receipt)).isEqualTo("2026-09-30");
    }

    @Test
    void correctionThatNeverComesEndsTheCaseAsWithdrawn() throws Exception {
        Receipt receipt = house.apply();
        house.complete("office", receipt.number(), "register", Map.of("outcome", "correct", "missing", "请写明年度"));
        String until = house.status(receipt).path("correctUntil").asText();
        house.until(until + "T23:59:58");
        assertThat(statusOf(receipt)).isEqualTo("AWAITING_CORRECTION");
        assertThat(house.mails(receipt.number()))
                .as("waiting for somebody outside is never late")
                .noneMatch(mail -> mail.path("subject").asText().contains("逾期"));
        house.until(until + "T23:59:59");
        assertThat(statusOf(receipt)).isEqualTo("LAPSED");
        assertThat(house.correct(receipt, "来晚了").status()).isEqualTo(409);
        archived(receipt);
    }

    @Test
    void notForUs() throws Exception {
        Receipt receipt = house.apply();
        refused("office", receipt, "register", Map.of("outcome", "decline", "grounds", "NONSENSE"), "不予受理的依据");
        house.complete(
                "office",
                receipt.number(),
                "register",
                Map.of("outcome", "decline", "grounds", "PETITION", "comment", "请向信访部门反映"));
        assertThat(statusOf(receipt)).isEqualTo("NOT_ACCEPTED");
        archived(receipt);
    }

    @Test
    void extensionInTimeMovesCaseTaskAndTimersTogether() {
        Receipt receipt = accepted();
        assertThat(due(receipt)).isEqualTo("2026-09-24");
        refused("dept", receipt, "examine", Map.of("outcome", "extend"), "请填写延期理由");
        house.at("2026-09-24T16:00");
        house.complete("dept", receipt.number(), "examine", Map.of("outcome", "extend", "reason", "需要查阅档案"));
        house.complete("deputy", receipt.number(), "approve-extension", Map.of("outcome", "approve"));
        assertThat(due(receipt)).isEqualTo("2026-10-09");
        assertThat(house.tasks("dept", receipt.number()).get(0).path("due").asText())
                .startsWith("2026-10-09T23:59:59");
        assertThat(jdbc.queryForList(
                                "select j.DUEDATE_ from ACT_RU_JOB j join ACT_RU_EXECUTION e on e.ID_ = j.PROCESS_INSTANCE_ID_"
                                        + " where e.BUSINESS_KEY_ = ? and j.HANDLER_CFG_ like 'review-overdue%'",
                                String.class, receipt.number())
                        .get(0))
                .startsWith("2026-10-09");
        refused("dept", receipt, "examine", Map.of("outcome", "extend", "reason", "再延一次"), "只能延期一次");
        assertThat(due(receipt)).isEqualTo("2026-10-09");
        assertThat(texts(house.status(receipt).path("letters"), "label")).contains("延期答复告知书");
    }

    @Test
    void extensionAfterTheDueDateIsRefused() {
        Receipt receipt = accepted();
        house.at("2026-09-25T09:00");
        refused("dept", receipt, "examine", Map.of("outcome", "extend", "reason", "需要查阅档案"), "不能再延期");
        assertThat(due(receipt)).isEqualTo("2026-09-24");
    }

    @Test
    void extensionAskedForInTimeButAnsweredLateCanOnlyBeRejected() {
        Receipt receipt = accepted();
        house.complete("dept", receipt.number(), "examine", Map.of("outcome", "extend", "reason", "需要查阅档案"));
        house.at("2026-09-25T09:00");
        refused("deputy", receipt, "approve-extension", Map.of("outcome", "approve"), "不能再延期");
        house.complete("deputy", receipt.number(), "approve-extension", Map.of("outcome", "reject", "comment", "已经过期"));
        assertThat(due(receipt)).isEqualTo("2026-09-24");
    }

    @Test
    void clockStandsStillWhileAThirdPartyIsAsked() {
        Receipt receipt = accepted();
        house.at("2026-09-22T15:00");
        house.complete(
                "dept",
                receipt.number(),
                "examine",
                Map.of("outcome", "consult", "party", "安澜建筑有限公司", "reason", "涉及其商业秘密"));
        house.until("2026-09-28T09:00");
        assertThat(house.status(receipt).path("due").path("state").asText()).isEqualTo("wait");
        assertThat(house.mails(receipt.number()))
                .noneMatch(mail -> mail.path("subject").asText().contains("逾期"));
        house.at("2026-09-29T10:00");
        house.complete(
                "office",
                receipt.number(),
                "consult-third-party",
                Map.of("outcome", "answered", "consents", true, "answer", "同意公开"));
        assertThat(due(receipt)).isEqualTo("2026-10-08");
        assertThat(house.tasks("dept", receipt.number()).get(0).path("due").asText())
                .startsWith("2026-10-08T23:59:59");
        assertThat(house.status(receipt).path("letters"))
                .as("the letter to the third party is none of the applicant's")
                .noneMatch(letter -> letter.path("label").asText().equals("征求意见函"));
    }

    @Test
    void thirdPartyThatNeverAnswersLetsTheClockRunOnByItself() {
        Receipt receipt = accepted();
        house.at("2026-09-22T15:00");
        house.complete(
                "dept",
                receipt.number(),
                "examine",
                Map.of("outcome", "consult", "party", "安澜建筑有限公司", "reason", "涉及其商业秘密"));
        // 15 working days from 22 September, the holidays between them: 20 October
        house.until("2026-10-20T23:59:59");
        assertThat(house.tasks("dept", receipt.number()))
                .extracting(task -> task.path("taskDefinitionKey").asText())
                .containsExactly("examine");
        assertThat(due(receipt)).isEqualTo("2026-10-22");
    }

    @Test
    void applicantWithdraws() throws Exception {
        Receipt receipt = accepted();
        assertThat(house.withdraw(receipt).status()).isBetween(200, 204);
        assertThat(statusOf(receipt)).isEqualTo("WITHDRAWN");
        assertThat(house.tasks("dept", receipt.number())).isEmpty();
        assertThat(house.withdraw(receipt).status()).isEqualTo(409);
        archived(receipt);
    }

    @Test
    void withdrawalComesTooLateOnceTheReplyIsMade() {
        Receipt receipt = decided(
                Map.of("deliveryMethod", "POST"),
                Map.of("outcome", "propose", "decision", "NOT_HELD", "explanation", "由县档案馆保管"));
        assertThat(house.withdraw(receipt).status()).isEqualTo(409);
        assertThat(statusOf(receipt)).isEqualTo("DELIVERING");
    }

    @Test
    void remindersAndAlertsComeOnExactlyTheRightDaysAndOnce() {
        Receipt receipt = accepted();
        List<String> subjects = List.of(
                "2026-09-22 还剩2个工作日",
                "2026-09-23 还剩1个工作日",
                "2026-09-24 今天到期",
                "2026-09-24 期限届满，仍未办结",
                "2026-09-28 已逾期1个工作日",
                "2026-09-29 已逾期2个工作日");
        // every day at 08:30 and at its end, each twice; the 25th to the 27th are the holiday
        for (int day = 18; day <= 29; day++) {
            for (String time : List.of("T08:30:01", "T08:30:01", "T23:59:59", "T23:59:59")) {
                house.until("2026-09-" + day + time);
            }
        }
        List<String> got = house.mails(receipt.number()).stream()
                .filter(mail -> mail.path("to").toString().contains("dept@"))
                .map(mail -> mail.path("sentAt").asText().substring(0, 10) + " "
                        + mail.path("subject").asText().replaceAll(".*审查决定", ""))
                .toList();
        assertThat(got).containsExactlyElementsOf(subjects);
        assertThat(house.mails(receipt.number()).stream()
                        .filter(mail -> mail.path("subject").asText().contains("已逾期1个工作日"))
                        .map(mail -> mail.path("to").toString().replaceAll("[\\[\\]\"]|@.*", "")))
                .as("holder, leader in charge and office")
                .containsExactlyInAnyOrder("dept", "deputy", "office");
        assertThat(house.tasks("dept", receipt.number()))
                .extracting(task -> task.path("taskDefinitionKey").asText())
                .as("nothing is decided by a timer")
                .containsExactly("examine");
        assertThat(statusOf(receipt)).isEqualTo("UNDER_REVIEW");
    }

    @Test
    void sameFormPostedTwentyTimesAtOnceIsOneCase() {
        var answers = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> house.send(House.json(
                        house.request("/api/v1/applications").header("Idempotency-Key", "form-" + port),
                        House.application()))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(Set.copyOf(answers.stream().map(Answer::text).toList())).hasSize(1);
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        Answer answer = house.post(
                null,
                "/api/v1/applications",
                Map.of(
                        "name",
                        "林\u202e一",
                        "identityDocument",
                        "110105194912310021",
                        "applicantKind",
                        "NATURAL_PERSON"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(texts(answer.body().path("errors"), "field"))
                .contains("name", "address", "identityDocument", "phone", "content", "deliveryMethod", "confirmed");
    }

    @Test
    void wrongCodeAndUnknownNumberAreAnsweredAlikeAndLockedAfterFive() {
        Receipt receipt = house.apply();
        Answer unknown = house.send(house.request("/api/v1/applications/YSQ-2020-999999")
                .header("X-Query-Code", "AAAA-AAAA-AAAA-AAAA")
                .GET());
        Answer wrong = null;
        for (int i = 0; i < 5; i++) {
            wrong = house.send(house.request("/api/v1/applications/" + receipt.number())
                    .header("X-Query-Code", "AAAA-AAAA-AAAA-AAAA")
                    .GET());
            assertThat(wrong.status()).isEqualTo(404);
        }
        assertThat(wrong.body().path("detail").asText())
                .isEqualTo(unknown.body().path("detail").asText());
        Answer locked = house.send(house.request("/api/v1/applications/" + receipt.number())
                .header("X-Query-Code", receipt.queryCode())
                .GET());
        assertThat(locked.status()).isEqualTo(429);
        house.at("2026-09-18T10:40");
        assertThat(statusOf(receipt)).isEqualTo("RECEIVED");
        jdbc.update("delete from query_attempt");
    }

    @Test
    void othersNeitherSeeNorCompleteTheTask() {
        Receipt receipt = accepted();
        assertThat(house.tasks("dept2", receipt.number())).isEmpty();
        assertThat(house.tasks("secrecy", receipt.number())).isEmpty();
        String id = house.tasks("dept", receipt.number()).get(0).path("id").asText();
        assertThat(house.completeById("dept2", id, GRANT).status()).isIn(403, 404);
        assertThat(house.get("dept2", "/staff/case?taskId=" + id).status()).isIn(401, 404);
        assertThat(statusOf(receipt)).isEqualTo("UNDER_REVIEW");
    }

    @Test
    void twoWhoCompleteTheSameTaskAtOnceDoItOnce() {
        Receipt receipt = accepted();
        String id = house.tasks("dept", receipt.number()).get(0).path("id").asText();
        var answers = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> house.completeById("dept", id, GRANT)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers).filteredOn(answer -> answer.status() == 204).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 204).allSatisfy(answer -> {
            assertThat(answer.status()).isIn(404, 409);
            assertThat(answer.text()).doesNotContain("Exception:");
        });
        assertThat(jdbc.queryForObject(
                        "select count(*) from case_history where case_number = ? and step = '承办审查'",
                        Integer.class,
                        receipt.number()))
                .isEqualTo(1);
    }

    @Test
    void answersLeaveNoTraceInTheEngine() {
        Receipt receipt = decided(REFUSE);
        assertThat(jdbc.queryForList(
                        "select v.NAME_ from ACT_RU_VARIABLE v join ACT_RU_EXECUTION e on e.ID_ = v.PROC_INST_ID_"
                                + " where e.BUSINESS_KEY_ = ?",
                        String.class,
                        receipt.number()))
                .containsOnly("outcome");
        assertThat(jdbc.queryForObject("select count(*) from ACT_HI_VARINST", Integer.class))
                .isZero();
        assertThat(jdbc.queryForObject("select count(*) from ACT_HI_DETAIL", Integer.class))
                .isZero();
    }

    @Test
    void numbersAreSealedAtRest() {
        Receipt receipt = house.apply();
        assertThat(jdbc.queryForObject(
                        "select identity_document from disclosure_application where number = ?",
                        String.class,
                        receipt.number()))
                .doesNotContain("11010519491231002X");
    }

    @Test
    void waitingReplyIsRemindedOfLikeEverythingElse() {
        Receipt receipt = decided(
                Map.of("deliveryMethod", "PICKUP"),
                Map.of("outcome", "propose", "decision", "NOT_EXIST", "explanation", "经查找没有制作过"));
        // 3 working days after 18 September, the make-up Sunday among them
        assertThat(due(receipt)).isEqualTo("2026-09-22");
        assertThat(house.tasks("office", receipt.number()).get(0).path("due").asText())
                .startsWith("2026-09-22T23:59:59");
        assertThat(jdbc.queryForObject(
                        "select j.DUEDATE_ from ACT_RU_JOB j join ACT_RU_EXECUTION e on e.ID_ = j.PROCESS_INSTANCE_ID_"
                                + " where e.BUSINESS_KEY_ = ? and j.HANDLER_CFG_ like 'delivery-overdue%'",
                        String.class, receipt.number()))
                .startsWith("2026-09-22");
        house.until("2026-09-23T00:00:20");
        assertThat(house.mails(receipt.number()))
                .as("run a little after midnight, the alert still is the last day's")
                .anyMatch(mail -> mail.path("subject").asText().contains("答复送达期限届满，仍未办结"));
        house.until("2026-09-23T08:30:05");
        assertThat(house.mails(receipt.number()))
                .anyMatch(mail -> mail.path("subject").asText().contains("答复送达已逾期1个工作日"));
    }

    @Test
    void nobodyWalksAroundTheDiagram() {
        Receipt receipt = decidedUpToSecrecy();
        String id = house.tasks("secrecy", receipt.number()).get(0).path("id").asText();
        assertThat(house.post("secrecy", "/engine-rest/task/" + id + "/bpmnError", Map.of("errorCode", "x"))
                        .status())
                .isEqualTo(403);
        assertThat(house.post(
                                "office",
                                "/engine-rest/process-definition/key/disclosure-on-application/start",
                                Map.of(
                                        "businessKey",
                                        receipt.number(),
                                        "startInstructions",
                                        List.of(Map.of("type", "startBeforeActivity", "activityId", "issue-reply"))))
                        .status())
                .isEqualTo(403);
        assertThat(house.post(
                                "office",
                                "/engine-rest/message",
                                Map.of("messageName", "application-received", "businessKey", receipt.number()))
                        .status())
                .isEqualTo(403);
        assertThat(house.tasks("secrecy", receipt.number())).hasSize(1);
        assertThat(statusOf(receipt)).isEqualTo("UNDER_REVIEW");
    }

    private Receipt decidedUpToSecrecy() {
        Receipt receipt = accepted();
        house.complete(
                "dept",
                receipt.number(),
                "examine",
                Map.of("outcome", "propose", "decision", "NOT_HELD", "explanation", "由县档案馆保管"));
        return receipt;
    }

    @Test
    void whoIsSignedInAsStaffMayApplyAndWithdrawLikeAnybody() {
        Answer answer = house.post("dept", "/api/v1/applications", House.application());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(jdbc.queryForList(
                        "select actor from case_history where case_number = ?",
                        String.class,
                        answer.body().path("number").asText()))
                .containsOnly("system");
    }

    @Test
    void applicationOnARestDayIsReceivedAndCountedFromTheNextWorkingDay() {
        house.at("2026-09-19T10:00");
        Receipt receipt = house.apply();
        assertThat(house.status(receipt).path("receivedOn").asText()).isEqualTo("2026-09-20");
        house.complete("office", receipt.number(), "register", ACCEPT);
        house.complete(
                "dept",
                receipt.number(),
                "examine",
                Map.of("outcome", "consult", "party", "安澜建筑有限公司", "reason", "涉及其商业秘密"));
        assertThat(house.status(receipt).path("due").path("state").asText()).isEqualTo("wait");
    }

    @Test
    void rareCharactersAndEmojiPassThroughEveryField() throws Exception {
        String rare = "𠮷🎉䶮";
        Receipt receipt = house.apply(Map.of(
                "name", "林" + rare,
                "address", "清溪镇" + rare,
                "content", "党费" + rare,
                "deliveryMethod", "POST"));
        String number = receipt.number();
        house.complete(
                "office", number, "register", Map.of("outcome", "correct", "missing", "年度" + rare, "comment", rare));
        assertThat(house.correct(receipt, "2025年度" + rare).status()).isBetween(200, 204);
        house.complete("office", number, "register", Map.of("outcome", "accept", "department", "ZGS", "comment", rare));
        house.complete("dept", number, "examine", Map.of("outcome", "extend", "reason", "查档" + rare, "comment", rare));
        house.complete("deputy", number, "approve-extension", Map.of("outcome", "approve", "comment", rare));
        house.complete(
                "dept",
                number,
                "examine",
                Map.of("outcome", "consult", "party", "公司" + rare, "reason", "秘密" + rare, "comment", rare));
        house.complete(
                "office",
                number,
                "consult-third-party",
                Map.of("outcome", "answered", "consents", false, "answer", "不同意" + rare, "comment", rare));
        house.complete(
                "dept",
                number,
                "examine",
                Map.of(
                        "outcome",
                        "propose",
                        "decision",
                        "PARTIAL",
                        "explanation",
                        "讨论中" + rare,
                        "summary",
                        "第一章" + rare,
                        "comment",
                        rare,
                        "withheld",
                        "[{\"part\":\"第三章" + rare + "\",\"ground\":\"UNDER_DELIBERATION\"}]"));
        house.complete("secrecy", number, "secrecy-check", Map.of("outcome", "clear", "comment", rare));
        house.complete("principal", number, "decide", Map.of("outcome", "approve", "comment", rare));
        house.complete(
                "office",
                number,
                "report-to-superior",
                Map.of("outcome", "sent", "reportedOn", "2026-09-18", "comment", rare));
        house.complete("superior", number, "superior-review", Map.of("outcome", "agree", "comment", rare));
        house.complete(
                "office",
                number,
                "deliver",
                Map.of(
                        "outcome",
                        "delivered",
                        "deliveredOn",
                        "2026-09-18",
                        "method",
                        "POST",
                        "proof",
                        "挂号" + rare,
                        "comment",
                        rare));
        Map<String, Object> row = jdbc.queryForMap("select * from disclosure_application where number = ?", number);
        for (String column : List.of(
                "name",
                "address",
                "content",
                "missing",
                "correction",
                "extension_reason",
                "third_party",
                "consultation_reason",
                "third_party_answer",
                "explanation",
                "summary",
                "withheld",
                "superior_opinion",
                "delivery_proof")) {
            assertThat(text(row.get(column))).as(column).contains(rare);
        }
        archived(receipt);
    }

    private static String text(Object column) throws Exception {
        return column instanceof Clob clob ? clob.getSubString(1, (int) clob.length()) : String.valueOf(column);
    }
}
