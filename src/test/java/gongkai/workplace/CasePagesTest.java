package gongkai.workplace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gongkai.proactivedisclosure.SampleDocuments;
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
import java.util.Base64;
import java.util.HashMap;
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

    private static final ObjectMapper JSON = new ObjectMapper();

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
                .doesNotContain("/staff/administration");
        assertThat(house.page("admin", "/staff/cases/" + number).text()).contains("href=\"/staff/administration\"");
        assertThat(house.page("admin", "/staff/rules").text())
                .contains(
                        "<title>期限规则 - 公开工作台</title>",
                        "<a href=\"/staff/administration\" aria-current=\"page\">管理</a>");
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

    @Test
    void filesAreLookedAtWhereTheBrowserCanAndKeptWhereNot() {
        String number = house.apply().number();
        house.complete("office", number, "register", ACCEPT);
        house.attach("dept", number, "说明.pdf", SampleDocuments.pdf("说明"));
        house.attach("dept", number, "说明.docx", SampleDocuments.docx("说明"));
        JsonNode files =
                house.fetch("dept", "/staff/case?number=" + number).body().path("attachments");
        String pdf = file(files, "说明.pdf");
        String docx = file(files, "说明.docx");

        Answer shown = house.fetch("deputy", pdf + "?inline");
        assertThat(shown.status()).isEqualTo(200);
        assertThat(header(shown, "Content-Type")).isEqualTo("application/pdf");
        assertThat(header(shown, "Content-Disposition")).startsWith("inline; filename=");
        assertThat(header(shown, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(shown, "Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("script-src");
        assertThat(header(shown, "Cache-Control")).contains("no-store");
        assertThat(header(house.fetch("dept", pdf), "Content-Disposition")).startsWith("attachment; filename=");
        Answer kept = house.fetch("dept", docx + "?inline");
        assertThat(header(kept, "Content-Disposition")).startsWith("attachment; filename=");
        assertThat(header(kept, "Content-Security-Policy")).contains("sandbox");
        assertThat(house.fetch("dept2", pdf + "?inline").status()).isEqualTo(404);
        assertThat(house.fetch("unit1", pdf).status()).isEqualTo(404);
    }

    private static String file(JsonNode files, String name) {
        for (JsonNode file : files) {
            if (file.path("name").asText().equals(name)) {
                return file.path("href").asText();
            }
        }
        throw new AssertionError(name + " isn't among " + files);
    }

    private static String header(Answer answer, String name) {
        return answer.raw().headers().firstValue(name).orElse("");
    }

    @Test
    void otherCasesOfTheApplicantAreLinkedForWhoMayOpenThem() {
        String first = house.apply().number();
        String second = house.apply().number();
        house.complete("office", second, "register", ACCEPT);
        assertThat(related("office", second).path("href").asText()).startsWith("/staff/cases/YSQ-");
        assertThat(related("office", second).path("why").asText()).isEqualTo("同一申请人");
        assertThat(first).isNotEqualTo(second);
    }

    private JsonNode related(String user, String number) {
        return house.fetch(user, "/staff/case?number=" + number)
                .body()
                .path("similar")
                .path(0);
    }

    @Test
    void whatIsPutOffLeavesMyTasksUntilItsDayAndIsStillCountedByItsDate() {
        String number = house.apply().number();
        house.complete("office", number, "register", ACCEPT);
        JsonNode task = house.tasks("dept", number).get(0);
        String id = task.path("id").asText();
        Map<String, Object> put = new HashMap<>();
        for (String part : new String[] {"name", "due", "priority"}) {
            put.put(part, JSON.convertValue(task.path(part), Object.class));
        }
        put.put("assignee", "dept");
        put.put("followUp", "2026-09-21T09:00:00.000+0800");
        assertThat(change("dept", id, put).status())
                .as("not before it is taken")
                .isEqualTo(403);
        assertThat(house.post("dept", "/engine-rest/task/" + id + "/claim", Map.of("userId", "dept"))
                        .status())
                .isEqualTo(204);
        long mine = counts("dept", "我的待办");
        long later = counts("dept", "已暂缓");
        assertThat(change("dept", id, put).status()).isEqualTo(204);
        assertThat(counts("dept", "我的待办")).isEqualTo(mine - 1);
        assertThat(counts("dept", "已暂缓")).isEqualTo(later + 1);
        assertThat(house.tasks("dept", number).get(0).path("due")).isEqualTo(task.path("due"));

        put.put("due", "2027-09-21T09:00:00.000+0800");
        assertThat(change("dept", id, put).status()).isEqualTo(403);
        house.at("2026-09-21T09:30");
        assertThat(counts("dept", "我的待办")).isEqualTo(mine);
        assertThat(counts("dept", "已暂缓")).isEqualTo(later);
    }

    private Answer change(String user, String task, Map<String, Object> put) {
        try {
            return house.send(house.request("/engine-rest/task/" + task)
                    .header(
                            "Authorization",
                            "Basic "
                                    + Base64.getEncoder()
                                            .encodeToString((user + ":gongkai-demo").getBytes(StandardCharsets.UTF_8)))
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(put))));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What stands beside a filter's name. */
    private long counts(String user, String filter) {
        JsonNode counts = house.fetch(user, "/staff/filters/counts").body();
        for (JsonNode one :
                house.get(user, "/engine-rest/filter?resourceType=Task").body()) {
            if (one.path("name").asText().equals(filter)) {
                return counts.path(one.path("id").asText()).asLong(-1);
            }
        }
        throw new AssertionError("no filter " + filter);
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
