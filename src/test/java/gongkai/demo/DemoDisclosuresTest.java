package gongkai.demo;

import static gongkai.platform.EngineClock.CHINA;
import static org.assertj.core.api.Assertions.assertThat;

import gongkai.board.Board;
import gongkai.board.BoardQuery;
import gongkai.board.ItemState;
import gongkai.board.ItemSummary;
import gongkai.board.Reader;
import gongkai.catalogue.Timing;
import gongkai.demo.Chronicle.Disclosed;
import gongkai.documents.Documents;
import gongkai.screening.Screening;
import gongkai.testing.House;
import gongkai.testing.WholeApplication;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** What somebody finds on the board who starts the demonstration and looks. */
@WholeApplication
@TestPropertySource(properties = "gongkai.demo.disclosures=true")
class DemoDisclosuresTest {

    private static final Reader EVERYBODY =
            new Reader(Set.of("AL", "GAJ", "Z1", "Z2"), Set.of("ZGS", "BGS", "JW", "FZS", "Z1", "Z2"), Set.of("GAJ"));

    @LocalServerPort
    int port;

    @Autowired
    ManagementService management;

    @Autowired
    DemoDisclosures disclosures;

    @Autowired
    Chronicle chronicle;

    @Autowired
    Board board;

    @Autowired
    Screening screening;

    @Autowired
    Documents documents;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Clock clock;

    House house;

    @BeforeEach
    void loaded() throws InterruptedException {
        disclosures.loading.join();
        house = new House(port, management);
        house.runJobs();
    }

    @Test
    void theBoardIsAlive() {
        var all = all(EVERYBODY);
        var society = all(Reader.society());

        assertThat(all).hasSizeBetween(350, 500);
        assertThat(society).hasSizeGreaterThan(150);
        assertThat(all.stream().map(ItemSummary::timing)).contains(Timing.values());
        assertThat(society.stream().map(ItemSummary::timing)).contains(Timing.values());
        assertThat(all.stream().map(ItemSummary::unit).distinct())
                .containsExactlyInAnyOrder("ZGS", "BGS", "JW", "FZS", "Z1", "Z2");
        assertThat(society.stream().filter(item -> item.files() > 0)).hasSizeGreaterThan(12);
        assertThat(count("board_version where version = 1 and cast(published_at as date) > due_on"))
                .isBetween(15L, 60L);
        assertThat(count("board_item where ended = 'WITHDRAWN'")).isEqualTo(1);
        assertThat(count("board_item where ended = 'TERMINATED'")).isEqualTo(1);
        assertThat(count("board_version where version = 2")).isBetween(2L, 5L);
        assertThat(count("board_item where visible_until is not null")).isEqualTo(1);
        assertThat(all.stream().map(ItemSummary::number).distinct()).hasSameSizeAs(all);
        assertThat(all.stream().map(ItemSummary::indexNumber).distinct()).hasSameSizeAs(all);
        assertThat(board.page(BoardQuery.of("党费"), Reader.society()).total()).isPositive();
    }

    @Test
    void threeNoticesWithDifferentDaysLeftAreTheOfficesToConclude() {
        var notices = board.inNotice(10, Reader.society());

        assertThat(notices)
                .extracting(item -> ChronoUnit.DAYS.between(LocalDate.now(clock), item.noticeEndsOn()))
                .containsExactly(0L, 3L, 6L);
        assertThat(notices).allSatisfy(item -> {
            assertThat(item.state()).isEqualTo(ItemState.IN_NOTICE);
            assertThat(waiting("office", item.number())).contains("conclude-notice");
        });
        assertThat(waiting("office", notices.get(1).number())).contains("handle-objection");
    }

    @Test
    void aNoticeThatHasEndedCanBeConcluded() {
        String number = jdbc.queryForObject(
                "select number from board_item where notice_open = true and notice_ends_on < ?",
                String.class,
                LocalDate.now(clock));

        house.complete("office", number, "conclude-notice", Map.of("outcome", "stands"));

        assertThat(count("proactive_disclosure where status = 'CLOSED' and number = '" + number + "'"))
                .isEqualTo(1);
    }

    @Test
    void everyLeaderFindsSomethingToReview() {
        assertThat(steps("superior")).contains("approve-off-catalogue", "superior-review");
        assertThat(steps("secrecy")).contains("secrecy-review");
        assertThat(steps("deputy")).containsOnly("deputy-review").hasSize(2);
        assertThat(steps("principal")).contains("principal-review");
        assertThat(steps("committee")).contains("committee-decision");
        assertThat(steps("dept")).contains("revise", "prepare-update");
        assertThat(steps("dept2")).contains("publish-offline", "resolve-findings");
        assertThat(steps("office")).contains("file-non-disclosure");
        assertThat(count("proactive_disclosure where status = 'SCHEDULED'")).isEqualTo(1);
        assertThat(count("proactive_disclosure where status = 'CLOSED'")).isPositive();
    }

