package gongkai.workplace;

import static org.assertj.core.api.Assertions.assertThat;

import gongkai.testing.House;
import gongkai.testing.House.Answer;
import gongkai.testing.House.Receipt;
import gongkai.testing.WholeApplication;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who may read a case on its own page, over HTTP, and where mails lead. */
@WholeApplication
class CasePagesTest {

    private static final Map<String, Object> ACCEPT = Map.of("outcome", "accept", "department", "ZGS");
    private static final Map<String, Object> REFUSE =
            Map.of("outcome", "propose", "decision", "REFUSE", "grounds", "PARTY_SECRET", "explanation", "内容属于党的秘密");

    @LocalServerPort
    int port;

    @Autowired
    ManagementService management;

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

    private void mayRead(String number, String... users) {
        for (String user : users) {
            Answer file = house.fetch(user, "/staff/case?number=" + number);
            assertThat(file.status()).as(user + " " + file.text()).isEqualTo(200);
            assertThat(file.body().path("number").asText()).isEqualTo(number);
            assertThat(house.page(user, "/staff/cases/" + number).status()).isEqualTo(200);
        }
    }

    private void mayNotRead(String number, String... users) {
        for (String user : users) {
            Answer foreign = house.fetch(user, "/staff/case?number=" + number);
            Answer none = house.fetch(user, "/staff/case?number=YSQ-2020-999999");
            assertThat(foreign.status()).as(user + " " + foreign.text()).isEqualTo(404);
            assertThat(none.status()).isEqualTo(404);
            assertThat(foreign.body().path("detail").asText())
                    .isEqualTo(none.body().path("detail").asText());
            assertThat(house.page(user, "/staff/cases/" + number).status()).isEqualTo(404);
        }
    }

    @Test
    void whoHasToDoWithTheCaseReadsItAndForOthersItIsNotThere() {
        String number = house.apply().number();
        house.complete("office", number, "register", ACCEPT);
        mayRead(number, "office", "dept", "deputy", "principal", "committee", "group", "auditor", "admin");
        mayNotRead(number, "dept2", "secrecy", "superior", "unit1", "discipline", "supervisor", "archivist");

        house.complete("dept", number, "examine", REFUSE);
        house.complete("secrecy", number, "secrecy-check", Map.of("outcome", "clear"));
        house.complete("principal", number, "decide", Map.of("outcome", "approve"));
        mayRead(number, "superior");
        house.complete("superior", number, "superior-consent", Map.of("outcome", "agree"));
        mayRead(number, "dept", "secrecy", "superior");
        mayNotRead(number, "dept2", "unit2");
    }

    @Test
    void whatIsNotThereIsNotThereForAdministratorsEither() {
        mayNotRead("YSQ-2026-999998", "admin", "auditor", "office");
        mayNotRead("ABC", "admin");
        assertThat(house.fetch("admin", "/staff/case").status()).isEqualTo(400);
    }

    @Test
    void whoHasTheTaskIsLedToItAndWhoLooksOnIsNot() {
        String number = house.apply().number();
        house.complete("office", number, "register", ACCEPT);
        String task = house.tasks("dept", number).get(0).path("id").asText();
        String link = "/camunda/app/tasklist/default/#/?forceDisplayTask=true&amp;task=" + task;
        assertThat(house.page("dept", "/staff/cases/" + number).text())
                .contains("“承办审查”等待领取，您可以办理", "href=\"" + link + "\"");
        assertThat(house.page("auditor", "/staff/cases/" + number).text())
                .contains(number)
                .doesNotContain("task=");
        assertThat(house.page("office", "/staff/cases/" + number).text()).doesNotContain("task=");
    }

