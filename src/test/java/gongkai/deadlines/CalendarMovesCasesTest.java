package gongkai.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import gongkai.testing.House;
import gongkai.testing.House.Receipt;
import gongkai.testing.WholeApplication;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A year's notice comes in while cases run: case, task and timers move together, ended cases don't. */
@WholeApplication
class CalendarMovesCasesTest {

    /** An invented notice: Monday, 4 January is off as well. */
    private static final String NOTICE = "国办发明电〔2026〕99号";

    private static final String YEAR = """
            date,kind,holiday
            2027-01-01,REST,元旦节
            2027-01-04,REST,元旦节
            2027-02-05,REST,春节
            2027-02-08,REST,春节
            2027-02-09,REST,春节
            2027-04-05,REST,清明节
            2027-05-03,REST,劳动节
            2027-06-09,REST,端午节
            2027-09-15,REST,中秋节
            2027-10-01,REST,国庆节
            2027-10-04,REST,国庆节
            """;

    @LocalServerPort
    int port;

    @Autowired
    ManagementService management;

    @Autowired
    CalendarImport calendar;

    @Autowired
    DeadlineDatesHealthIndicator health;

    @Autowired
    JdbcTemplate jdbc;

    private House house;

    @BeforeEach
    void open() {
        house = new House(port, management);
        house.at("2026-12-28T09:00");
    }

    @AfterEach
    void close() {
        house.runJobs();
        House.realTime();
    }

    private String due(Receipt receipt) {
        return house.status(receipt).path("due").path("date").asText();
    }

    private Receipt accepted() {
        Receipt receipt = house.apply();
        house.complete("office", receipt.number(), "register", Map.of("outcome", "accept", "department", "ZGS"));
        return receipt;
    }

    @Test
    void openCasesMoveWithTheirTasksAndTimersAndASecondConfirmChangesNothing() {
        Receipt open = accepted();
        Receipt ended = accepted();
        assertThat(house.withdraw(ended).status()).isBetween(200, 204);
        assertThat(due(open)).isEqualTo("2027-01-05");
        assertThat(house.status(open).path("due").path("provisional").asBoolean())
                .isTrue();

        var preview = calendar.preview(YEAR, 2027, NOTICE);
        assertThat(due(open)).as("a preview changes nothing").isEqualTo("2027-01-05");
        var first = calendar.confirm(YEAR, 2027, NOTICE, preview.token(), "新的安排");
        assertThat(first.changed()).isTrue();
        assertThat(first.moved()).isGreaterThanOrEqualTo(1);

        assertThat(due(open)).isEqualTo("2027-01-06");
        assertThat(house.status(open).path("due").path("provisional").asBoolean())
                .isFalse();
        assertThat(house.tasks("dept", open.number()).get(0).path("due").asText())
                .startsWith("2027-01-06T23:59:59");
        assertThat(timers(open)).singleElement().asString().startsWith("2027-01-06");
        assertThat(health.check().getStatus().getCode()).isEqualTo("UP");
        assertThat(house.status(open).path("history").toString()).contains("2027年1月5日调整为2027年1月6日");
        assertThat(house.status(ended).path("status").asText()).isEqualTo("WITHDRAWN");
        assertThat(house.status(ended).path("history").toString()).doesNotContain("调整为");
        house.runJobs();
        assertThat(house.mails(open.number()))
                .as("whoever holds the task is told")
                .anyMatch(mail -> mail.path("subject").asText().contains("期限调整")
                        && mail.path("to").toString().contains("dept@"));

        int mails = house.mails(open.number()).size();
        var again = calendar.preview(YEAR, 2027, NOTICE);
        assertThat(again.changesNothing()).isTrue();
        var second = calendar.confirm(YEAR, 2027, NOTICE, again.token(), "新的安排");
        assertThat(second.changed()).isFalse();
        house.runJobs();
        assertThat(house.mails(open.number())).hasSize(mails);
    }

    private List<String> timers(Receipt receipt) {
        return jdbc.queryForList(
                "select j.DUEDATE_ from ACT_RU_JOB j join ACT_RU_EXECUTION e on e.ID_ = j.PROCESS_INSTANCE_ID_"
                        + " where e.BUSINESS_KEY_ = ? and j.HANDLER_CFG_ like 'review-overdue%'",
                String.class, receipt.number());
    }
}
