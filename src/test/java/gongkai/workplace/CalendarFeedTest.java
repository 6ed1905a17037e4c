package gongkai.workplace;

import static org.assertj.core.api.Assertions.assertThat;

import gongkai.organisation.OrganisationDesk;
import gongkai.organisation.PersonInfo;
import gongkai.organisation.Role;
import gongkai.testing.House;
import gongkai.testing.House.Answer;
import gongkai.testing.WholeApplication;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The secret address of one's due dates, over HTTP. */
@WholeApplication
class CalendarFeedTest {

    private static final Pattern ADDRESS = Pattern.compile("/calendar/[A-Za-z0-9_-]{43}\\.ics");
    private static final String NOBODYS = "/calendar/" + "A".repeat(43) + ".ics";

    @LocalServerPort
    int port;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    OrganisationDesk organisation;

    @Autowired
    CalendarFeeds feeds;

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

    private String make(String user) {
        assertThat(house.press(user, "/staff/calendar-feed").status()).isEqualTo(302);
        var address = ADDRESS.matcher(house.page(user, "/staff/calendar-feed").text());
        assertThat(address.find()).isTrue();
        return address.group();
    }

    private void isGone(String address) {
        Answer gone = house.get(null, address);
        Answer never = house.get(null, NOBODYS);
        assertThat(gone.status()).isEqualTo(404).isEqualTo(never.status());
        assertThat(gone.bytes()).isEqualTo(never.bytes());
        assertThat(gone.raw().headers().firstValue("Content-Type"))
                .isEqualTo(never.raw().headers().firstValue("Content-Type"));
    }

    @Test
    void theAddressIsShownOnceAndCarriesOnesOwnDueDates() {
        String number = house.apply().number();
        house.complete("office", number, "register", Map.of("outcome", "accept", "department", "ZGS"));
        String address = make("dept");
        assertThat(house.page("dept", "/staff/calendar-feed").text())
                .doesNotContainPattern(ADDRESS)
                .contains("生成了订阅地址");
        assertThat(jdbc.queryForObject("select token_sha256 from calendar_feed where person = 'dept'", String.class))
                .hasSize(64)
                .isNotEqualTo(address);

        Answer feed = house.get(null, address);
        assertThat(feed.status()).isEqualTo(200);
        assertThat(feed.raw().headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/calendar");
        assertThat(feed.raw().headers().firstValue("Cache-Control").orElseThrow())
                .contains("private");
        assertThat(feed.raw().headers().map()).doesNotContainKey("set-cookie");
        String text = feed.text().replace("\r\n ", "");
        assertThat(text)
                .contains(
                        "SUMMARY:" + number + " 承办审查\r\n",
                        "DTSTART;VALUE=DATE:20260924\r\n",
                        "/staff/cases/" + number + "\r\n")
                .doesNotContain("林一", "党费收缴");
        assertThat(house.get(null, make("dept2")).text()).doesNotContain(number);
    }

    @Test
    void whatIsRenewedOrRevokedIsNoLongerThere() {
        String first = make("secrecy");
        String second = make("secrecy");
        assertThat(second).isNotEqualTo(first);
        isGone(first);
        assertThat(house.get(null, second).status()).isEqualTo(200);
        assertThat(house.press("secrecy", "/staff/calendar-feed/revocation").status())
                .isEqualTo(302);
        isGone(second);
        assertThat(house.page("secrecy", "/staff/calendar-feed").text()).contains("已经作废", "您还没有订阅地址");
        assertThat(house.get(null, "/staff/calendar-feed").status()).isEqualTo(401);
    }

    @Test
    void whoLeavesHasNoFeedFromThatMoment() {
        PersonInfo person = new PersonInfo("leaver", "程远", "leaver@anlan.example", null);
        organisation.savePerson(person, true);
        organisation.assign("leaver", Role.DEPARTMENT, "ZGS");
        String address =
                Pattern.compile("^https?://[^/]+").matcher(feeds.make("leaver")).replaceFirst("");
        assertThat(house.get(null, address).status()).isEqualTo(200);
        organisation.savePerson(person, false);
        isGone(address);
    }
}
