package gongkai.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.JsonNode;
import gongkai.board.Board;
import gongkai.board.Ending;
import gongkai.board.PublicFile;
import gongkai.board.Publication;
import gongkai.catalogue.Scope;
import gongkai.catalogue.Timing;
import gongkai.documents.Documents;
import gongkai.documents.Source;
import gongkai.testing.House;
import gongkai.testing.House.Answer;
import gongkai.testing.Statements;
import gongkai.testing.WholeApplication;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** The board from outside: who gets to see what, wherever one may look for it. */
@WholeApplication
class BoardForReadersTest {

    /** In each title here and nowhere else. */
    private static final String MARK = "铁线莲养护";

    private static final Map<Scope, String> NUMBERS = Map.of(
            Scope.SOCIETY, "GK-2019-900001",
            Scope.ORGANISATION, "GK-2019-900002",
            Scope.UNIT, "GK-2019-900003",
            Scope.COMMITTEE, "GK-2019-900004");

    @LocalServerPort
    int port;

    @Autowired
    ManagementService management;

    @Autowired
    Board board;

    @Autowired
    Documents documents;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Clock clock;

    @Autowired
    WebApplicationContext product;

    private House house;
    private TransactionTemplate transaction;
    private final Map<Scope, Long> files = new HashMap<>();
    private final List<String> published = new ArrayList<>();

    @BeforeEach
    void open() {
        house = new House(port, management);
        house.at("2026-09-29T10:24");
        transaction = new TransactionTemplate(transactions);
    }

    @AfterEach
    void leaveNothingOnTheBoard() {
        transaction.executeWithoutResult(
                status -> published.forEach(number -> board.end(number, Ending.WITHDRAWN, "试验结束")));
        House.realTime();
    }

    /** Numbers are used once: what was withdrawn keeps its address. */
    private String publish(String number, Scope scope, String title, PublicFile... attached) {
        transaction.executeWithoutResult(status -> board.publish(new Publication(
                number,
                "GAJ-00-2026-" + number.substring(8),
                title,
                "一、情况\n" + title + "。\n=1+1 ${7*7} 𠮷📄",
                "bureau",
                null,
                "自选公开",
                null,
                null,
                "ZGS",
                "GAJ",
                scope,
                Timing.IMMEDIATE,
                List.of("互联网"),
                LocalDate.of(2026, 9, 1),
                null,
                clock.instant(),
                null,
                null,
                "安澜县公安局政工室",
                List.of(attached))));
        published.add(number);
        return number;
    }

