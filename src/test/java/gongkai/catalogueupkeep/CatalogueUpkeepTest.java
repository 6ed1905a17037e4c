package gongkai.catalogueupkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gongkai.archive.Archive;
import gongkai.board.Board;
import gongkai.board.Ending;
import gongkai.catalogue.Scope;
import gongkai.catalogue.Timing;
import gongkai.proactivedisclosure.DisclosurePublished;
import gongkai.testing.House;
import gongkai.testing.House.Answer;
import gongkai.testing.WholeApplication;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole procedure from outside over HTTP, a year of the shipped catalogues. Items 49 to 51 are quarterly. */
@WholeApplication
class CatalogueUpkeepTest {

    @LocalServerPort
    int port;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Archive archive;

    @Autowired
    UpkeepDesk upkeep;

    @Autowired
    UpkeepRound round;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Board board;

    @Autowired
    Clock clock;

    @Autowired
    JdbcTemplate jdbc;

    private House house;

    @BeforeEach
    void open() {
        house = new House(port, management);
    }

    @AfterEach
    void close() {
        runtime.createProcessInstanceQuery().processDefinitionKey("catalogue-upkeep").list().stream()
                .filter(one -> runtime.createProcessInstanceQuery()
                                .processInstanceId(one.getId())
                                .count()
                        > 0)
                .forEach(one -> runtime.deleteProcessInstance(one.getId(), "end of the test"));
        jdbc.update("delete from obligation_unit");
        jdbc.update("delete from obligation");
        jdbc.update("delete from upkeep_publication");
        jdbc.update("delete from deadline where case_number like 'DQ-%'");
        jdbc.update("delete from case_round where process_key = 'catalogue-upkeep'");
        House.realTime();
    }

    private void day(String date) {
        house.at(date + "T00:00");
        house.round("catalogue-upkeep");
    }

    private String numberOf(String organisation, String item, String period) {
        return jdbc.queryForObject(
                "select number from obligation where organisation = ? and item_code = ? and period = ?",
                String.class,
                organisation,
                item,
                period);
    }

    private List<String> periodsOf(String organisation, String item) {
        return jdbc.queryForList(
                "select period from obligation where organisation = ? and item_code = ? order by starts_on",
                String.class,
                organisation,
                item);
    }

    private void publish(String number, String organisation, String unit, String item, String period, String on) {
        String catalogue = organisation.equals("GAJ") ? "bureau" : "basic";
        transaction.executeWithoutResult(status -> events.publishEvent(new DisclosurePublished(
                number, organisation, unit, catalogue, item, period, LocalDate.parse(on), null)));
    }

