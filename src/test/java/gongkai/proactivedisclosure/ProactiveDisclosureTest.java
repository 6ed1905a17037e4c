package gongkai.proactivedisclosure;

import static gongkai.proactivedisclosure.DisclosureStage.meeting;
import static gongkai.proactivedisclosure.DisclosureStage.ordinary;
import static gongkai.proactivedisclosure.DisclosureStage.panel;
import static gongkai.proactivedisclosure.DisclosureStage.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import gongkai.archive.Archive;
import gongkai.archive.VerifyArchive;
import gongkai.board.Board;
import gongkai.board.Ending;
import gongkai.board.Reader;
import gongkai.cases.CaseDesk;
import gongkai.documents.Source;
import gongkai.platform.InvalidInput;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import gongkai.testing.House;
import gongkai.testing.House.Answer;
import gongkai.testing.WholeApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole procedure, driven from outside over HTTP. */
@WholeApplication
class ProactiveDisclosureTest {

    @LocalServerPort
    int port;

    @Autowired
    ManagementService management;

    @Autowired
    IdentityService identity;

    @Autowired
    CaseDesk desk;

    @Autowired
    Board board;

    @Autowired
    Archive archive;

    @Autowired
    DisclosureDesk disclosures;

    @Autowired
    DisclosureCases cases;

    @Autowired
    Proposals proposals;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ProactiveDisclosureProcess process;

    @Autowired
    ConfigurableApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    @TempDir
    Path folder;

    /** What other modules hear. */
    private final List<DisclosurePublished> heard = new CopyOnWriteArrayList<>();

    private final ApplicationListener<PayloadApplicationEvent<Object>> ear = event -> {
        if (event.getPayload() instanceof DisclosurePublished published) {
            heard.add(published);
        }
    };

    private House house;
    private DisclosureStage stage;

    @BeforeEach
    void open() {
        house = new House(port, management);
        house.at("2026-09-18T10:24");
        stage = new DisclosureStage(house, identity, desk);
        context.addApplicationListener(ear);
    }

    @AfterEach
    void close() {
        house.runJobs();
        House.realTime();
        context.removeApplicationListener(ear);
    }

    private void refused(String user, String number, String task, Map<String, Object> answer, String... sentences) {
        List<Map<String, Object>> before =
                jdbc.queryForList("select * from proactive_disclosure where number = ?", number);
        Answer refusal = house.tryToComplete(user, number, task, answer);
        assertThat(refusal.status()).as(refusal.text()).isEqualTo(400);
        assertThat(refusal.body().path("message").asText())
                .contains(sentences)
                .doesNotContain("Exception", "Refused", "null");
        assertThat(stage.openTasks(number)).contains(task);
        assertThat(jdbc.queryForList("select * from proactive_disclosure where number = ?", number))
                .isEqualTo(before);
    }

    private String status(String number) {
        return jdbc.queryForObject("select status from proactive_disclosure where number = ?", String.class, number);
    }

    private String due(String number, String phase) {
        return jdbc.queryForObject(
                "select concat(cast(due_on as char(10)), ' ', rule_id) from deadline where case_number = ? and phase = ?",
                String.class,
                number,
                phase);
    }

    private void archived(String number) throws Exception {
        assertThat(archive.of(number)).isPresent();
        Path zip = folder.resolve(number + ".zip");
        try (var out = Files.newOutputStream(zip)) {
            archive.export(number, out);
        }
        assertThat(VerifyArchive.run(zip.toString()))
                .as("verification of " + zip)
                .isZero();
    }

    private List<DisclosurePublished> published(String number) {
        return heard.stream().filter(one -> one.number().equals(number)).toList();
    }

    private List<String> mails(String number, String recipient) {
        return house.mails(number).stream()
                .filter(mail -> mail.path("to").toString().contains(recipient + "@"))
                .map(mail -> mail.path("subject").asText())
                .toList();
    }

    private static Map<String, Object> done(Object... changes) {
        return with(Map.of("outcome", "done", "doneOn", "2026-09-18", "place", "一楼大厅", "proof", "照片3张"), changes);
    }

    private void completeOffline(String number, String channel, Map<String, Object> answer) {
        String task = house.tasks("dept", number).stream()
                .filter(one -> channel.equals(one.path("description").asText()))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
        Answer taken = house.completeById("dept", task, answer);
        assertThat(taken.status()).as(taken.text()).isEqualTo(204);
    }

    @Test
    void ordinaryContentIsPublishedFiledAndArchived() throws Exception {
        String number = stage.proposed(ordinary());
        assertThat(number).matches("GK-2026-\\d{6}");
        assertThat(due(number, "publish")).isEqualTo("2026-10-19 disclosure.proactive");
        assertThat(stage.task("secrecy", number, "secrecy-review").path("due").asText())
                .startsWith("2026-10-19T23:59:59");
        stage.pass(number);
        house.runJobs();
        assertThat(stage.openTasks(number)).containsExactly("publish-offline");
        assertThat(board.item(number, members("GAJ")).title()).contains("学习计划𠮷");
        completeOffline(number, "文件", done());
        house.runJobs();
        assertThat(status(number)).isEqualTo("CLOSED");
        assertThat(mails(number, "superior")).containsExactly("【公开备案】" + number);
        assertThat(board.item(number, members("GAJ")).indexNumber()).matches("GAJ-11-2026-\\d{5}");
        assertThatThrownBy(() -> board.item(number, Reader.society())).isInstanceOf(NotFound.class);
        assertThat(published(number)).singleElement().satisfies(event -> {
            assertThat(event.itemCode()).isEqualTo("11");
            assertThat(event.period()).isEqualTo("2026");
            assertThat(event.publishedOn()).isEqualTo("2026-09-18");
            assertThat(event.inTime()).isTrue();
        });
        archived(number);
    }

