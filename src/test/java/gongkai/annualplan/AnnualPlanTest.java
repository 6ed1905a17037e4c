package gongkai.annualplan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gongkai.archive.Archive;
import gongkai.archive.VerifyArchive;
import gongkai.deadlines.DeadlineMoved;
import gongkai.testing.House;
import gongkai.testing.House.Answer;
import gongkai.testing.WholeApplication;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole procedure, driven from outside over HTTP. */
@WholeApplication
class AnnualPlanTest {

    private static final Map<String, Object> PLAN =
            Map.of("outcome", "submit", "plan", "全年分四批公开，张榜并上网。", "items", "党费收缴\n发展党员𠮷");

    @LocalServerPort
    int port;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Archive archive;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlanDesk desk;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @TempDir
    Path folder;

    private House house;

    @BeforeEach
    void open() {
        house = new House(port, management);
    }

    @AfterEach
    void close() {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("annual-plan")
                .list()
                .forEach(one -> runtime.deleteProcessInstance(one.getId(), "end of the test"));
        jdbc.update("delete from annual_plan_filing");
        jdbc.update("delete from annual_plan");
        jdbc.update("delete from deadline where case_number like 'JH-%'");
        jdbc.update("delete from case_round where process_key = 'annual-plan'");
        House.realTime();
    }

    private String numberOf(String unit, int year) {
        return jdbc.queryForObject(
                "select number from annual_plan where unit = ? and year_no = ?", String.class, unit, year);
    }

    private List<String> opened() {
        return jdbc.queryForList("select concat(unit, ' ', year_no) from annual_plan order by number", String.class);
    }

    /** The round of a day, at midnight. */
    private void day(String date) {
        house.at(date + "T00:00");
        house.round("annual-plan");
    }

    /** A first start in the old year, then January. */
    private void january() {
        house.at("2026-12-20T10:00");
        house.round("annual-plan");
        day("2027-01-01");
    }

    private String page(String year) {
        var answer = house.page("office", "/staff/plans?year=" + year);
        assertThat(answer.status()).isEqualTo(200);
        return answer.text().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    private void refused(String user, String number, String task, Map<String, Object> answer, String sentence) {
        Answer refusal = house.tryToComplete(user, number, task, answer);
        assertThat(refusal.status()).as(refusal.text()).isEqualTo(400);
        assertThat(refusal.body().path("message").asText()).contains(sentence);
        assertThat(house.tasks(user, number)).hasSize(1);
    }

    @Test
    void everyBasicLevelOrganisationOwesItsPlanOnceAYear() {
        house.at("2026-12-20T10:00");
        house.round("annual-plan");
        assertThat(opened()).as("a first start opens nothing of the past").isEmpty();
        day("2027-01-01");
        day("2027-01-02");
        assertThat(opened()).containsExactly("Z1 2027", "Z2 2027");
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("annual-plan")
                        .list())
                .as("the round itself leaves no case")
                .hasSize(2)
                .allMatch(one -> one.getBusinessKey().startsWith("JH-2027-"));
        house.runJobs();
        assertThat(house.mails(numberOf("Z1", 2027)))
                .anyMatch(mail -> mail.path("subject").asText().contains("请报送2027年度党务公开计划"));
    }

    @Test
    void whatCameDueWhileNothingRanIsOpenedAfterwards() {
        house.at("2026-12-20T10:00");
        house.round("annual-plan");
        day("2028-03-03");
        assertThat(opened()).containsExactly("Z1 2027", "Z2 2027", "Z1 2028", "Z2 2028");
        String missed = numberOf("Z1", 2027);
        assertThat(house.tasks("unit1", missed).get(0).path("due").asText())
                .as("under its own date")
                .startsWith("2027-02-01T23:59:59");
        assertThat(page("2027")).contains("应报送 2 按时 0 逾期报送 0 缺报 2 待报送 0");
    }

    @Test
    void aFirstStartInJanuaryOpensThisYearsAndOneInSpringNothing() {
        day("2027-01-20");
        assertThat(opened()).containsExactly("Z1 2027", "Z2 2027");
        close();
        day("2027-04-01");
        assertThat(opened()).isEmpty();
        assertThat(page("2027")).contains("这一年没有要报送的计划", "清溪镇、白石镇");
    }