    private String page(String query) {
        Answer answer = house.page("office", "/staff/upkeep" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void everyPeriodOnceAndNoneMissedWhileNothingRan() {
        day("2026-08-10");
        assertThat(periodsOf("GAJ", "49"))
                .as("a first start opens only what runs")
                .containsExactly("2026Q3");
        assertThat(periodsOf("GAJ", "27")).containsExactly("2026");
        assertThat(periodsOf("Z1", "3")).containsExactly("2026H2");
        assertThat(periodsOf("GAJ", "1")).as("once it happens").isEmpty();
        day("2026-08-11");
        assertThat(periodsOf("GAJ", "49")).containsExactly("2026Q3");

        // Down from the end of September over the first days of two quarters.
        day("2027-02-15");
        day("2027-02-16");
        assertThat(periodsOf("GAJ", "49")).containsExactly("2026Q3", "2026Q4", "2027Q1");
        assertThat(periodsOf("GAJ", "27")).containsExactly("2026", "2027");
        assertThat(periodsOf("Z1", "3")).containsExactly("2026H2", "2027H1");
        day("2027-04-01");
        day("2027-07-01");
        assertThat(periodsOf("GAJ", "50")).containsExactly("2026Q3", "2026Q4", "2027Q1", "2027Q2", "2027Q3");

        assertThat(jdbc.queryForObject(
                        "select count(*) from obligation o join deadline d on d.case_number = o.number"
                                + " where d.due_on <> o.due_on",
                        Integer.class))
                .isZero();
        assertThat(jdbc.queryForObject(
                        "select due_on from obligation where number = ?",
                        LocalDate.class,
                        numberOf("GAJ", "49", "2026Q4")))
                .isEqualTo("2026-12-31");
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("catalogue-upkeep")
                        .count())
                .isEqualTo(jdbc.queryForObject("select count(*) from obligation", Long.class));
    }

    @Test
    void alertedUntilItIsPublished() {
        day("2026-08-10");
        String number = numberOf("GAJ", "50", "2026Q3");
        assertThat(house.tasks("dept", number)).hasSize(1);
        assertThat(house.tasks("dept2", number)).isEmpty();
        assertThat(house.tasks("dept", number).get(0).path("due").asText()).startsWith("2026-09-30T23:59:59");

        house.until("2026-10-09T09:00");
        assertThat(house.mails(number))
                .anyMatch(mail -> mail.path("subject").asText().contains("逾期")
                        && mail.path("to").toString().contains("dept@"));
        assertThat(page("?year=2026&page=2")).contains("2026年第三季度，应公开未公开，已逾期");

        publish("GK-2026-900001", "GAJ", "JW", "50", "2026Q3", "2026-10-09");
        assertThat(house.tasks("dept", number)).isEmpty();
        assertThat(archive.of(number)).isPresent();
        assertThat(page("?year=2026&page=2")).contains("2026年第三季度，逾期", "个工作日后公开");
        publish("GK-2026-900001", "GAJ", "JW", "50", "2026Q3", "2026-10-12");
        publish("GK-2026-900002", "GAJ", "JW", "50", "2026Q3", "2026-10-12");
        assertThat(jdbc.queryForObject("select disclosure from obligation where number = ?", String.class, number))
                .as("the first counts")
                .isEqualTo("GK-2026-900001");
    }

    /** 定期: once a half-year, to be looked through each quarter. */
    @Test
    void whatStandsSinceAnEarlierQuarterIsToBeLookedThrough() {
        day("2026-07-06");
        String number = numberOf("Z1", "3", "2026H2");
        String published = "GK-2026-900010";
        publish(published, "Z1", "Z1", "3", "2026H2", "2026-07-10");
        onBoard(published, "Z1");
        day("2026-07-13");
        day("2026-09-30");
        assertThat(adjustments(number))
                .as("in the quarter in which it was published")
                .isEmpty();
        // Down over the turn of the quarter.
        day("2026-10-12");
        day("2026-10-13");
        assertThat(adjustments(number)).singleElement().satisfies(mail -> {
            assertThat(mail.path("to").toString()).contains("unit1@");
            assertThat(mail.path("text").asText()).contains(published + "公开。2026年第四季度开始", "变更撤销");
        });
        publish("GK-2026-900011", "Z2", "Z2", "3", "2026H2", "2026-10-20");
        onBoard("GK-2026-900011", "Z2");
        day("2026-12-30");
        day("2027-01-04");
        assertThat(adjustments(number)).as("its period is over").hasSize(1);
        assertThat(adjustments(numberOf("Z2", "3", "2026H2"))).isEmpty();
    }

    private void onBoard(String number, String unit) {
        var publication = new gongkai.board.Publication(
                number,
                unit + "-3-" + number,
                "半年公开的内容",
                "正文",
                "basic",
                "3",
                "党务",
                "党务",
                "2026H2",
                unit,
                unit,
                Scope.SOCIETY,
                Timing.PERIODIC,
                List.of("互联网"),
                null,
                null,
                Instant.now(clock),
                null,
                null,
                "党委",
                List.of());
        transaction.executeWithoutResult(status -> board.publish(publication));
    }

    @ParameterizedTest
    @EnumSource(
            value = Ending.class,
            names = {"WITHDRAWN", "TERMINATED"})
    void whatDoesNotStandAnyMoreIsNotToBeLookedThrough(Ending ending) {
        day("2026-07-06");
        String number = numberOf("Z1", "3", "2026H2");
        String published = "GK-2026-9001" + ending.ordinal();
        publish(published, "Z1", "Z1", "3", "2026H2", "2026-07-10");
        onBoard(published, "Z1");
        transaction.executeWithoutResult(status -> board.end(published, ending, "内容有误"));
        day("2026-10-12");
        assertThat(adjustments(number)).isEmpty();
        assertThat(jdbc.queryForObject(
                        "select adjustment_asked_on from obligation where number = ?", LocalDate.class, number))
                .isNull();
    }

    private List<JsonNode> adjustments(String number) {
        house.runJobs();
        return house.mails(number).stream()
                .filter(mail -> mail.path("subject").asText().contains("请核对已公开的内容"))
                .toList();
    }

    private void lookAtAll() {
        do {
            round.look();
        } while (round.moreDue());
    }

    /** Two nodes at the turn of a quarter. */
    @Test
    void twoLooksAtOnceOpenEachPeriodOnce() {
        day("2026-09-28");
        house.at("2026-10-01T00:00");
        IntStream.range(0, 4)
                .mapToObj(node -> CompletableFuture.runAsync(() -> {
                    try {
                        lookAtAll();
                    } catch (RuntimeException other) {
                        // the other was quicker: the engine would try again
                    }
                }))
                .toList()
                .forEach(CompletableFuture::join);
        lookAtAll();
        for (String item : List.of("49", "50", "51")) {
            assertThat(periodsOf("GAJ", item)).containsExactly("2026Q3", "2026Q4");
        }
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("catalogue-upkeep")
                        .count())
                .isEqualTo(jdbc.queryForObject("select count(*) from obligation", Long.class));
    }