    private static Reader members(String organisation) {
        return new Reader(Set.of(organisation), Set.of(), Set.of());
    }

    /** Important, in no catalogue, to be agreed to by the superior; online and on two walls; objected to and published again. */
    @Test
    void importantOffCatalogueContentStandsItsSecondNotice() throws Exception {
        String number = stage.open();
        stage.attach("dept", number, "方案.pdf", SampleDocuments.pdf("专项整治方案全文"));
        house.complete(
                "dept",
                number,
                "propose",
                with(
                        ordinary(),
                        "catalogueItem",
                        null,
                        "title",
                        "整治形式主义专项方案",
                        "workPlan",
                        "经党委会研究，在内外网和公开栏公开",
                        "scope",
                        "社会",
                        "channels",
                        "[\"互联网\",\"NOTICE_BOARD\",\"会议\"]",
                        "timing",
                        "即时",
                        "important",
                        true,
                        "needsSuperior",
                        "true",
                        "formedOn",
                        "2026-09-18"));
        assertThat(due(number, "publish")).isEqualTo("2026-09-22 disclosure.immediate");
        assertThat(panel(stage.view("superior", number), "需要的审核"))
                .extracting(row -> row.get(0))
                .containsExactly("目录外审核", "保密审查", "分管领导审核", "主要负责人审核", "集体研究", "上级审核");
        stage.approve(number, "superior", "approve-off-catalogue");
        stage.pass(number);
        house.complete("committee", number, "committee-decision", meeting());
        // The superior wants the committee to look again: what came after it is passed again.
        house.complete(
                "superior", number, "superior-review", Map.of("outcome", "return", "step", "集体研究", "comment", "补充票数"));
        house.complete("committee", number, "committee-decision", meeting("votesFor", 5, "votesAgainst", 0));
        stage.approve(number, "superior", "superior-review");
        house.runJobs();
        assertThat(stage.openTasks(number)).containsExactly("publish-offline", "publish-offline");
        var item = board.item(number, Reader.society());
        assertThat(item.noticeEndsOn()).isEqualTo("2026-09-25");
        assertThat(item.files()).hasSize(1);
        assertThat(item.channels()).containsExactly("互联网", "公开栏", "会议");

        // Somebody objects while the meeting hasn't been held yet: it isn't lost.
        assertThat(process.noticeIsOpen(number)).isFalse();
        assertThat(disclosures
                        .object(number, new NewObjection("票数没有公布", null, "0519-82880000"), Reader.society())
                        .ordinal())
                .isEqualTo(1);
        refused("dept", number, "publish-offline", done("doneOn", "2026-09-17"), "不能早于准予公开的日期2026年9月18日");
        refused("dept", number, "publish-offline", done("doneOn", "2026-09-19"), "不能晚于今天");
        refused("dept", number, "publish-offline", Map.of("outcome", "done"), "请填写公开日期", "请填写公开地点", "请填写凭证");
        completeOffline(number, "公开栏", done());
        house.at("2026-09-21T09:00");
        completeOffline(number, "会议", done("doneOn", "2026-09-21"));
        house.runJobs();
        assertThat(status(number)).isEqualTo("IN_NOTICE");
        assertThat(stage.openTasks(number)).containsExactly("conclude-notice", "handle-objection");
        disclosures.object(number, new NewObjection("第二条与上级文件不一致", "赵一", "zhao@applicant.example"), Reader.society());
        assertThat(stage.openTasks(number)).containsExactly("conclude-notice", "handle-objection", "handle-objection");
        house.runJobs();
        assertThat(mails(number, "office")).anyMatch(subject -> subject.contains("收到第2号异议"));
        assertThat(panel(stage.view("office", number), "公示异议"))
                .extracting(row -> row.get(2))
                .containsExactly("未署名，0519-82880000", "赵一，zhao@applicant.example");
        assertThat(panel(cases.view(number), "公示异议"))
                .as("who objected is the office's affair")
                .extracting(row -> row.get(2))
                .containsExactly("未署名", "已署名");
        assertThat(jdbc.queryForList(
                        "select contact from disclosure_objection where case_number = ? and ordinal = 2",
                        String.class,
                        number))
                .noneMatch(contact -> contact.contains("zhao"));

        refused("office", number, "conclude-notice", Map.of("outcome", "stands"), "公示到2026年9月25日");
        refused("office", number, "conclude-notice", Map.of("outcome", "republish"), "请填写要作哪些修改");
        refused(
                "office",
                number,
                "conclude-notice",
                Map.of("outcome", "republish", "changes", "第二条请问13812345678"),
                "要作的修改会公开，里面有手机号码");
        house.complete("office", number, "conclude-notice", Map.of("outcome", "republish", "changes", "补充票数，更正第二条"));
        assertThat(stage.openTasks(number)).containsExactly("revise");
        assertThat(board.item(number, Reader.society()).noticeEndsOn())
                .as("stays on the board")
                .isEqualTo("2026-09-25");
        house.runJobs();
        assertThat(house.mails(number))
                .anyMatch(mail -> mail.path("to").toString().contains("zhao@applicant.example")
                        && mail.path("subject").asText().equals("【公示异议答复】" + number));
        refused("dept", number, "revise", Map.of("outcome", "withdraw", "comment", "不公开了"), "已经发布过");
        refused("dept", number, "revise", Map.of("outcome", "submit", "channels", "会议"), "要保留网上的渠道");
        refused("dept", number, "revise", Map.of("outcome", "submit", "important", false), "已经公示过");
        house.complete(
                "dept",
                number,
                "revise",
                Map.of("outcome", "submit", "body", "全年安排集中学习十二次，赞成五票。", "channels", "互联网、公开栏"));
        assertThat(stage.openTasks(number))
                .as("the superior's approval off the catalogue stands")
                .containsExactly("secrecy-review");
        stage.pass(number);
        house.complete("committee", number, "committee-decision", meeting("heldOn", "2026-09-21"));
        stage.approve(number, "superior", "superior-review");
        house.runJobs();
        completeOffline(number, "公开栏", done("doneOn", "2026-09-21"));
        house.runJobs();
        item = board.item(number, Reader.society());
        assertThat(item.version()).isEqualTo(2);
        assertThat(item.explanation()).isEqualTo("补充票数，更正第二条");
        assertThat(item.noticeEndsOn()).isEqualTo("2026-09-28");
        assertThat(board.version(number, 1, Reader.society()).body()).contains("十二次");
        house.at("2026-09-28T23:59");
        refused("office", number, "conclude-notice", Map.of("outcome", "stands"), "公示到2026年9月28日");
        house.until("2026-09-29T00:00");
        house.complete("office", number, "conclude-notice", Map.of("outcome", "stands"));
        house.runJobs();
        assertThat(status(number)).isEqualTo("CLOSED");
        assertThat(published(number)).hasSize(2);
        archived(number);
        assertThat(archive.of(number).orElseThrow().outcome()).isEqualTo("已公开，按时");
    }