    @Test
    void twoRoundsAtOnceOpenEachPlanOnce() {
        house.at("2027-01-05T09:00");
        var rounds = IntStream.range(0, 4)
                .mapToObj(node -> CompletableFuture.runAsync(() -> {
                    try {
                        desk.openDue();
                    } catch (RuntimeException other) {
                        // the other was quicker: the engine would try again
                    }
                }))
                .toList();
        rounds.forEach(CompletableFuture::join);
        desk.openDue();
        assertThat(opened()).containsExactlyInAnyOrder("Z1 2027", "Z2 2027");
    }

    @Test
    void lateReturnedApprovedArchived() throws Exception {
        january();
        String first = numberOf("Z1", 2027);
        String second = numberOf("Z2", 2027);
        assertThat(house.tasks("unit2", first)).isEmpty();
        assertThat(house.tasks("dept", first)).isEmpty();
        assertThat(house.tasks("unit1", first).get(0).path("due").asText())
                .as("31 January 2027 is a Sunday")
                .startsWith("2027-02-01T23:59:59");

        house.until("2027-01-28T09:00");
        assertThat(house.mails(first))
                .anyMatch(mail -> mail.path("subject").asText().contains("还剩2个工作日"));
        refused("unit1", first, "file-plan", Map.of("outcome", "submit", "plan", " ", "items", "党费"), "请填写计划内容");
        refused("unit1", first, "file-plan", Map.of("outcome", "submit", "plan", "安排"), "请填写拟公开的事项");
        refused("unit1", first, "file-plan", Map.of("outcome", "approve"), "这一步没有");
        house.complete("unit1", first, "file-plan", PLAN);
        assertThat(house.tasks("unit1", first)).isEmpty();

        house.until("2027-02-03T09:00");
        assertThat(house.mails(first))
                .noneMatch(mail -> mail.path("subject").asText().contains("期限届满"));
        List<JsonNode> mails = house.mails(second);
        assertThat(mails)
                .anyMatch(mail -> mail.path("subject").asText().contains("逾期")
                        && mail.path("to").toString().contains("unit2@"))
                .anyMatch(mail -> mail.path("subject").asText().contains("逾期")
                        && mail.path("to").toString().contains("office@"))
                .anyMatch(mail -> mail.path("subject").asText().contains("逾期")
                        && mail.path("to").toString().contains("deputy@"));
        assertThat(page("2027"))
                .contains("应报送 2 按时 1 逾期报送 0 缺报 1 待报送 0")
                .contains("清溪镇 按时报送")
                .contains("白石镇 缺报，已逾期2个工作日");

        refused("office", first, "review-plan", Map.of("outcome", "return"), "请填写退回的理由");
        house.complete("office", first, "review-plan", Map.of("outcome", "return", "comment", "请写明公开栏的更换时间"));
        assertThat(house.tasks("unit1", first).get(0).path("due").asText()).startsWith("2027-02-01T23:59:59");
        assertThat(page("2027")).contains("清溪镇 按时报送").contains("退回修改");
        house.complete("unit1", first, "file-plan", Map.of("outcome", "submit", "plan", "公开栏每季首月更换。", "items", "党费收缴"));
        house.complete("office", first, "review-plan", Map.of("outcome", "approve", "comment", "同意"));

        house.complete("unit2", second, "file-plan", PLAN);
        house.complete("office", second, "review-plan", Map.of("outcome", "approve"));
        assertThat(page("2027")).contains("应报送 2 按时 1 逾期报送 1 缺报 0 待报送 0").contains("白石镇 逾期报送，迟2个工作日");
        for (String number : List.of(first, second)) {
            var file = archive.of(number).orElseThrow();
            assertThat(file.number()).contains("-JHB-");
            Path zip = folder.resolve(number + ".zip");
            try (var out = Files.newOutputStream(zip)) {
                archive.export(number, out);
            }
            assertThat(VerifyArchive.run(zip.toString())).isZero();
        }
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("annual-plan")
                        .count())
                .isZero();
        assertThat(jdbc.queryForList(
                        "select plan from annual_plan_filing where plan_number = ? order by filing",
                        String.class,
                        first))
                .as("every filing is kept")
                .hasSize(2);
    }

    /** The plan itself is no disclosure: to be read by everybody it takes the way that everything takes. */
    @Test
    void anApprovedPlanGoesOnTheBoardThroughTheSameReviews() {
        january();
        String plan = numberOf("Z1", 2027);
        house.complete("unit1", plan, "file-plan", PLAN);
        house.complete("office", plan, "review-plan", Map.of("outcome", "approve"));
        String query = "/api/v1/disclosures?q=" + URLEncoder.encode("清溪镇2027年度党务公开计划", StandardCharsets.UTF_8);
        assertThat(house.get(null, query).body().path("total").asInt())
                .as("approved is not published")
                .isZero();

        Answer started =
                house.post("unit1", "/engine-rest/process-definition/key/proactive-disclosure/start", Map.of());
        String number = started.body().path("businessKey").asText();
        Map<String, Object> content = new HashMap<>(Map.of(
                "outcome", "submit",
                "title", "清溪镇2027年度党务公开计划",
                "body", "全年分四批公开，张榜并上网。",
                "workPlan", "年度计划向社会公开",
                "scope", "社会",
                "channels", "互联网",
                "timing", "年度",
                "formedOn", "2027-01-01",
                "answersFor", "孟春溪"));
        house.complete("unit1", number, "propose", content);
        for (String[] step : new String[][] {
            {"superior", "approve-off-catalogue"},
            {"secrecy", "secrecy-review"},
            {"deputy", "deputy-review"},
            {"principal", "principal-review"}
        }) {
            house.complete(step[0], number, step[1], Map.of("outcome", "approve"));
        }
        house.runJobs();
        JsonNode found = house.get(null, query).body();
        assertThat(found.path("total").asInt()).isEqualTo(1);
        assertThat(found.at("/items/0/unit").asText()).isEqualTo("Z1");
    }

    @Test
    void theCaseTabShowsWhatWasFiledAndWhatCameBack() {
        january();
        String number = numberOf("Z1", 2027);
        house.complete("unit1", number, "file-plan", PLAN);
        String task = house.tasks("office", number).get(0).path("id").asText();
        JsonNode view = house.fetch("office", "/staff/case?taskId=" + task).body();
        assertThat(view.path("title").asText()).isEqualTo("2027年度党务公开计划");
        assertThat(view.path("unit").asText()).isEqualTo("清溪镇");
        assertThat(view.path("content").asText()).contains("全年分四批公开");
        assertThat(view.path("panels").get(0).path("rows").get(1).get(1).asText())
                .isEqualTo("发展党员𠮷");
        house.complete("office", number, "review-plan", Map.of("outcome", "return", "comment", "再想想"));
        house.complete("unit1", number, "file-plan", Map.of("outcome", "submit", "plan", "再想过", "items", "党费"));
        String again = house.tasks("office", number).get(0).path("id").asText();
        assertThat(house.fetch("office", "/staff/case?taskId=" + again)
                        .body()
                        .path("panels")
                        .get(1)
                        .path("rows"))
                .hasSize(2);
    }

    @Test
    void aCalendarThatMovesTheDateMovesThePageToo() {
        january();
        String number = numberOf("Z1", 2027);
        transaction.executeWithoutResult(status -> events.publishEvent(
                new DeadlineMoved(number, "plan", LocalDate.of(2027, 2, 1), LocalDate.of(2027, 2, 2), "2月1日改为休息日")));
        assertThat(jdbc.queryForObject("select due_on from annual_plan where number = ?", LocalDate.class, number))
                .isEqualTo("2027-02-02");
    }

    @Test
    void theDaysAreAskedForInAnyWay() {
        assertThat(house.page("office", "/staff/plans").status()).isEqualTo(200);
        assertThat(house.page("office", "/staff/plans?year=abc").status()).isEqualTo(400);
        assertThat(house.page("office", "/staff/plans?year=2027&page=99").status())
                .isEqualTo(200);
        assertThat(house.get(null, "/staff/plans").status()).isIn(302, 401);
    }
}
