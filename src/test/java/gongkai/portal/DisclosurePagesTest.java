package gongkai.portal;

import static gongkai.portal.SampleCases.NASTY;
import static gongkai.portal.SampleItems.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.rome.io.SyndFeedInput;
import gongkai.board.Board;
import gongkai.board.BoardQuery;
import gongkai.board.ItemState;
import gongkai.board.ItemSummary;
import gongkai.board.Reader;
import gongkai.board.Readers;
import gongkai.catalogue.Scope;
import gongkai.catalogue.Timing;
import gongkai.platform.CurrentUser;
import gongkai.platform.InvalidInput;
import gongkai.platform.NotFound;
import gongkai.proactivedisclosure.DisclosureDesk;
import gongkai.proactivedisclosure.NewObjection;
import gongkai.proactivedisclosure.ObjectionReceipt;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;

/** The board's pages, feed, tables and API in front of a board that pretends. */
@WebMvcTest
@ContextConfiguration(classes = PortalStage.class)
class DisclosurePagesTest {

    private static final Reader MEMBER = new Reader(Set.of("GAJ"), Set.of("ZGS"), Set.of());

    @Autowired
    MockMvc mvc;

    @Autowired
    Board board;

    @Autowired
    Readers readers;

    @Autowired
    CurrentUser user;

    @Autowired
    DisclosureDesk desk;

    @Autowired
    ObjectMapper json;

    @BeforeEach
    void oneItem() {
        PortalStage.startFresh(board, readers, user);
        reset(desk);
        listed(1, SampleItems.summary(Scope.SOCIETY));
        when(board.inNotice(anyInt(), any())).thenReturn(List.of(SampleItems.summary(Scope.SOCIETY)));
        shown(ItemState.IN_NOTICE, Scope.SOCIETY, 2);
    }

    private void listed(long total, ItemSummary... items) {
        doAnswer(call -> SampleItems.page(call.<BoardQuery>getArgument(0), total, List.of(items)))
                .when(board)
                .page(any(), any());
        when(board.list(any(), any())).thenReturn(List.of(items));
        doAnswer(call -> {
                    List.of(items).forEach(call.<Consumer<ItemSummary>>getArgument(2));
                    return null;
                })
                .when(board)
                .each(any(), any(), any());
    }

    private void shown(ItemState state, Scope scope, int version) {
        when(board.item(eq(NUMBER), any())).thenReturn(SampleItems.item(state, scope, version));
        when(board.version(eq(NUMBER), eq(version), any())).thenReturn(SampleItems.item(state, scope, version));
    }

    private MockHttpServletResponse answer(String address, Object... variables) throws Exception {
        return mvc.perform(get(address, variables).accept(MediaType.TEXT_HTML, MediaType.ALL))
                .andReturn()
                .getResponse();
    }

    private String page(String address, Object... variables) throws Exception {
        var response = answer(address, variables);
        assertThat(response.getStatus()).as(address).isEqualTo(200);
        String page = response.getContentAsString(StandardCharsets.UTF_8);
        assertThat(page)
                .doesNotContain("<script>alert")
                .doesNotContain("null")
                .doesNotContain("${7*7}]]49")
                .doesNotContain(" style=")
                .containsOnlyOnce("<h1");
        return page;
    }

    private BoardQuery asked() {
        var query = ArgumentCaptor.forClass(BoardQuery.class);
        verify(board).page(query.capture(), any());
        return query.getValue();
    }

    // ---- the list