    @Test
    void thePastYearsObligationsShowEachWayOfEnding() {
        var today = LocalDate.now(clock);

        assertThat(count("obligation where fulfilled_on <= due_on")).isGreaterThan(40);
        assertThat(count("obligation where fulfilled_on > due_on")).isPositive();
        assertThat(count("obligation where fulfilled_on is null and due_on < '" + today + "'"))
                .isBetween(1L, 15L);
        assertThat(count("obligation where fulfilled_on is null and due_on >= '" + today + "'"))
                .isPositive();
    }

    @Test
    void nothingComesTwice() {
        long before = count("board_item");

        disclosures.load();

        assertThat(count("board_item")).isEqualTo(before);
        assertThat(count("number_series where name like 'demo|%' and last_number <> 1"))
                .isZero();
    }

    @Test
    void theNextCaseGetsTheNextNumber() {
        var answer = house.post("dept", "/engine-rest/process-definition/key/proactive-disclosure/start", Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(count("board_item where number = '"
                        + answer.body().path("businessKey").asText() + "'"))
                .isZero();
    }

    @Test
    void theCountyHasOneHistory() {
        var day = LocalDate.of(2026, 11, 22);
        var today = chronicle.until(day);

        assertThat(chronicle.until(day)).isEqualTo(today);
        var later = titles(chronicle.until(day.plusDays(40)));
        // What came only once moves with the day, and with it what is numbered after it.
        assertThat(titles(today.stream()
                        .filter(one -> !one.occasion().text().when().startsWith("-"))
                        .filter(one -> one.occasion()
                                .publishedAt()
                                .isAfter(day.minusMonths(10).atStartOfDay(CHINA).toInstant()))
                        .toList()))
                .isSubsetOf(later);
    }

    @Test
    void everyDayOfAYearItReadsWell() {
        for (var day = LocalDate.of(2026, 1, 4); day.getYear() == 2026; day = day.plusDays(97)) {
            var disclosed = new ArrayList<>(chronicle.until(day));
            assertThat(disclosed).hasSizeBetween(330, 500);
            for (var story : DemoCases.stories()) {
                disclosed.add(chronicle.next(story.text(), story.unit(), day.minusDays(story.daysAgo()), day));
            }
            Set<String> seen = new HashSet<>();
            for (Disclosed each : disclosed) {
                assertThat(each.title() + each.body() + each.correctedBody() + each.explanation() + each.attachment())
                        .doesNotContainPattern("[{}|~]");
                assertThat(each.title()).hasSizeLessThanOrEqualTo(60);
                assertThat(each.body().lines().count()).isGreaterThan(1);
                assertThat(screening.text("标题", each.title())).isEmpty();
                assertThat(screening.text("正文", each.body())).isEmpty();
                assertThat(seen.add(each.title()
                                + each.occasion().publishedAt().atZone(CHINA).toLocalDate()))
                        .as(each.title())
                        .isTrue();
            }
            var states = disclosed.stream()
                    .filter(one -> one.ending() != null)
                    .collect(Collectors.groupingBy(Disclosed::ending, Collectors.counting()));
            assertThat(states.values()).as(day.toString()).containsExactly(1L, 1L);
        }
    }

    @Test
    void itPassesTheGateWithItsAttachments() {
        var attached = all(EVERYBODY).stream().filter(item -> item.files() > 0).toList();

        assertThat(attached).hasSizeGreaterThan(12).allSatisfy(item -> {
            var view = board.item(item.number(), EVERYBODY);
            var findings = screening.examine(
                    view.title(),
                    view.body(),
                    view.files().stream().map(file -> documents.info(file.id())).toList());
            assertThat(findings.clean()).as(findings.toString()).isTrue();
        });
        assertThat(attached.stream()
                        .flatMap(item -> board.item(item.number(), EVERYBODY).files().stream())
                        .map(file -> file.name().substring(file.name().lastIndexOf('.')))
                        .distinct())
                .containsExactlyInAnyOrder(".xlsx", ".docx", ".pdf");
    }

    private List<String> waiting(String person, String number) {
        return house.tasks(person, number).stream()
                .map(task -> task.path("taskDefinitionKey").asText())
                .toList();
    }

    private List<String> steps(String person) {
        return StreamSupport.stream(
                        house.get(person, "/engine-rest/task?maxResults=200")
                                .body()
                                .spliterator(),
                        false)
                .map(task -> task.path("taskDefinitionKey").asText())
                .toList();
    }

    private List<ItemSummary> all(Reader reader) {
        List<ItemSummary> all = new ArrayList<>();
        board.each(BoardQuery.all(100), reader, all::add);
        return all;
    }

    private static Set<String> titles(List<Disclosed> disclosed) {
        return disclosed.stream().map(Disclosed::title).collect(Collectors.toSet());
    }

    private long count(String what) {
        return jdbc.queryForObject("select count(*) from " + what, Long.class);
    }
}