    @Test
    void theMenuOffersWhatTheTableOfRoutesOpens() {
        String number = house.apply().number();
        assertThat(house.page("office", "/staff/cases/" + number).text())
                .contains("href=\"/staff/archive\"", "<a href=\"/staff/cases\" aria-current=\"page\">案件</a>")
                .doesNotContain("/staff/rules");
        assertThat(house.page("admin", "/staff/cases/" + number).text()).contains("href=\"/staff/rules\"");
        assertThat(house.page("admin", "/staff/rules").text())
                .contains("<title>期限规则 - 公开工作台</title>", "<a href=\"/staff/rules\" aria-current=\"page\">期限规则</a>");
    }

    @Test
    void theLinkInAMailLeadsToTheCaseAfterSigningIn() throws Exception {
        Receipt receipt = house.apply();
        house.complete("office", receipt.number(), "register", ACCEPT);
        house.until("2026-09-23T09:00");
        String mail = house.mails(receipt.number()).stream()
                .map(one -> one.path("text").asText())
                .filter(text -> text.contains("打开案件："))
                .findFirst()
                .orElseThrow();
        var link = Pattern.compile("打开案件：https?://[^/]+(/\\S+)").matcher(mail);
        assertThat(link.find()).isTrue();
        assertThat(link.group(1)).isEqualTo("/staff/cases/" + receipt.number());

        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        assertThat(send(browser, page(link.group(1)).GET()).headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/login"));
        String form = send(browser, page("/login").GET()).body();
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(form);
        assertThat(token.find()).isTrue();
        var signedIn = send(
                browser,
                page("/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("username=dept&password=gongkai-demo&_csrf="
                                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8))));
        assertThat(signedIn.headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith(link.group(1)));
    }

    @Test
    void whoHasActedFindsTheCaseAndWhoLooksAfterThemAllFindsEvery() {
        String wanted = "公务用车" + System.nanoTime();
        String number = house.apply(Map.of("content", wanted)).number();
        assertThat(house.page("office", "/staff/cases").text()).doesNotContain(number);
        house.complete("office", number, "register", ACCEPT);
        assertThat(house.page("office", "/staff/cases").text()).contains(number, wanted, "依申请公开", "政工室", "还剩");
        assertThat(house.page("dept", "/staff/cases").text()).doesNotContain(number, "/staff/cases/all");

        for (String user : new String[] {"office", "deputy", "auditor", "admin", "group"}) {
            assertThat(house.page(user, "/staff/cases/all?q=" + number).text())
                    .as(user)
                    .contains("共1件", wanted);
        }
        for (String nobody : new String[] {"dept", "archivist", "superior"}) {
            assertThat(house.page(nobody, "/staff/cases/all?q=" + number).status())
                    .isEqualTo(404);
        }
        assertThat(house.page("unit1", "/staff/cases/all?q=" + number).text()).doesNotContain(wanted);

        String title = URLEncoder.encode(wanted, StandardCharsets.UTF_8);
        String found = "/staff/cases/all?q=" + title;
        assertThat(house.page("office", found).text()).contains("共1件", number);
        assertThat(house.page("office", found + "&procedure=disclosure-on-application&unit=ZGS&state=OPEN&year=2026")
                        .text())
                .contains("共1件", number);
        for (String other :
                new String[] {"&procedure=annual-plan", "&unit=Z1", "&state=LATE", "&state=ENDED", "&year=2025"}) {
            assertThat(house.page("office", found + other).text()).as(other).contains("没有符合条件的案件");
        }
        house.at("2026-12-18T10:24");
        assertThat(house.page("office", found + "&state=LATE").text()).contains("共1件", "逾期");
        house.at("2026-09-18T10:24");
        assertThat(house.page("office", "/staff/cases/all?q=%25%27%5B&unit=nowhere&state=x&year=abc&page=99")
                        .status())
                .isEqualTo(200);
    }

    private HttpRequest.Builder page(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/html");
    }

    private static java.net.http.HttpResponse<String> send(HttpClient browser, HttpRequest.Builder request)
            throws Exception {
        return browser.send(request.build(), BodyHandlers.ofString());
    }
}