    @Test
    void whatIsChosenCanBeTakenOffAgain() throws Exception {
        String page = page("/disclosures?q=党费&category={c}&unit=ZGS&year=2026&timing=PERIODIC&page=1", NASTY);
        assertThat(asked()).isEqualTo(new BoardQuery("党费", NASTY, null, "ZGS", 2026, Timing.PERIODIC, 1, 20, null));
        assertThat(page)
                .contains("找到1条与“党费”有关的信息", "value=\"党费\"")
                .contains("取消筛选：2026年", "取消筛选：定期公开", "清除全部筛选")
                .contains("name=\"unit\" value=\"ZGS\"")
                .contains("<mark>党费</mark>&lt;script&gt;", "应缴<mark>党费</mark>", "附件2个", "还剩1天")
                .contains("/disclosures.csv?q=%E5%85%9A%E8%B4%B9&amp;category=", "/feed.atom?q=%E5%85%9A%E8%B4%B9");
        Matcher chip =
                Pattern.compile("href=\"([^\"]+)\" aria-label=\"取消筛选：2026年\"").matcher(page);
        assertThat(chip.find()).isTrue();
        assertThat(chip.group(1)).contains("unit=ZGS", "timing=PERIODIC").doesNotContain("year");
    }

    @ParameterizedTest
    @CsvSource({"year,abc", "year,-1", "timing,${7*7}", "page,0", "page,99999999999", "sort,'; drop table'", "page,1e3"
    })
    void whatCannotBeMeantIsLeftOut(String parameter, String value) throws Exception {
        page("/disclosures?" + parameter + "={v}", value);
        assertThat(asked()).isEqualTo(BoardQuery.all(20));
    }

    @Test
    void wordsOfAnyKindStayText() throws Exception {
        String page = page("/disclosures?q={q}", NASTY + "𠮷📄");
        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; ${7*7}")
                .contains("𠮷📄");
        assertThat(page("/disclosures?q={q}", "长".repeat(3000))).contains("只用了前200个字");
    }

    @Test
    void longListsComeInPages() throws Exception {
        listed(300, SampleItems.summary(Scope.SOCIETY));
        String page = page("/disclosures?page=7");
        assertThat(page)
                .contains("aria-current=\"page\">7<", "/disclosures?page=5", "/disclosures?page=15", "rel=\"prev\"")
                .contains("上一页", "下一页", "…")
                .doesNotContain("/disclosures?page=3\"");
        listed(300);
        assertThat(page("/disclosures?page=99")).contains("没有第99页，一共15页", "/disclosures?page=15");
    }

    @Test
    void whereNothingIsFoundThereAreWaysOn() throws Exception {
        listed(0);
        when(board.count(any(), any())).thenReturn(61L);
        String page = page("/disclosures?q=党费减免&year=2026");
        assertThat(page)
                .contains("没有找到与“党费减免”有关的信息", "共61条公开信息")
                .contains(">党费</a>（61条）", ">减免</a>（61条）", "2026年（取消后61条）")
                .contains("/catalogue", "/applications/new");
        when(board.count(any(), any())).thenReturn(0L);
        assertThat(page("/disclosures")).contains("还没有公开的信息");
    }

    @Test
    void membersAreToldThatTheySeeMoreAndNoCacheKeepsIt() throws Exception {
        when(readers.current()).thenReturn(MEMBER);
        when(user.id()).thenReturn("dept");
        listed(1, SampleItems.summary(Scope.UNIT));
        shown(ItemState.PUBLISHED, Scope.UNIT, 2);
        for (String address : List.of("/", "/disclosures", "/disclosures/notices", "/disclosures/" + NUMBER)) {
            assertThat(page(address)).contains("您正在以本单位成员身份查看，包括不向社会公开的内容");
            var response = answer(address);
            assertThat(response.getHeader("Cache-Control")).isEqualTo("private, no-store");
            assertThat(response.getHeader("ETag")).isNull();
        }
        assertThat(page("/disclosures")).contains("<span class=\"tag scope\">本单位</span>");
        assertThat(page("/disclosures/" + NUMBER))
                .contains("<meta name=\"robots\" content=\"noindex\">", "<span class=\"tag scope\">本单位</span>")
                .doesNotContain("ld+json");
    }