    /** Every day a look, but for those on which the application was down: the turns of all quarters are among them. */
    @Test
    void aYearOfQuartersWithItsTurnsSleptThrough() {
        LocalDate last = LocalDate.parse("2027-07-05");
        for (LocalDate day = LocalDate.parse("2026-07-06"); !day.isAfter(last); day = day.plusDays(1)) {
            boolean turn = day.getMonthValue() % 3 == 0 && day.getDayOfMonth() > 25
                    || day.getMonthValue() % 3 == 1 && day.getDayOfMonth() < 5;
            if (!turn) {
                house.at(day + "T00:00");
                lookAtAll();
            }
        }
        for (String item : List.of("49", "50", "51")) {
            assertThat(periodsOf("GAJ", item)).containsExactly("2026Q3", "2026Q4", "2027Q1", "2027Q2", "2027Q3");
        }
        assertThat(jdbc.queryForList(
                        "select due_on from obligation where organisation = 'GAJ' and item_code = '49' order by starts_on",
                        LocalDate.class))
                .as("under its own date, however late it was opened")
                .startsWith(
                        LocalDate.parse("2026-09-30"), LocalDate.parse("2026-12-31"), LocalDate.parse("2027-03-31"));
    }

    @Test
    void whatWasPublishedBeforeIsNotAskedFor() {
        house.at("2026-08-10T09:00");
        publish("GK-2026-900003", "GAJ", "JW", "49", "2026Q3", "2026-08-10");
        day("2026-08-11");
        assertThat(periodsOf("GAJ", "49")).containsExactly("2026Q3");
        assertThat(numberOf("GAJ", "49", "2026Q3")).isNull();
    }

    @Test
    void coveredByWhatIsPublishedAndByNothingElse() {
        day("2026-08-10");
        String number = numberOf("GAJ", "49", "2026Q3");
        publish("GK-2026-900004", "GAJ", "JW", null, null, "2026-06-30");
        publish("GK-2026-900005", "GAJ", "BGS", null, null, "2026-08-09");
        publish("GK-2026-900006", "GAJ", "JW", null, null, "2026-08-09");
        // Nobody works in the department JW of the demonstration: the office does it for them.
        String user = "office";
        refused(user, number, Map.of("outcome", "covered", "disclosure", "GK-2026-999999"), "没有找到已经公开的");
        refused(user, number, Map.of("outcome", "covered", "disclosure", "GK-2026-900004"), "早于本期");
        refused(user, number, Map.of("outcome", "covered", "disclosure", "GK-2026-900005"), "不是本事项的责任部门");
        house.complete(user, number, "prepare-update", Map.of("outcome", "covered", "disclosure", "gk-2026-900006"));
        assertThat(archive.of(number)).isPresent();
    }

    private void refused(String user, String number, Map<String, Object> answer, String sentence) {
        Answer refusal = house.tryToComplete(user, number, "prepare-update", answer);
        assertThat(refusal.status()).as(refusal.text()).isEqualTo(400);
        assertThat(refusal.body().path("message").asText()).contains(sentence);
        assertThat(house.tasks(user, number)).hasSize(1);
    }

    @Test
    void pageAndCountsAgree() {
        day("2026-08-10");
        publish("GK-2026-900007", "GAJ", "ZGS", "27", "2026", "2026-08-10");
        publish("GK-2026-900008", "GAJ", "ZGS", "1", null, "2026-08-10");
        Coverage all = upkeep.coverage(2026, "GAJ");
        assertThat(all.inTime()).isEqualTo(1);
        assertThat(all.all()).isEqualTo(25);
        String shown = page("?year=2026") + page("?year=2026&page=2");
        assertThat(shown.split("，按时公开", -1).length - 1).isEqualTo(1);
        assertThat(shown.split("，待公开，还剩", -1).length - 1).isEqualTo((int) all.awaited());
        assertThat(shown).contains("公开1件，都按时");
        assertThat(page("?year=2026&unit=FZS")).contains("学法").doesNotContain("党费");
        assertThat(page("?unit=Z1")).contains("清溪镇", "2026年下半年，待公开");
        assertThat(house.page("office", "/staff/upkeep?unit=NONE").status()).isEqualTo(404);
        assertThat(house.page("office", "/staff/upkeep?year=1066").status()).isEqualTo(404);
        assertThat(house.page("office", "/staff/upkeep?year=x").status()).isEqualTo(400);
        assertThat(house.page("office", "/staff/upkeep/DQ-2026-999999").status())
                .isEqualTo(404);
        assertThat(house.page("office", "/staff/upkeep/" + numberOf("GAJ", "49", "2026Q3"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void draftsTheDisclosureOfThePeriod() {
        day("2026-08-10");
        String number = numberOf("GAJ", "11", "2026");
        String task = house.tasks("dept", number).get(0).path("id").asText();
        JsonNode action = house.fetch("dept", "/staff/case?taskId=" + task)
                .body()
                .path("actions")
                .get(0);
        assertThat(action.path("label").asText()).isEqualTo("起草本期公开");
        Answer drafted = house.press("dept", action.path("href").asText());
        assertThat(drafted.status()).as(drafted.text()).isEqualTo(200);
        String begun = drafted.body().path("number").asText();
        assertThat(jdbc.queryForMap(
                        "select catalogue_item, period, unit from proactive_disclosure where number = ?", begun))
                .containsEntry("CATALOGUE_ITEM", "11")
                .containsEntry("PERIOD", "2026")
                .containsEntry("UNIT", "ZGS");
        assertThat(house.press("dept", action.path("href").asText()).text()).contains("已经起草，编号" + begun);
        assertThat(house.press("dept2", action.path("href").asText()).status()).isEqualTo(404);
    }
}