    private PublicFile file(String number) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var pdf = new PDDocument()) {
            pdf.addPage(new PDPage());
            pdf.save(bytes);
        }
        var stored = documents.store(
                number, Source.PUBLIC_COPY, "明细.pdf", new ByteArrayInputStream(bytes.toByteArray()), "system");
        return new PublicFile(stored.id(), "明细.pdf", stored.mediaType(), stored.size(), "黄色斑点");
    }

    @Test
    void everyReaderFindsHisOwnAndNothingElse() throws Exception {
        for (Scope scope : Scope.values()) {
            String number = NUMBERS.get(scope);
            PublicFile file = file(number);
            files.put(scope, file.documentId());
            publish(number, scope, MARK + scope.label(), file);
        }
        see(null, Scope.SOCIETY);
        see("dept", Scope.SOCIETY, Scope.ORGANISATION, Scope.UNIT);
        see("dept2", Scope.SOCIETY, Scope.ORGANISATION);
        see("office", Scope.SOCIETY, Scope.ORGANISATION);
        see("admin", Scope.SOCIETY, Scope.ORGANISATION);
        see("committee", Scope.SOCIETY, Scope.ORGANISATION, Scope.COMMITTEE);
        see("unit1", Scope.SOCIETY);

        // What is made for everybody is the same for whoever fetches it.
        for (String address : List.of("/feed.atom?q=" + encoded(MARK), "/sitemap.xml")) {
            String all = house.get("dept", address).text();
            assertThat(NUMBERS.values().stream().filter(all::contains))
                    .as(address)
                    .containsExactly(NUMBERS.get(Scope.SOCIETY));
        }
        pagesOfASignedInMember();
        withdrawnEverywhere();
    }

    private void see(String user, Scope... scopes) {
        List<String> expected =
                List.of(scopes).stream().map(NUMBERS::get).sorted().toList();
        JsonNode page =
                house.get(user, "/api/v1/disclosures?q=" + encoded(MARK)).body();
        assertThat(page.path("items").findValuesAsText("number"))
                .as("list for " + user)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(page.path("total").asInt()).isEqualTo(expected.size());
        assertThat(page.at("/facets/unit/0/count").asInt()).isEqualTo(expected.size());
        assertThat(house.get(user, "/api/v1/disclosures?q=" + encoded("黄色斑点"))
                        .body()
                        .path("total")
                        .asInt())
                .isEqualTo(expected.size());
        for (Scope scope : Scope.values()) {
            String number = NUMBERS.get(scope);
            boolean his = expected.contains(number);
            for (String address : List.of(number, number + "?version=1", number + "/files/" + files.get(scope))) {
                Answer answer = house.get(user, "/api/v1/disclosures/" + address);
                assertThat(answer.status()).as(user + " " + address).isEqualTo(his ? 200 : 404);
                if (!his) {
                    String missing = house.get(user, "/api/v1/disclosures/" + address.replace(number, "GK-2019-999999"))
                            .text();
                    assertThat(answer.text()).isEqualTo(missing.replace("GK-2019-999999", number));
                }
            }
        }
    }

    private void pagesOfASignedInMember() throws Exception {
        HttpClient browser = signedIn("dept");
        String unit = NUMBERS.get(Scope.UNIT);
        var list = browse(browser, "/disclosures?q=" + encoded(MARK));
        assertThat(list.body()).contains("您正在以本单位成员身份查看", unit, "找到3条");
        assertThat(list.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        assertThat(browse(browser, "/disclosures/" + unit).body()).contains("tag scope");
        assertThat(browse(browser, "/disclosures.csv?q=" + encoded(MARK)).body())
                .contains(unit);
        var file = browse(browser, "/disclosures/" + unit + "/files/" + files.get(Scope.UNIT));
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");

        var stranger = HttpClient.newHttpClient();
        var open = browse(stranger, "/disclosures?q=" + encoded(MARK));
        assertThat(open.body()).contains("找到1条").doesNotContain(unit).doesNotContain("成员身份");
        assertThat(open.headers().firstValue("Cache-Control")).hasValue("public, no-cache");
        assertThat(open.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(browse(stranger, "/disclosures.csv?q=" + encoded(MARK)).body())
                .contains(NUMBERS.get(Scope.SOCIETY))
                .doesNotContain(unit);
        var hidden = browse(stranger, "/disclosures/" + unit);
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.body())
                .isEqualTo(browse(stranger, "/disclosures/GK-2019-999999").body());
        assertThat(browse(stranger, "/disclosures/" + unit + "/objections").statusCode())
                .isEqualTo(404);
        var item = browse(stranger, "/disclosures/" + NUMBERS.get(Scope.SOCIETY));
        assertThat(item.body()).contains("application/ld+json", "=1+1 ${7*7} 𠮷📄");
        String tag = item.headers().firstValue("ETag").orElseThrow();
        assertThat(stranger.send(
                                page("/disclosures/" + NUMBERS.get(Scope.SOCIETY))
                                        .header("If-None-Match", tag)
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(304);
    }

    private void withdrawnEverywhere() {
        String number = NUMBERS.get(Scope.SOCIETY);
        transaction.executeWithoutResult(status -> board.end(number, Ending.WITHDRAWN, "内容有误"));
        published.remove(number);
        for (String address : List.of(
                "/api/v1/disclosures?q=" + encoded(MARK),
                "/disclosures.csv?q=" + encoded(MARK),
                "/feed.atom",
                "/sitemap.xml",
                "/")) {
            assertThat(house.get(null, address).text()).as(address).doesNotContain(number);
        }
        assertThat(house.get(null, "/disclosures/" + number).text()).contains("已撤销", "内容有误");
        assertThat(house.get(null, "/disclosures/" + number + "/files/" + files.get(Scope.SOCIETY))
                        .status())
                .isEqualTo(404);
        assertThat(house.get(null, "/api/v1/disclosures/" + number)
                        .body()
                        .path("state")
                        .asText())
                .isEqualTo("WITHDRAWN");
    }

    @Test
    void aPageAsksTheDatabaseAsOftenForManyItemsAsForOne() {
        MockMvc pages = MockMvcBuilders.webAppContextSetup(product).build();
        String word = "紫藤修剪";
        publish("GK-2019-910000", Scope.SOCIETY, word);
        String address = "/disclosures?q=" + word;
        String table = "/disclosures.csv?q=" + word;
        Statements.Step list = () -> pages.perform(get(address)).andReturn();
        Statements.Step csv = () -> pages.perform(get(table)).andReturn();
        Statements.of(list);
        var one = Statements.of(list);
        var oneRow = Statements.of(csv);
        for (int more = 1; more < 20; more++) {
            publish("GK-2019-9100%02d".formatted(more), Scope.SOCIETY, word + more);
        }
        Statements.of(list);
        assertThat(Statements.of(list).selects()).as("the list").isLessThanOrEqualTo(one.selects());
        assertThat(Statements.of(csv).selects()).as("the table").isLessThanOrEqualTo(oneRow.selects());
        assertThat(one.selects()).isLessThanOrEqualTo(10);
        assertThat(one.writes()).isZero();
    }

    private HttpClient signedIn(String user) throws Exception {
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(browse(browser, "/login").body());
        assertThat(token.find()).isTrue();
        browser.send(
                page("/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "username=" + user + "&password=gongkai-demo&_csrf=" + encoded(token.group(1))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return browser;
    }

    private HttpResponse<String> browse(HttpClient browser, String path) throws Exception {
        return browser.send(page(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder page(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", "text/html,*/*");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