    @ParameterizedTest
    @CsvSource({"/", "/disclosures?q=党费", "/disclosures/GK-2026-000042", "/feed.atom", "/api/v1/disclosures"})
    void whatReadsAsBeforeIsNotSentAgain(String address) throws Exception {
        var first = answer(address);
        assertThat(first.getStatus()).isEqualTo(200);
        assertThat(first.getHeader("Cache-Control")).isEqualTo("public, no-cache");
        var again = mvc.perform(get(address)
                        .accept(MediaType.TEXT_HTML, MediaType.ALL)
                        .header("If-None-Match", first.getHeader("ETag")))
                .andReturn()
                .getResponse();
        assertThat(again.getStatus()).isEqualTo(304);
        assertThat(again.getContentAsByteArray()).isEmpty();
    }

    // ---- the item

    @Test
    void anItemShowsAllThatItIs() throws Exception {
        String page = page("/disclosures/" + NUMBER);
        assertThat(page)
                .contains("<h2>一、基本情况</h2>", "实收党费13520.40元。", "GAJ-12-2026-00042", "安澜县公安局政工室")
                .contains("正在公示，还剩1天", "公示期7天：2026年9月23日发布", "公示期共7天，已过6天")
                .contains("/disclosures/GK-2026-000042/objections")
                .contains("PDF，1.2MB", "/disclosures/GK-2026-000042/files/7")
                .contains("2026年第三季度", "第12项", "逾期1天公开")
                .contains("第2版，现行", "首次公开", "已被第2版替代，", "?version=1")
                .contains("rel=\"canonical\" href=\"http://localhost:")
                .contains("data-print");
        assertThat(page.replace("</script>", ""))
                .as("the title's own end tags don't end anything")
                .contains("&lt;/title&gt;&lt;/script&gt;");
        Matcher data = Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>")
                .matcher(page);
        assertThat(data.find()).isTrue();
        var document = json.readTree(data.group(1));
        assertThat(document.path("@type").asText()).isEqualTo("Report");
        assertThat(document.path("headline").asText()).isEqualTo(NASTY + "</title></script>");
        assertThat(document.path("datePublished").asText()).isEqualTo("2026-09-23T09:30:00+08:00");
        assertThat(document.at("/publisher/name").asText()).isEqualTo("安澜县公安局政工室");
    }

    @ParameterizedTest
    @EnumSource(
            value = ItemState.class,
            names = {"WITHDRAWN", "TERMINATED", "EXPIRED"})
    void anEndedItemSaysSo(ItemState state) throws Exception {
        shown(state, Scope.SOCIETY, 2);
        String page = page("/disclosures/" + NUMBER);
        assertThat(page)
                .contains("<meta name=\"robots\" content=\"noindex\">")
                .doesNotContain("ld+json")
                .doesNotContain("提出异议")
                .doesNotContain("现行</b>");
        switch (state) {
            case WITHDRAWN ->
                assertThat(page)
                        .contains("2026年9月23日</time>撤销公开", "说明：&lt;script&gt;")
                        .doesNotContain("data-print");
            case TERMINATED -> assertThat(page).contains("起不再有效，内容仅供查阅", "实收党费", "files/7");
            default -> assertThat(page).contains("公开期限已到").doesNotContain("files/7");
        }
    }

    @Test
    void anOldVersionIsMarkedAsSuperseded() throws Exception {
        shown(ItemState.PUBLISHED, Scope.SOCIETY, 1);
        assertThat(page("/disclosures/" + NUMBER + "?version=1"))
                .contains("这是第1版，已被第2版替代", "查看现行版本", "noindex")
                .contains("rel=\"canonical\" href=\"http://localhost:")
                .doesNotContain("ld+json");
    }