    @Test
    void heldContentComesBackOnItsDay() throws Exception {
        String number = stage.proposed(ordinary());
        refused("secrecy", number, "secrecy-review", Map.of("outcome", "hold", "comment", "等等"), "请填写重新审视日期");
        refused(
                "secrecy",
                number,
                "secrecy-review",
                Map.of("outcome", "hold", "comment", "等等", "reviewOn", "2026-09-18"),
                "应晚于今天");
        refused("secrecy", number, "secrecy-review", Map.of("outcome", "hold", "reviewOn", "2026-10-12"), "暂不公开的理由");
        house.complete(
                "secrecy",
                number,
                "secrecy-review",
                Map.of("outcome", "hold", "reviewOn", "2026-10-12", "comment", "正在讨论"));
        house.complete("office", number, "file-non-disclosure", Map.of("outcome", "filed"));
        house.runJobs();
        assertThat(mails(number, "superior")).containsExactly("【暂不公开报备】" + number);
        assertThat(stage.openTasks(number)).isEmpty();
        house.until("2026-10-11T23:59");
        assertThat(stage.openTasks(number)).isEmpty();
        house.until("2026-10-12T00:00");
        assertThat(stage.openTasks(number)).containsExactly("revise");
        assertThat(mails(number, "dept")).anyMatch(subject -> subject.contains("到了重新审视的日期"));
        assertThat(house.mails(number))
                .noneMatch(mail -> mail.path("subject").asText().contains("逾期"));
        assertThat(due(number, "publish"))
                .as("counted anew from that day")
                .isEqualTo("2026-11-09 disclosure.proactive");
        house.complete("dept", number, "revise", Map.of("outcome", "withdraw", "comment", "已由上级公开"));
        assertThat(status(number)).isEqualTo("WITHDRAWN");
        archived(number);
        assertThatThrownBy(() -> board.item(number, members("GAJ"))).isInstanceOf(NotFound.class);
    }

    @Test
    void scheduledContentIsNowhereBeforeItsTime() {
        String number = stage.approved(with(
                ordinary(), "channels", "互联网", "scope", "社会", "publishAt", "2026-09-21T09:30", "title", "定时公开的学习计划"));
        assertThat(status(number)).isEqualTo("SCHEDULED");
        assertThat(stage.openTasks(number)).isEmpty();
        assertThat(board.similar("定时公开的学习计划", 5)).noneMatch(one -> one.number().equals(number));
        house.until("2026-09-21T09:29");
        assertThatThrownBy(() -> board.item(number, members("GAJ"))).isInstanceOf(NotFound.class);
        house.until("2026-09-21T09:30");
        assertThat(board.item(number, Reader.society()).publishedAt()).isEqualTo("2026-09-21T01:30:00Z");
        assertThat(status(number)).isEqualTo("CLOSED");
    }

    @Test
    void noticeBegunBeforeTheHolidayEndsInIt() {
        house.at("2026-09-28T15:00");
        String number = stage.proposed(
                with(ordinary(), "channels", "互联网", "scope", "社会", "important", true, "formedOn", "2026-09-27"));
        stage.pass(number);
        house.complete("committee", number, "committee-decision", meeting("heldOn", "2026-09-28"));
        house.runJobs();
        assertThat(board.item(number, Reader.society()).noticeEndsOn()).isEqualTo("2026-10-05");
        assertThat(stage.task("office", number, "conclude-notice").path("due").asText())
                .as("the first working day after it")
                .startsWith("2026-10-08T23:59:59");
        house.until("2026-10-05T23:59:59");
        refused("office", number, "conclude-notice", Map.of("outcome", "stands"), "公示到2026年10月5日");
        assertThat(mails(number, "office")).isEmpty();
        house.until("2026-10-06T00:00");
        house.complete("office", number, "conclude-notice", Map.of("outcome", "stands"));
        assertThat(status(number)).isEqualTo("CLOSED");
    }

    @Test
    void officeIsAskedForTheConclusionWhenTheNoticeIsOver() {
        String number = stage.proposed(with(ordinary(), "channels", "互联网", "scope", "社会", "important", true));
        stage.pass(number);
        house.complete("committee", number, "committee-decision", meeting());
        house.runJobs();
        assertThat(due(number, "notice")).isEqualTo("2026-09-28 disclosure.conclusion");
        house.until("2026-09-25T23:00");
        assertThat(mails(number, "office")).as("nobody can conclude it yet").isEmpty();
        house.until("2026-09-28T08:30");
        assertThat(mails(number, "office")).containsExactly("【办理提醒】" + number + " 公示结论今天到期");
        house.until("2026-09-29T08:30");
        assertThat(mails(number, "office")).anyMatch(subject -> subject.contains("逾期1个工作日"));
    }

