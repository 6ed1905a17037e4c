package gongkai.portal;

import static gongkai.portal.SampleCases.CODE;
import static gongkai.portal.SampleCases.NASTY;
import static gongkai.portal.SampleCases.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import gongkai.board.Board;
import gongkai.board.Readers;
import gongkai.disclosureonapplication.ApplicationDesk;
import gongkai.disclosureonapplication.NewApplication;
import gongkai.disclosureonapplication.SimilarItem;
import gongkai.disclosureonapplication.StatusView;
import gongkai.platform.CurrentUser;
import gongkai.platform.InvalidInput;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import gongkai.platform.TooManyRequests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

/** The portal's pages in front of a desk that pretends. */
@WebMvcTest
@ContextConfiguration(classes = PortalStage.class)
class PortalPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    ApplicationDesk desk;

    @Autowired
    Board board;

    @Autowired
    Readers readers;

    @Autowired
    CurrentUser user;

    @BeforeEach
    void freshDesk() {
        reset(desk);
        PortalStage.startFresh(board, readers, user);
    }

    // ---- reading

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/disclosures",
                "/disclosures/notices",
                "/deadlines",
                "/applications/new",
                "/applications/status",
                "/applications/receipt"
            })
    void everyPageStandsByItself(String address) throws Exception {
        // Its own address is the only one that is written out whole: nothing is fetched from there.
        String page = page(get(address), 200).replaceAll("<link rel=\"canonical\"[^>]*>", "");
        assertThat(page)
                .contains("<html lang=\"zh-CN\"", " - 安澜县公安局党务公开</title>", "<main id=\"main\"", "0000-6600110")
                .contains("href=\"#main\"")
                .containsOnlyOnce("<h1");
        assertThat(page).doesNotContain("null").doesNotContain("??").doesNotContain("${");
        assertThat(page).doesNotContain(" style=").doesNotContain(" onclick=").doesNotContain("<style");
        assertThat(Pattern.compile("(src|href|action)=\"(https?:)?//")
                        .matcher(page)
                        .find())
                .as("an address outside")
                .isFalse();
        assertThat(Pattern.compile("<script(?! src=\"/js/)").matcher(page).find())
                .as("a script in the page")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/disclosures", "/disclosures/notices", "/deadlines", "/applications/receipt"})
    void readingMakesNoSession(String address) throws Exception {
        assertThat(mvc.perform(get(address)).andReturn().getRequest().getSession(false))
                .isNull();
    }

    @Test
    void aPlaceThatIsNotThereIsSaidSoInChinese() throws Exception {
        String page = page(get("/applications/status/letters/7").accept(MediaType.TEXT_HTML), 404);
        assertThat(page).contains("没有找到", "请先用申请编号和查询码查询", "回到首页");
    }

    @Test
    void aWrongQuestionAboutADeadlineIsMendedOnThePage() throws Exception {
        String page = page(get("/deadlines").param("rule", "x").param("from", "2026-13-01"), 400);
        assertBoth(page, "rule", "请选择要计算的期限");
        assertBoth(page, "from", "请填写起算日，写成2026-09-18的样子，在2020年至2031年之间");
        assertThat(page).contains("<title>有2处需要修改");
    }

    // ---- applying

    @Test
    void whatIsWrongStandsInTheSummaryAndBesideTheField() throws Exception {
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("files", "“a.exe”不是可以上传的格式");
        ApplicationForm.FIELDS.stream()
                .filter(field -> !field.equals("files"))
                .forEach(field -> wrong.put(field, "请修改" + field));
        when(desk.apply(any(), anyList(), anyString())).thenThrow(new InvalidInput(wrong));

        String page = page(filled().file(paper()).with(csrf()), 400);

        wrong.forEach((field, sentence) -> assertBoth(page, field, sentence));
        assertThat(page).contains("<title>有11处需要修改 - 申请公开信息", "6处需修改");
        // In the order of the form, whatever the order they came in.
        assertThat(page.indexOf("href=\"#applicantKind\"")).isLessThan(page.indexOf("href=\"#files\""));
        assertThat(page).contains("刚才选择的1个文件没有保存，请重新选择");
    }

    @Test
    void whatWasFilledInIsKeptAndStaysText() throws Exception {
        when(desk.apply(any(), anyList(), anyString())).thenThrow(new InvalidInput(Map.of("phone", "请填写联系电话")));

        String page = page(filled(NASTY, NASTY).with(csrf()), 400);

        assertThat(page)
                .contains("value=\"" + escaped(NASTY) + "\"")
                .contains(">" + escaped(NASTY) + "</textarea>")
                .doesNotContain("<script>alert")
                .containsPattern("value=\"NATURAL_PERSON\" checked")
                .containsPattern("value=\"POST\" checked")
                .containsPattern("value=\"ZGS\" selected")
                .contains("value=\"once-key\"");
    }

    @Test
    void aRefusalThatConcernsNoFieldIsShownAbove() throws Exception {
        when(desk.apply(any(), anyList(), anyString())).thenThrow(new Refused("现在不受理网上申请"));
        assertThat(page(filled().with(csrf()), 409)).contains("role=\"alert\"", "现在不受理网上申请", "value=\"林某某\"");
    }

    @Test
    void applyingTooOftenKeepsTheForm() throws Exception {
        when(desk.apply(any(), anyList(), anyString())).thenThrow(new TooManyRequests("提交得太频繁", Duration.ofSeconds(9)));
        assertThat(page(filled().with(csrf()), 429)).contains("提交得太频繁", "value=\"林某某\"");
    }

    @Test
    void theReceiptShowsTheQueryCodeOnce() throws Exception {
        when(desk.apply(any(), anyList(), anyString())).thenReturn(SampleCases.receipt());
        MockHttpSession session = new MockHttpSession();
        String before = session.getId();

        MvcResult sent = mvc.perform(filled().file(paper()).session(session).with(csrf()))
                .andReturn();
        assertThat(sent.getResponse().getStatus()).isEqualTo(303);
        assertThat(sent.getResponse().getHeader("Location")).isEqualTo("/applications/receipt");
        assertThat(session.getId()).as("a planted session id is left behind").isNotEqualTo(before);

        MvcResult shown =
                mvc.perform(get("/applications/receipt").session(session)).andReturn();
        assertThat(text(shown.getResponse())).contains(NUMBER, CODE, "2026年9月18日10:24", "申请已经提交");

        MvcResult again =
                mvc.perform(get("/applications/receipt").session(session)).andReturn();
        assertThat(text(again.getResponse())).contains(NUMBER, "查询码只显示一次").doesNotContain(CODE);
    }

    @Test
    void theDeskGetsWhatWasFilledIn() throws Exception {
        when(desk.apply(any(), anyList(), anyString())).thenReturn(SampleCases.receipt());
        mvc.perform(filled().file(paper())
                        .file(new MockMultipartFile("files", "", "application/octet-stream", new byte[0]))
                        .with(csrf()))
                .andReturn();
        var application = ArgumentCaptor.forClass(NewApplication.class);
        var files = ArgumentCaptor.forClass(List.class);
        verify(desk).apply(application.capture(), files.capture(), anyString());
        assertThat(application.getValue().name()).isEqualTo("林某某");
        assertThat(application.getValue().confirmed()).isTrue();
        assertThat(files.getValue()).hasSize(1);
    }

    @Test
    void withoutTheTokenNothingIsSent() throws Exception {
        assertThat(mvc.perform(filled()).andReturn().getResponse().getStatus()).isEqualTo(403);
        verify(desk, never()).apply(any(), anyList(), any());
    }

    @Test
    void whatIsAlreadyPublishedIsOfferedOnceBeforeSending() throws Exception {
        when(desk.similarPublished(any()))
                .thenReturn(List.of(new SimilarItem("GK-2026-000042", NASTY, LocalDate.of(2026, 9, 23))));
        when(desk.apply(any(), anyList(), anyString())).thenReturn(SampleCases.receipt());

        String offered = page(filled().with(csrf()), 200);
        assertThat(offered)
                .contains("申请还没有提交", "这些信息已经公开", escaped(NASTY), "/disclosures/GK-2026-000042", "name=\"similarSeen\"");
        verify(desk, never()).apply(any(), anyList(), any());

        mvc.perform(filled().param("similarSeen", "true").with(csrf())).andReturn();
        verify(desk).apply(any(), anyList(), anyString());
    }

    @Test
    void whatIsWrongIsSaidBeforeWhatIsPublished() throws Exception {
        when(desk.similarPublished(any())).thenThrow(new InvalidInput(Map.of("identityDocument", "身份证号码的校验位不对，请核对")));
        String page = page(filled().with(csrf()), 400);
        assertThat(page).contains("身份证号码的校验位不对").doesNotContain("这些信息已经公开");
        verify(desk, never()).apply(any(), anyList(), any());
    }

    // ---- looking up

    @Test
    void aWrongCodeAndAnUnknownNumberLookTheSame() throws Exception {
        when(desk.status(any(), any(), any())).thenThrow(new NotFound("编号或查询码不对，请核对后再试"));
        String wrongCode = page(lookUp(NUMBER, "WRONG"), 404);
        String unknown = page(lookUp("YSQ-2026-999999", CODE), 404);
        assertThat(withoutToken(wrongCode)).isEqualTo(withoutToken(unknown.replace("YSQ-2026-999999", NUMBER)));
        assertBoth(wrongCode, "number", "编号或查询码不对，请核对后再试");
        assertThat(unknown).doesNotContain(CODE);
    }

    @Test
    void missingNumberAndCodeAreAskedFor() throws Exception {
        String page = page(post("/applications/status").with(csrf()), 400);
        assertBoth(page, "number", "请填写申请编号");
        assertBoth(page, "queryCode", "请填写查询码");
    }

    @Test
    void tooManyWrongCodesAreSaidOnThePage() throws Exception {
        when(desk.status(any(), any(), any()))
                .thenThrow(new TooManyRequests("查询码错误次数过多，请15分钟后再试", Duration.ofMinutes(15)));
        assertThat(page(lookUp(NUMBER, CODE), 429)).contains("查询码错误次数过多");
    }

    @Test
    void aCaseStaysOpenInTheSessionWithoutItsCodeInAnyAddress() throws Exception {
        MockHttpSession session = opened(SampleCases.underReview());
        String page = page(get("/applications/status").session(session), 200);
        assertThat(page)
                .contains(
                        "办理进度 " + NUMBER,
                        "正在审查",
                        "2026年9月24日",
                        "已用3个工作日",
                        "共5个工作日",
                        "还剩2个工作日",
                        "补班<br>第1日",
                        "第5日<br>到期",
                        "2026年9月18日至9月24日逐日计算",
                        "1.2MB",
                        "/applications/status/letters/7",
                        "撤回申请")
                .contains(escaped(NASTY))
                .doesNotContain(CODE)
                .doesNotContain("<script>alert")
                .doesNotContain("null");
    }

    @Test
    void aClockThatStandsStillPromisesNoDate() throws Exception {
        MockHttpSession session = opened(SampleCases.standingStill());
        assertThat(page(get("/applications/status").session(session), 200))
                .contains("暂停计算", "已暂停，征求第三方意见中")
                .doesNotContain("class=\"bigdate\"");
    }

    @Test
    void anEndedCaseOffersNothingMore() throws Exception {
        MockHttpSession session = opened(SampleCases.ended());
        assertThat(page(get("/applications/status").session(session), 200))
                .contains("政工室")
                .doesNotContain("撤回申请")
                .doesNotContain("aria-current=\"step\"")
                .doesNotContain("为什么是这一天");
        assertThat(page(get("/applications/status/withdrawal").session(session), 200))
                .contains("<title>办理进度");
    }

    @Test
    void lettersComeAsDownloads() throws Exception {
        MockHttpSession session = opened(SampleCases.underReview());
        when(desk.letter(eq(NUMBER), eq(CODE), any(), eq(7L))).thenReturn(new byte[] {1, 2, 3});
        MockHttpServletResponse response = mvc.perform(
                        get("/applications/status/letters/7").session(session))
                .andReturn()
                .getResponse();
        assertThat(response.getContentAsByteArray()).containsExactly(1, 2, 3);
        assertThat(response.getHeader("Content-Disposition"))
                .startsWith("attachment; filename=\"letter-7.pdf\"; filename*=UTF-8''%E5%8F%97%E7%90%86");
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.getHeader("Cache-Control")).contains("no-store");

        page(get("/applications/status/letters/8").session(session), 404);
    }

    @Test
    void closingForgetsTheCase() throws Exception {
        MockHttpSession session = opened(SampleCases.underReview());
        mvc.perform(post("/applications/status/close").session(session).with(csrf()))
                .andReturn();
        assertThat(page(get("/applications/status").session(session), 200)).contains("<h1>查询进度</h1>");
        page(get("/applications/status/letters/7").session(session), 404);
    }

    @Test
    void correctingFailsBesideTheFieldAndSucceedsWithAWord() throws Exception {
        MockHttpSession session = opened(SampleCases.awaitingCorrection());
        assertThat(page(get("/applications/status").session(session), 200))
                .contains("请补正", escaped(NASTY), "2026年10月22日");

        doThrow(new InvalidInput(Map.of("correction", "请填写补正内容，或者上传补正材料")))
                .when(desk)
                .correct(any(), any(), any(), any(), anyList());
        String wrong = page(correction(session, NASTY), 400);
        assertBoth(wrong, "correction", "请填写补正内容，或者上传补正材料");
        assertThat(wrong).contains(escaped(NASTY) + "</textarea>").doesNotContain("<script>alert");

        doThrow(new Refused("补正期限已过")).when(desk).correct(any(), any(), any(), any(), anyList());
        assertThat(page(correction(session, "x"), 409)).contains("补正期限已过");

        reset(desk);
        when(desk.status(any(), any(), any())).thenReturn(SampleCases.underReview());
        MvcResult sent = mvc.perform(correction(session, "补充说明")).andReturn();
        assertThat(sent.getResponse().getStatus()).isEqualTo(303);
        verify(desk).correct(eq(NUMBER), eq(CODE), any(), eq("补充说明"), anyList());
        assertThat(page(get("/applications/status").session(session), 200)).contains("补正材料已经提交");
    }

    @Test
    void withdrawingAsksFirst() throws Exception {
        MockHttpSession session = opened(SampleCases.underReview());
        assertThat(page(get("/applications/status/withdrawal").session(session), 200))
                .contains("不能恢复", escaped(NASTY))
                .doesNotContain("<script>alert");

        doThrow(new InvalidInput(Map.of("reason", "撤回理由最多1000字，现在是1001字")))
                .when(desk)
                .withdraw(any(), any(), any(), any());
        String wrong = page(
                post("/applications/status/withdrawal")
                        .session(session)
                        .param("reason", NASTY)
                        .with(csrf()),
                400);
        assertBoth(wrong, "reason", "撤回理由最多1000字，现在是1001字");

        reset(desk);
        MvcResult sent = mvc.perform(
                        post("/applications/status/withdrawal").session(session).with(csrf()))
                .andReturn();
        assertThat(sent.getResponse().getStatus()).isEqualTo(303);
        verify(desk).withdraw(eq(NUMBER), eq(CODE), any(), any());
    }

    // ---- steps

    private MockHttpSession opened(StatusView view) throws Exception {
        when(desk.status(eq(NUMBER), eq(CODE), any())).thenReturn(view);
        MockHttpSession session = new MockHttpSession();
        String before = session.getId();
        MockHttpServletResponse response = mvc.perform(
                        lookUp(" " + NUMBER + " ", CODE).session(session))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(response.getHeader("Location")).isEqualTo("/applications/status");
        assertThat(session.getId()).isNotEqualTo(before);
        return session;
    }

    private static AbstractMockHttpServletRequestBuilder<?> correction(MockHttpSession session, String text) {
        return multipart("/applications/status/correction")
                .param("correction", text)
                .session(session)
                .with(csrf());
    }

    private static MockHttpServletRequestBuilder lookUp(String number, String code) {
        return post("/applications/status")
                .param("number", number)
                .param("queryCode", code)
                .with(csrf());
    }

    private static MockMultipartHttpServletRequestBuilder filled() {
        return filled("林某某", "党费收缴情况");
    }

    private static MockMultipartHttpServletRequestBuilder filled(String name, String content) {
        var form = multipart("/applications/new");
        Map.of(
                        "applicantKind", "NATURAL_PERSON",
                        "identityDocument", "11010519491231002X",
                        "phone", "0519-82880000",
                        "deliveryMethod", "POST",
                        "unit", "ZGS",
                        "confirmed", "true",
                        "once", "once-key")
                .forEach(form::param);
        return (MockMultipartHttpServletRequestBuilder) form.param("name", name).param("content", content);
    }

    /** As templates escape. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static MockMultipartFile paper() {
        return new MockMultipartFile("files", "身份证明.pdf", "application/pdf", new byte[] {1});
    }

    private String page(RequestBuilder request, int status) throws Exception {
        MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(status);
        return text(response);
    }

    private static String text(MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static String withoutToken(String page) {
        return page.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    /** The same sentence in the summary, as a link to the field, and beside it, bound to it. */
    private static void assertBoth(String page, String field, String sentence) {
        String text = escaped(sentence);
        assertThat(page)
                .contains("<a href=\"#" + field + "\">" + text + "</a>")
                .contains("id=\"" + field + "-error\">" + text + "<")
                .contains("id=\"" + field + "\"");
        assertThat(Pattern.compile("aria-describedby=\"[^\"]*" + field + "-error\"")
                        .matcher(page)
                        .find())
                .as(field + " is bound to its error")
                .isTrue();
    }
}