    @ParameterizedTest
    @CsvSource({
        "/disclosures/GK-2026-000043",
        "/disclosures/GK-2026-000042?version=9",
        "/disclosures/GK-2026-000042?version=x",
        "/disclosures/GK-2026-000042?version=",
        "/api/v1/disclosures/GK-2026-000043",
        "/api/v1/disclosures/GK-2026-000042?version=-1"
    })
    void whatIsNotThereIsAlwaysTheSame(String address) throws Exception {
        when(board.item(eq("GK-2026-000043"), any())).thenThrow(new NotFound("没有找到这条公开信息"));
        when(board.version(any(), anyInt(), any())).thenThrow(new NotFound("没有找到这条公开信息"));
        var response = answer(address);
        assertThat(response.getStatus()).isEqualTo(404);
        assertThat(response.getContentAsString(StandardCharsets.UTF_8)).contains("没有找到这条公开信息");
    }

    @Test
    void filesThatAreNotThereAreAlwaysTheSame() throws Exception {
        when(board.file(any(), anyLong(), any())).thenThrow(new NotFound("没有找到这份文件"));
        for (String file : List.of("7", "x", "99999999999999999999", "-1")) {
            var response = answer("/disclosures/" + NUMBER + "/files/" + file);
            assertThat(response.getStatus()).isEqualTo(404);
            assertThat(response.getContentAsString(StandardCharsets.UTF_8)).contains("没有找到这份文件");
        }
    }

    // ---- objecting