    private String inNotice(String title) {
        String number =
                stage.proposed(with(ordinary(), "channels", "互联网", "scope", "社会", "important", true, "title", title));
        passAgain(number);
        return number;
    }

    private void passAgain(String number) {
        stage.pass(number);
        house.complete("committee", number, "committee-decision", meeting());
        house.runJobs();
    }

    /** As a procedure for changes does in the end. */
    private void withdrawFromBoard(String number) {
        transaction.executeWithoutResult(status -> board.end(number, Ending.WITHDRAWN, "涉及尚未公布的事项"));
    }

    @Test
    void noticeOfWhatWasWithdrawnIsConcludedAndNothingElse() throws Exception {
        String number = inNotice("公示期间撤销的计划");
        disclosures.object(number, new NewObjection("请核对第二条", null, null), Reader.society());
        house.at("2026-09-21T09:00");
        withdrawFromBoard(number);
        assertThat(disclosures.takesObjections(number)).isFalse();
        assertThatThrownBy(() -> disclosures.object(number, new NewObjection("还有第三条", null, null), Reader.society()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("不在公示期");
        refused(
                "office",
                number,
                "conclude-notice",
                Map.of("outcome", "republish", "changes", "更正第二条"),
                "公开的内容已撤销（2026年9月21日），不能再公开新的版本；请选择“公示结论成立”");
        refused("office", number, "conclude-notice", Map.of("outcome", "stands"), "还有1件异议没有答复");
        house.complete("office", number, "handle-objection", Map.of("outcome", "adopted", "reply", "已经撤销"));
        assertThat(outcomes(number)).contains("变更撤销：公开的内容已撤销");
        house.complete("office", number, "conclude-notice", Map.of("outcome", "stands"));
        house.runJobs();
        assertThat(status(number)).isEqualTo("CLOSED");
        assertThat(outcomes(number)).contains("公示结论：公开的内容已撤销（2026年9月21日），办结");
        archived(number);
    }

    private List<String> outcomes(String number) {
        return cases.view(number).history().stream()
                .map(line -> line.step() + "：" + line.outcome())
                .toList();
    }

    @Test
    void newVersionOfWhatWasWithdrawnIsGivenUp() throws Exception {
        String number = inNotice("修改期间撤销的计划");
        house.complete("office", number, "conclude-notice", Map.of("outcome", "republish", "changes", "更正第二条"));
        house.complete("dept", number, "revise", Map.of("outcome", "submit", "body", "全年集中学习十三次。"));
        disclosures.object(number, new NewObjection("请核对第三条", null, null), Reader.society());
        withdrawFromBoard(number);
        refused("secrecy", number, "secrecy-review", Map.of("outcome", "approve"), "已撤销", "请选择“退回”");
        house.complete("secrecy", number, "secrecy-review", Map.of("outcome", "return", "comment", "已经撤销"));
        refused("dept", number, "revise", Map.of("outcome", "submit"), "已撤销", "请选择“撤回，不再公开”");
        house.complete("dept", number, "revise", Map.of("outcome", "withdraw", "comment", "已经撤销"));
        house.runJobs();
        assertThat(stage.openTasks(number))
                .as("what came meanwhile is answered")
                .containsExactly("conclude-notice", "handle-objection");
        house.complete("office", number, "handle-objection", Map.of("outcome", "adopted", "reply", "已经撤销"));
        house.complete("office", number, "conclude-notice", Map.of("outcome", "stands"));
        house.runJobs();
        assertThat(status(number)).isEqualTo("CLOSED");
        archived(number);
    }

    @Test
    void whatIsWithdrawnAfterTheLastReviewIsNotPublishedAgain() {
        String number = inNotice("公开之前撤销的计划");
        house.complete("office", number, "conclude-notice", Map.of("outcome", "republish", "changes", "更正第二条"));
        house.complete("dept", number, "revise", Map.of("outcome", "submit", "publishAt", "2026-09-21T09:30"));
        passAgain(number);
        assertThat(status(number)).isEqualTo("SCHEDULED");
        withdrawFromBoard(number);
        house.until("2026-09-21T09:30");
        assertThat(stage.openTasks(number)).containsExactly("conclude-notice");
        assertThat(published(number)).hasSize(1);
        house.complete("office", number, "conclude-notice", Map.of("outcome", "stands"));
        house.runJobs();
        assertThat(status(number)).isEqualTo("CLOSED");
    }

    // ---- the gate

    @Test
    void identityNumberInTheBodyStopsAndIsMaskedByTheMachine() {
        String number = stage.approved(online("联系人林一，身份证号码11010519491231002X，请联系。"));
        assertThat(status(number)).isEqualTo("CHECKING");
        assertThat(stage.openTasks(number)).containsExactly("resolve-findings");
        assertThatThrownBy(() -> board.item(number, members("GAJ"))).isInstanceOf(NotFound.class);
        assertThat(panel(stage.view("secrecy", number), "敏感信息筛查"))
                .extracting(row -> row.get(1) + row.get(2) + row.get(4))
                .containsExactly("身份证号码正文提交时提示", "身份证号码正文待处理")
                .noneMatch(text -> text.contains("11010519491231002X"));
        house.complete("dept", number, "resolve-findings", Map.of("outcome", "mask"));
        house.runJobs();
        assertThat(board.item(number, Reader.society()).body())
                .startsWith("联系人林一，身份证号码")
                .doesNotContain("194912310");
        assertThat(status(number)).isEqualTo("CLOSED");
        assertThat(jdbc.queryForList(
                        "select decision from disclosure_suspicion where case_number = ? order by id",
                        String.class,
                        number))
                .containsExactly("NOTED", "MASKED");
    }

    private static Map<String, Object> online(String body) {
        return with(ordinary(), "channels", "互联网", "scope", "社会", "body", body);
    }

    @Test
    void wrongCheckDigitStopsNothing() {
        String number = stage.approved(online("档案编号110105194912310021，存于档案室。"));
        assertThat(status(number)).isEqualTo("CLOSED");
    }

    @Test
    void onlyASecondPersonOverrides() {
        String number = stage.approved(online("公务联系手机13812345678，全天接听。"));
        refused("dept", number, "resolve-findings", Map.of("outcome", "override", "reason", "公务号码"), "另一个人");
        refused("secrecy", number, "resolve-findings", Map.of("outcome", "override"), "请填写放行的理由");
        refused(
                "secrecy",
                number,
                "resolve-findings",
                Map.of("outcome", "mask", "body", "公务联系手机13912345678，全天接听。"),
                "只能用*遮盖");
        refused(
                "dept",
                number,
                "resolve-findings",
                Map.of("outcome", "mask", "body", "公务联系手机138****5678。"),
                "其他文字不能改动");
        house.complete("secrecy", number, "resolve-findings", Map.of("outcome", "override", "reason", "公务号码"));
        house.runJobs();
        assertThat(board.item(number, Reader.society()).body()).contains("13812345678");
        assertThat(jdbc.queryForList(
                        "select concat(decided_by, '：', reason) from disclosure_suspicion where case_number = ?"
                                + " and decision = 'OVERRIDDEN'",
                        String.class,
                        number))
                .containsExactly("secrecy：公务号码");
    }

    @Test
    void identityNumbersInPdfAndWordStop() {
        String number = stage.open();
        stage.attach("dept", number, "名单.pdf", SampleDocuments.pdf("ID 11010519491231002X"));
        var word = stage.attach("dept", number, "名单.docx", SampleDocuments.docx("身份证号码11010519491231002X"));
        house.complete("dept", number, "propose", online("名单见附件。"));
        stage.pass(number);
        assertThat(status(number)).isEqualTo("CHECKING");
        assertThat(panel(stage.view("dept", number), "敏感信息筛查"))
                .filteredOn(row -> row.get(4).startsWith("待处理"))
                .extracting(row -> row.get(2))
                .containsExactly("附件“名单.pdf”", "附件“名单.docx”");
        // What nobody has reviewed isn't published: here a file is working material, another one begins with the
        // department.
        stage.attach("dept", number, "名单（未审核）.pdf", SampleDocuments.pdf("ID 110105********002X"));
        assertThat(panel(stage.view("dept", number), "要公开的附件"))
                .extracting(row -> row.get(0))
                .containsExactly("名单.pdf", "名单.docx");
        house.complete("secrecy", number, "resolve-findings", Map.of("outcome", "return", "comment", "请换附件"));
        stage.attach("dept", number, "名单（遮盖）.pdf", SampleDocuments.pdf("ID 110105********002X"));
        refused("dept", number, "revise", Map.of("outcome", "submit", "dropFiles", "没有的.pdf"), "没有“没有的.pdf”这个待公开的附件");
        house.complete(
                "dept",
                number,
                "revise",
                Map.of("outcome", "submit", "dropFiles", "[\"名单.pdf\",\"" + word.id() + "\"]"));
        stage.pass(number);
        house.runJobs();
        assertThat(status(number)).isEqualTo("CLOSED");
        assertThat(board.item(number, Reader.society()).files())
                .extracting(file -> file.name())
                .containsExactly("名单（遮盖）.pdf");
    }

    @Test
    void findingsMayGoBackToTheDepartment() {
        String number = stage.approved(online("公务联系手机13812345678，全天接听。"));
        refused("secrecy", number, "resolve-findings", Map.of("outcome", "return"), "退回的理由");
        house.complete("secrecy", number, "resolve-findings", Map.of("outcome", "return", "comment", "改写座机"));
        house.complete("dept", number, "revise", Map.of("outcome", "submit", "body", "联系电话0519-82880000。"));
        stage.pass(number);
        house.runJobs();
        assertThat(status(number)).isEqualTo("CLOSED");
    }

    @Test
    void filesComeInOnlyWhileTheDepartmentWrites() {
        String number = stage.open();
        assertThat(materialOf(number, "propose")).isEqualTo(Source.FOR_PUBLICATION);
        house.complete("dept", number, "propose", ordinary());
        assertThatThrownBy(() -> materialOf(number, "propose"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("已经提交");
        assertThat(materialOf(number, "secrecy-review")).isEqualTo(Source.STAFF);
    }

    private Source materialOf(String number, String step) {
        return transaction.execute(status -> cases.materialOf(number, step));
    }

    @Test
    void nothingDisappearsBeforeItsNoticeIsOver() {
        Map<String, Object> important =
                with(ordinary(), "channels", "互联网", "scope", "社会", "important", true, "visibleUntil", "2026-09-24");
        String number = stage.open();
        refused("dept", number, "propose", important, "公示到2026年9月25日", "不能早于这一天");
        house.complete("dept", number, "propose", with(important, "visibleUntil", "2026-09-25"));
        stage.pass(number);
        house.at("2026-09-21T09:00");
        house.complete("committee", number, "committee-decision", meeting());
        assertThat(status(number)).as("reviewed too slowly").isEqualTo("CHECKING");
        assertThat(panel(stage.view("secrecy", number), "敏感信息筛查"))
                .extracting(row -> row.get(2) + row.get(3))
                .singleElement()
                .asString()
                .contains("网上公开到哪一天", "2026年9月28日");
        refused("secrecy", number, "resolve-findings", Map.of("outcome", "override", "reason", "没关系"), "请选择“退回修改”");
        house.complete("dept", number, "resolve-findings", Map.of("outcome", "mask"));
        assertThat(status(number)).isEqualTo("CHECKING");
        house.complete("dept", number, "resolve-findings", Map.of("outcome", "return", "comment", "改日期"));
        house.complete("dept", number, "revise", Map.of("outcome", "submit", "visibleUntil", "2026-12-31"));
        stage.pass(number);
        house.complete("committee", number, "committee-decision", meeting());
        house.runJobs();
        assertThat(board.item(number, Reader.society()).noticeEndsOn()).isEqualTo("2026-09-28");
    }

    @Test
    void publishedADayLateItStillShowsThroughItsNotice() {
        String number = stage.proposed(
                with(ordinary(), "channels", "互联网", "scope", "社会", "important", true, "visibleUntil", "2026-09-25"));
        stage.pass(number);
        house.complete("committee", number, "committee-decision", meeting());
        house.at("2026-09-19T09:00");
        house.runJobs();
        var item = board.item(number, Reader.society());
        assertThat(item.noticeEndsOn()).isEqualTo("2026-09-26");
        assertThat(item.visibleUntil()).isEqualTo("2026-09-26");
    }

    @Test
    void whereNothingIsOnlineNothingCanBeTooShort() {
        String number =
                stage.proposed(with(ordinary(), "channels", "会议", "important", true, "visibleUntil", "2026-09-19"));
        stage.pass(number);
        house.complete("committee", number, "committee-decision", meeting());
        assertThat(stage.openTasks(number)).containsExactly("publish-offline");
    }

    @Test
    void noticeThatIsOverWhenItIsRecordedIsConcludedFromThatDay() {
        String number = stage.proposed(with(ordinary(), "channels", "会议", "important", true));
        stage.pass(number);
        house.complete("committee", number, "committee-decision", meeting());
        house.at("2026-10-09T09:00");
        completeOffline(number, "会议", done("doneOn", "2026-09-18"));
        assertThat(jdbc.queryForObject(
                        "select cast(notice_ends_on as char(10)) from proactive_disclosure where number = ?",
                        String.class,
                        number))
                .isEqualTo("2026-09-25");
        assertThat(due(number, "notice")).isEqualTo("2026-10-10 disclosure.conclusion");
    }

    // ---- collective decision

    @Test
    void noQuorumNoMajorityNoDecision() {
        String number = stage.proposed(with(ordinary(), "important", true));
        stage.pass(number);
        refused("committee", number, "committee-decision", Map.of("outcome", "approve"), "请填写会议日期、地点");
        refused(
                "committee",
                number,
                "committee-decision",
                meeting("present", "顾明川、秦正则、宋清和", "recused", "", "votesFor", 3, "votesAgainst", 0),
                "到会人数不够：应到7人，实到3人");
        refused(
                "committee",
                number,
                "committee-decision",
                meeting("votesFor", 3, "votesAgainst", 2),
                "赞成票不够：应到7人，赞成3票");
        refused(
                "committee",
                number,
                "committee-decision",
                meeting("votesFor", 6, "heldOn", "2026-09-19", "place", null),
                "应为5票",
                "会议日期不能晚于今天",
                "请填写会议地点");
        house.complete("committee", number, "committee-decision", meeting());
        assertThat(panel(stage.view("dept", number), "集体研究"))
                .singleElement()
                .satisfies(row -> assertThat(row.get(4)).isEqualTo("赞成4票，反对1票，弃权0票"));
    }

    // ---- bad input

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        String number = stage.open();
        Answer refusal = house.tryToComplete(
                "dept",
                number,
                "propose",
                with(
                        Map.of("outcome", "submit"),
                        "catalogueItem",
                        "999",
                        "title",
                        "标题\n第二行",
                        "scope",
                        "全世界",
                        "channels",
                        "公开栏、喇叭",
                        "timing",
                        "有空时",
                        "formedOn",
                        "2026-09-19",
                        "important",
                        "也许",
                        "publishAt",
                        "昨天",
                        "visibleUntil",
                        "2026-09-01"));
        assertThat(refusal.status()).isEqualTo(400);
        Map<String, String> errors = new LinkedHashMap<>();
        refusal.body()
                .path("errors")
                .forEach(error -> errors.put(
                        error.path("field").asText(), error.path("message").asText()));
        assertThat(errors)
                .containsOnlyKeys(
                        "catalogueItem",
                        "title",
                        "body",
                        "scope",
                        "channels",
                        "timing",
                        "formedOn",
                        "important",
                        "answersFor",
                        "publishAt",
                        "visibleUntil");
        assertThat(errors.get("catalogueItem")).contains("“999”");
        assertThat(errors.get("channels")).contains("“喇叭”");
        assertThat(errors.values()).allMatch(sentence -> !sentence.contains("null"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "catalogueItem,null,目录外的事项请填写工作方案",
                "catalogueItem,13,请由责任部门提出",
                "title,null,请填写标题",
                "answersFor,null,请填写内容真实性责任人",
                "formedOn,null,请填写信息形成或者变更日期",
                "formedOn,1926-09-15,请核对年份",
                "period,2026Q3,应写成2026的样子",
                "period,2027,还没有开始",
                "period,去年,没有“去年”这样的周期",
                "publishAt,2026-09-18T09:00,已经过了",
                "channels,[{}],应为列表",
            })
    void wrongFieldIsSaid(String field, String answer, String sentence) {
        String number = stage.open();
        refused("dept", number, "propose", with(ordinary(), field, answer), sentence);
    }

    /** What a catalogue leaves to a department is the department's; the organisation as a whole answers for all of it. */
    @Test
    void organisationProposesWhatItsCatalogueLists() {
        Map<String, Object> answers = with(ordinary(), "catalogueItem", "13");
        assertThat(proposals.read("GAJ", new Given(answers), null).content().catalogueItem())
                .isEqualTo("13");
        assertThatThrownBy(() -> proposals.read("ZGS", new Given(answers), null))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        wrong -> assertThat(wrong.errors().get("catalogueItem")).contains("请由责任部门提出"));
    }

    @Test
    void tooLongIsSaidWithItsLength() {
        String number = stage.open();
        refused("dept", number, "propose", with(ordinary(), "title", "题".repeat(201)), "标题最多200字，现在是201字");
        refused("dept", number, "propose", with(ordinary(), "body", "文".repeat(50_001)), "正文最多50000字");
        house.complete(
                "dept", number, "propose", with(ordinary(), "title", "𠮷".repeat(200), "answersFor", "𠮷".repeat(100)));
    }

    @Test
    void deviationFromTheCatalogueIsToldToTheReviewers() {
        String number = stage.proposed(with(ordinary(), "scope", "本单位", "timing", "IMMEDIATE"));
        assertThat(panel(stage.view("secrecy", number), "与目录不一致的地方"))
                .extracting(row -> row.get(0))
                .containsExactly("公开范围：目录是“全局”，提出的是“本单位”", "公开时限：目录是“年度”，提出的是“即时”");
        assertThat(panel(stage.view("secrecy", number), "公开期限"))
                .extracting(row -> row.get(3))
                .containsExactly("2026年9月18日", "2026年10月19日");
        assertThat(stage.view("secrecy", number).history())
                .anyMatch(line -> line.comment() != null && line.comment().contains("目录是“全局”"));
    }

    @Test
    void lateContentIsTakenAndCountsAsLate() {
        String number = stage.approved(
                with(ordinary(), "channels", "互联网", "scope", "社会", "timing", "即时", "formedOn", "2026-08-03"));
        assertThat(status(number)).isEqualTo("CLOSED");
        assertThat(published(number))
                .singleElement()
                .satisfies(event -> assertThat(event.inTime()).isFalse());
    }

    @Test
    void revisedTimingMovesTheDeadlineTasksAndTimers() {
        String number = stage.proposed(ordinary());
        house.complete("secrecy", number, "secrecy-review", Map.of("outcome", "return", "comment", "应即时公开"));
        house.complete("dept", number, "revise", Map.of("outcome", "submit", "timing", "即时"));
        assertThat(due(number, "publish")).isEqualTo("2026-09-18 disclosure.immediate");
        assertThat(stage.task("secrecy", number, "secrecy-review").path("due").asText())
                .startsWith("2026-09-18T23:59:59");
        house.until("2026-09-18T23:59:59");
        assertThat(mails(number, "secrecy")).anyMatch(subject -> subject.contains("公开期限届满"));
    }

    // ---- who may

    @Test
    void onlyUnitsAndOfficesOpenAndOnlyForThemselves() {
        String start = "/engine-rest/process-definition/key/proactive-disclosure/start";
        assertThat(house.post("secrecy", start, Map.of()).status()).isEqualTo(403);
        assertThat(house.post("office", start, Map.of()).text()).contains("请选择由哪个部门提出");
        assertThat(house.post("dept", start, variables("BGS")).text()).contains("只能由自己所在的部门提出");
        assertThat(house.post("dept", start, variables("XX")).text()).contains("没有代码为“XX”的单位");
        assertThat(house.post("office", start, variables("BGS")).status()).isEqualTo(200);
        Answer unit = house.post("unit1", start, Map.of());
        assertThat(unit.status()).as(unit.text()).isEqualTo(200);
        assertThat(jdbc.queryForList(
                        "select concat(unit, ' in ', organisation) from proactive_disclosure where number = ?",
                        String.class,
                        unit.body().path("businessKey").asText()))
                .containsExactly("Z1 in Z1");
    }

    private static Map<String, Object> variables(String unit) {
        return Map.of("variables", Map.of("unit", Map.of("value", unit)));
    }

    @Test
    void othersNeitherSeeNorCompleteTheTask() {
        String number = stage.open();
        String task = stage.task("dept", number, "propose").path("id").asText();
        assertThat(house.tasks("dept2", number)).isEmpty();
        assertThat(house.completeById("dept2", task, ordinary()).status()).isEqualTo(403);
    }

    @Test
    void twoWhoCompleteTheSameTaskAtOnceDoItOnce() {
        String number = stage.open();
        String task = stage.task("dept", number, "propose").path("id").asText();
        List<Integer> answers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> house.completeById("dept", task, ordinary()).status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers).containsOnlyOnce(204);
        assertThat(answers).allMatch(status -> status == 204 || status == 409 || status == 404 || status == 500);
        assertThat(jdbc.queryForObject(
                        "select count(*) from disclosure_version where case_number = ?", Integer.class, number))
                .isEqualTo(1);
    }

    @Test
    void twoOfflineChannelsAtOnceBothCount() {
        String number = stage.approved(with(ordinary(), "channels", "公开栏、会议"));
        List<String> tasks = house.tasks("dept", number).stream()
                .map(task -> task.path("id").asText())
                .toList();
        assertThat(tasks).hasSize(2);
        tasks.stream()
                .map(task -> CompletableFuture.supplyAsync(() -> house.completeById("dept", task, done())))
                .toList()
                .forEach(CompletableFuture::join);
        // Whoever was overtaken in the engine is told so and tries again.
        house.tasks("dept", number)
                .forEach(task -> assertThat(
                                house.completeById("dept", task.path("id").asText(), done())
                                        .status())
                        .isEqualTo(204));
        house.runJobs();
        assertThat(status(number)).isEqualTo("CLOSED");
        assertThat(jdbc.queryForObject(
                        "select count(*) from disclosure_offline where case_number = ?", Integer.class, number))
                .isEqualTo(2);
    }

    @Test
    void objectionsAreTakenOnlyFromThoseWhoSeeTheNotice() {
        String number = stage.proposed(with(ordinary(), "channels", "局域网", "important", true));
        stage.pass(number);
        house.complete("committee", number, "committee-decision", meeting());
        house.runJobs();
        NewObjection objection = new NewObjection("不同意", "王五", "13812345678");
        assertThatThrownBy(() -> disclosures.object(number, objection, Reader.society()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> disclosures.object("GK-2026-999999", objection, Reader.society()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() ->
                        disclosures.object(number, new NewObjection(" ", "题".repeat(101), "微信zhaoyi"), members("GAJ")))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        wrong -> assertThat(wrong.errors().keySet()).containsExactly("content", "name", "contact"));
        assertThat(disclosures.takesObjections(number)).isTrue();
        List<Integer> ordinals = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() ->
                        disclosures.object(number, objection, members("GAJ")).ordinal()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();
        assertThat(ordinals).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(disclosures
                        .object(
                                number,
                                new NewObjection(
                                        "地址很长", null, "a".repeat(64) + "@" + "b.".repeat(7) + "c".repeat(60) + ".cn"),
                                members("GAJ"))
                        .ordinal())
                .isEqualTo(7);
        assertThat(stage.openTasks(number)).hasSize(8);
        house.until("2026-09-26T09:00");
        refused("office", number, "conclude-notice", Map.of("outcome", "stands"), "还有7件异议没有答复");
        for (int i = 0; i < 7; i++) {
            house.complete(
                    "office", number, "handle-objection", Map.of("outcome", "not-adopted", "reply", "已经核实，内容无误"));
        }
        assertThatThrownBy(() -> disclosures.object(number, objection, members("GAJ")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("不在公示期");
        house.complete("office", number, "conclude-notice", Map.of("outcome", "stands"));
        assertThat(status(number)).isEqualTo("CLOSED");
    }

    // ---- what stays where

    @Test
    void answersLeaveNoTraceInTheEngine() {
        String number = stage.proposed(with(ordinary(), "important", true, "body", "绝无痕迹的正文"));
        stage.pass(number);
        house.complete("committee", number, "committee-decision", meeting());
        house.runJobs();
        for (String table :
                List.of("ACT_RU_VARIABLE", "ACT_HI_VARINST", "ACT_HI_DETAIL", "ACT_HI_DEC_IN", "ACT_HI_DEC_OUT")) {
            assertThat(jdbc.queryForObject(
                            "select count(*) from " + table + " where TEXT_ like '%绝无痕迹%' or TEXT_ like '%顾明川%'",
                            Integer.class))
                    .as(table)
                    .isZero();
        }
        assertThat(jdbc.queryForObject("select count(*) from ACT_HI_DECINST", Integer.class))
                .isZero();
    }

    @Test
    void formsOfferWhatTheCaseAllows() {
        String number = stage.proposed(with(ordinary(), "important", true));
        stage.approve(number, "secrecy", "secrecy-review");
        var review = form("deputy", number, "deputy-review");
        assertThat(choices(review, "step")).containsExactly("secrecy-review");
        house.complete("deputy", number, "deputy-review", Map.of("outcome", "return", "comment", "改一下"));
        var revise = form("dept", number, "revise");
        assertThat(choices(revise, "catalogueItem")).contains("11", "12").doesNotContain("13");
        assertThat(component(revise, "catalogueItem").path("values").toString()).contains("11 党委中心组学习计划和落实（政工室，年度）");
        assertThat(component(revise, "title").path("defaultValue").asText()).isEqualTo("2026年党委中心组学习计划𠮷");
        assertThat(component(revise, "important").path("defaultValue").asBoolean())
                .isTrue();
        assertThat(component(revise, "channels").path("defaultValue").toString())
                .contains("INTRANET");
        Answer start =
                house.get("dept", "/engine-rest/process-definition/key/proactive-disclosure/deployed-start-form");
        assertThat(choices(start.body(), "unit")).containsExactly("ZGS");
    }

    private JsonNode form(String user, String number, String step) {
        String task = stage.task(user, number, step).path("id").asText();
        Answer form = house.get(user, "/engine-rest/task/" + task + "/deployed-form");
        assertThat(form.status()).as(form.text()).isEqualTo(200);
        return form.body();
    }

    private static JsonNode component(JsonNode form, String key) {
        for (JsonNode component : form.path("components")) {
            if (component.path("key").asText().equals(key)) {
                return component;
            }
        }
        throw new AssertionError("no field " + key);
    }

    private static List<String> choices(JsonNode form, String key) {
        List<String> values = new ArrayList<>();
        component(form, key)
                .path("values")
                .forEach(choice -> values.add(choice.path("value").asText()));
        return values;
    }

    @Test
    void caseForAPeriodBeginsWithItsItem() {
        String number = disclosures.open("ZGS", "11", "2026");
        assertThat(component(form("dept", number, "propose"), "catalogueItem")
                        .path("defaultValue")
                        .asText())
                .isEqualTo("11");
        Map<String, Object> rest = ordinary();
        rest.remove("catalogueItem");
        house.complete("dept", number, "propose", rest);
        assertThat(jdbc.queryForObject(
                        "select catalogue_item from proactive_disclosure where number = ?", String.class, number))
                .isEqualTo("11");
    }

    @Test
    void nothingPersonalIsLeftWhenTheFileIsDestroyed() {
        String number = stage.approved(online("正文里的话。"));
        assertThat(status(number)).isEqualTo("CLOSED");
        house.at("2057-01-02T09:00");
        archive.delete(number, "保管期满", "archivist");
        assertThat(jdbc.queryForObject("select body from proactive_disclosure where number = ?", String.class, number))
                .isEqualTo("（已销毁）");
        assertThat(jdbc.queryForObject(
                        "select body from disclosure_version where case_number = ?", String.class, number))
                .isEqualTo("（已销毁）");
    }
}