    @Test
    void objectingFailsBesideTheFieldAndIsAcknowledged() throws Exception {
        when(desk.takesObjections(NUMBER)).thenReturn(true);
        String address = "/disclosures/" + NUMBER + "/objections";
        assertThat(page(address)).contains("提出异议", "name=\"_csrf\"", "公示至2026年9月30日24:00");
        assertThat(answer(address).getHeader("Cache-Control")).isEqualTo("private, no-store");

        when(desk.object(eq(NUMBER), any(), any())).thenThrow(new InvalidInput(Map.of("content", "请填写异议的内容")));
        var wrong = mvc.perform(post(address).param("name", NASTY).with(csrf()))
                .andReturn()
                .getResponse();
        assertThat(wrong.getStatus()).isEqualTo(400);
        assertThat(wrong.getContentAsString(StandardCharsets.UTF_8))
                .contains("href=\"#content\">请填写异议的内容", "<title>有1处需要修改", "&lt;script&gt;")
                .doesNotContain("<script>alert");
        assertThat(mvc.perform(post(address)).andReturn().getResponse().getStatus())
                .isEqualTo(403);

        reset(desk);
        when(desk.object(NUMBER, new NewObjection("户数不对", "", ""), Reader.society()))
                .thenReturn(new ObjectionReceipt(NUMBER, 3, SampleItems.PUBLISHED));
        var session = new MockHttpSession();
        var sent = mvc.perform(post(address)
                        .session(session)
                        .param("content", "户数不对")
                        .param("name", "")
                        .param("contact", "")
                        .with(csrf()))
                .andReturn()
                .getResponse();
        assertThat(sent.getStatus()).isEqualTo(303);
        assertThat(sent.getHeader("Location")).isEqualTo(address);
        assertThat(mvc.perform(get(address).session(session))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("异议已经收到", "第3号异议");
        assertThat(answer(address).getStatus()).as("the notice is over").isEqualTo(409);
    }

    // ---- feed, sitemap, table

    @Test
    void theFeedHasStableNamesAndReadsAsAtom() throws Exception {
        String feed =
                answer("/feed.atom?category={c}&page=3&sort=INDEX", NASTY).getContentAsString(StandardCharsets.UTF_8);
        var read = new SyndFeedInput().build(new StringReader(feed));
        assertThat(read.getEntries()).hasSize(1);
        var entry = read.getEntries().get(0);
        assertThat(entry.getUri()).isEqualTo("tag:localhost,2026-09-23:GK-2026-000042");
        assertThat(entry.getLink()).endsWith("/disclosures/GK-2026-000042");
        assertThat(entry.getTitle()).isEqualTo(NASTY);
        assertThat(read.getUri())
                .startsWith("tag:localhost,2026-01-01:feed?category=")
                .doesNotContain("page");
        var query = ArgumentCaptor.forClass(BoardQuery.class);
        verify(board).list(query.capture(), eq(Reader.society()));
        assertThat(query.getValue().size()).isEqualTo(50);
        assertThat(query.getValue().sort()).isEqualTo(BoardQuery.Sort.UPDATED);
    }

    @Test
    void aLongSitemapIsAListOfLists() throws Exception {
        when(board.count(any(), any())).thenReturn(80_001L);
        ItemSummary one = SampleItems.summary(Scope.SOCIETY);
        doAnswer(call -> {
                    Consumer<ItemSummary> taker = call.getArgument(2);
                    IntStream.range(0, 80_001).forEach(n -> taker.accept(one));
                    return null;
                })
                .when(board)
                .each(any(), eq(Reader.society()), any());
        assertThat(answer("/sitemap.xml").getContentAsString())
                .contains("<sitemapindex", "/sitemap.xml?page=3</loc>")
                .doesNotContain("page=4");
        assertThat(answer("/sitemap.xml?page=1").getContentAsString().split("<url>"))
                .hasSize(1 + 1 + 40_000);
        assertThat(answer("/sitemap.xml?page=3").getContentAsString().split("<url>"))
                .hasSize(1 + 1);
        assertThat(answer("/sitemap.xml?page=4").getStatus()).isEqualTo(404);
        assertThat(answer("/sitemap.xml?page=x").getStatus()).isEqualTo(404);
        assertThat(answer("/robots.txt").getContentAsString()).contains("Sitemap: http://localhost:");
    }

    @Test
    void theTableIsSafeInSpreadsheets() throws Exception {
        var response = answer("/disclosures.csv?q=党费");
        String table = response.getContentAsString(StandardCharsets.UTF_8);
        assertThat(response.getContentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(response.getHeader("Content-Disposition")).startsWith("attachment");
        assertThat(table).startsWith("\uFEFF编号,索引号,标题").contains("GK-2026-000042,GAJ-12-2026-00042,");
    }

    // ---- the API

    @Test
    void theApiNamesEveryPartThatIsWrong() throws Exception {
        var response = answer(
                "/api/v1/disclosures?page=0&size=101&year=26&timing=x&sort=y&subcategory=z&q={q}", "长".repeat(201));
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getContentType()).startsWith("application/problem+json");
        var errors = json.readTree(response.getContentAsString(StandardCharsets.UTF_8))
                .path("errors");
        assertThat(errors.findValuesAsText("field"))
                .containsExactly("q", "subcategory", "year", "timing", "sort", "page", "size");
        assertThat(errors.findValuesAsText("message").get(0)).isEqualTo("搜索词最多200字，现在是201字");
    }

    @Test
    void theApiAnswersPagesAndItems() throws Exception {
        var page = json.readTree(
                answer("/api/v1/disclosures?size=100&timing=定期").getContentAsString(StandardCharsets.UTF_8));
        assertThat(asked().size()).isEqualTo(100);
        assertThat(asked().timing()).isEqualTo(Timing.PERIODIC);
        assertThat(page.path("total").asLong()).isEqualTo(1);
        assertThat(page.path("page").asInt()).isEqualTo(1);
        assertThat(page.at("/items/0/publishedAt").asText()).isEqualTo("2026-09-23T09:30:00+08:00");
        assertThat(page.at("/items/0/href").asText()).isEqualTo("/api/v1/disclosures/" + NUMBER);
        assertThat(page.at("/facets/unit/0/label").asText()).isEqualTo("政工室");

        var item = json.readTree(answer("/api/v1/disclosures/" + NUMBER).getContentAsString(StandardCharsets.UTF_8));
        assertThat(item.path("state").asText()).isEqualTo("IN_NOTICE");
        assertThat(item.at("/files/0/href").asText()).isEqualTo("/api/v1/disclosures/GK-2026-000042/files/7");
        assertThat(item.at("/versions/1/version").asInt()).isEqualTo(1);
    }
}
