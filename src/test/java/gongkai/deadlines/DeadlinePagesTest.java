package gongkai.deadlines;

import static gongkai.deadlines.Calendars.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.mockito.BDDMockito.given;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.model;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import gongkai.platform.CsvTable;
import gongkai.platform.CurrentUser;
import gongkai.platform.EngineIdentities;
import gongkai.platform.EngineIdentities.Account;
import gongkai.platform.InvalidInput;
import gongkai.platform.NotFound;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** The registers for programs and the administrator's pages, through the web layer and the real templates. */
@SpringBootTest(classes = {ModuleSlice.class, DeadlinePagesTest.Time.class})
@AutoConfigureMockMvc(addFilters = false)
class DeadlinePagesTest {

    private static final String NOTICE = "国办发明电〔2026〕9号";
    private static final String YEAR_2027 = "date,kind,holiday\n2027-01-01,REST,元旦节\n";

    @Autowired
    private MockMvc web;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private Register register;

    @Autowired
    private SpringTemplateEngine templates;

    @Autowired
    private JdbcTemplate jdbc;

    @MockitoBean
    private CurrentUser user;

    @MockitoBean
    private EngineIdentities identities;

    @BeforeEach
    void administrator() {
        given(user.id()).willReturn("admin");
        given(user.groups()).willReturn(List.of("camunda-admin"));
        given(identities.user("admin")).willReturn(Optional.of(new Account("admin", "夏维新", null)));
    }

    @Test
    void anAuditorLooksAndIsOfferedNothing() throws Exception {
        given(user.groups()).willReturn(List.of("auditor"));
        for (var page : new String[] {"/staff/rules", "/staff/calendar"}) {
            web.perform(get(page))
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(containsString("<form"))));
        }
    }

    @AfterEach
    void clear() {
        jdbc.update("delete from calendar_year where loaded_by <> 'system'");
        jdbc.update("delete from rule_version where added_by <> 'system'");
        register.refresh();
    }

    @Test
    void countsForAnyoneAndShowsEveryDay() throws Exception {
        web.perform(get("/api/v1/deadlines?rule=application.review&from=2026-09-18"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.due").value("2026-09-24"))
                .andExpect(jsonPath("$.provisional").value(false))
                .andExpect(jsonPath("$.rule").value("application.review"))
                .andExpect(jsonPath("$.value").value(5))
                .andExpect(jsonPath("$.unit").value("WORKING_DAYS"))
                .andExpect(jsonPath("$.source").value("《金坛市公安局党务公开依申请公开制度》第四条（三）"))
                .andExpect(jsonPath("$.days.length()").value(7))
                .andExpect(jsonPath("$.days[0].counted").value(false))
                .andExpect(jsonPath("$.days[1].why").value("周末"))
                .andExpect(jsonPath("$.days[2].date").value("2026-09-20"))
                .andExpect(jsonPath("$.days[2].ordinal").value(1))
                .andExpect(jsonPath("$.days[2].why").value("调休补班"));
    }

    @Test
    void namesBothParametersThatAreWrong() {
        for (var query : new String[] {"", "?rule=nothing&from=18.9.2026", "?rule=alert.repeat&from=1899-01-01"}) {
            assertThatThrownBy(() -> web.perform(get("/api/v1/deadlines" + query)))
                    .rootCause()
                    .isInstanceOfSatisfying(
                            InvalidInput.class,
                            wrong -> assertThat(wrong.errors()).containsOnlyKeys("rule", "from"));
        }
    }

    @Test
    void givesTheRulesAsJsonAndCsv() throws Exception {
        for (var accept : new String[] {"*/*", "application/json", "text/html,application/xhtml+xml,*/*;q=0.8"}) {
            web.perform(get("/api/v1/rules").header("Accept", accept))
                    .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_JSON))
                    .andExpect(jsonPath("$.total").value(30))
                    .andExpect(jsonPath("$.items[?(@.id == 'application.review')].value")
                            .value(5))
                    .andExpect(
                            jsonPath("$.items[?(@.id == 'plan.annual')].value").value("01-31"))
                    .andExpect(
                            jsonPath("$.items[?(@.id == 'alert.reminder')].at").value("08:30"));
        }
        web.perform(get("/api/v1/rules").accept("text/csv"))
                .andExpect(content().contentType("text/csv;charset=UTF-8"))
                .andExpect(content().string(containsString("application.review,1,true,2020-01-01,5,WORKING_DAYS,")));
    }

    @Test
    void givesACalendarYearAsJsonAndCsv() throws Exception {
        web.perform(get("/api/v1/calendar/2026"))
                .andExpect(jsonPath("$.notice").value("国办发明电〔2025〕7号"))
                .andExpect(jsonPath("$.workingDays").value(248))
                .andExpect(jsonPath("$.provisional").value(false))
                .andExpect(jsonPath("$.items[0].date").value("2026-01-01"))
                .andExpect(jsonPath("$.items[2].kind").value("WORK"));
        web.perform(get("/api/v1/calendar/2026").accept("text/csv"))
                .andExpect(content().string(containsString("date,kind,holiday\r\n2026-01-01,REST,元旦节\r\n")));
        web.perform(get("/api/v1/calendar/2031"))
                .andExpect(jsonPath("$.provisional").value(true))
                .andExpect(jsonPath("$.notice").doesNotExist());
        assertThatThrownBy(() -> web.perform(get("/api/v1/calendar/31")))
                .rootCause()
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aCellThatASpreadsheetWouldCalculateIsText() {
        for (var cell : new String[] {"=1+1", "+1", "-1", "@x", "\tx", "＝1"}) {
            assertThat(CsvTable.cell(cell)).isEqualTo("'" + cell);
        }
        assertThat(CsvTable.cell("2026-10-01")).isEqualTo("2026-10-01");
        assertThat(CsvTable.cell(null)).isEmpty();
    }

    @Test
    void anAdministratorLoadsAYearInTwoSteps() throws Exception {
        web.perform(get("/staff/calendar"))
                .andExpect(content().string(containsString("国办发明电〔2025〕7号")))
                .andExpect(content().string(containsString("<td data-l=\"工作日\" class=\"r\">248</td>")));

        var preview = web.perform(multipart("/staff/calendar/preview")
                        .file(file(YEAR_2027))
                        .param("year", "2027")
                        .param("notice", NOTICE))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("这一年还没有载入通知")))
                .andExpect(content().string(containsString("2月5日是法定节假日（春节）")))
                .andExpect(content().string(containsString("载入2027年日历")))
                .andReturn();
        var shown =
                (CalendarImport.Preview) preview.getModelAndView().getModel().get("preview");

        web.perform(post("/staff/calendar/confirm")
                        .param("year", "2027")
                        .param("notice", NOTICE)
                        .param("text", YEAR_2027.replace("\n", "\r\n")) // as browsers send it back
                        .param("token", shown.token()))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("请填写变更理由")))
                .andExpect(content().string(containsString("载入2027年日历")));
        web.perform(post("/staff/calendar/confirm")
                        .param("year", "2027")
                        .param("notice", NOTICE)
                        .param("text", YEAR_2027.replace("\n", "\r\n"))
                        .param("token", shown.token())
                        .param("reason", "国务院办公厅发布了2027年的安排"))
                .andExpect(redirectedUrl("/staff/calendar"))
                .andExpect(flash().attribute("done", containsString("2027年的日历已经生效")));
        assertThat(register.calendar().year(2027).notice()).isEqualTo(NOTICE);

        web.perform(get("/staff/calendar"))
                .andExpect(content().string(containsString("国务院办公厅发布了2027年的安排")))
                .andExpect(content().string(containsString("第1版：" + NOTICE + "，放假和补班共1天")));
        web.perform(get("/staff/calendar/2027.csv"))
                .andExpect(content().string("# notice: " + NOTICE + "\ndate,kind,holiday\r\n2027-01-01,REST,元旦节\r\n"));
        web.perform(post("/staff/calendar/confirm")
                        .param("year", "2027")
                        .param("notice", NOTICE)
                        .param("text", YEAR_2027.replace("元旦节", "元旦"))
                        .param("token", shown.token())
                        .param("reason", "改正名称"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("请重新上传并预览")));
    }

    @Test
    void saysBesideTheFieldWhatIsWrongAndShowsWhatWasTypedLiterally() throws Exception {
        web.perform(multipart("/staff/calendar/preview")
                        .file(file("date,kind,holiday\n2027-01-04,WORK,<script>\n"))
                        .param("year", "2027")
                        .param("notice", "<b>${7*7}"))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("有2处需要修改")))
                .andExpect(content().string(containsString("第2行kind：2027-01-04不是星期六或者星期日")))
                .andExpect(content().string(containsString("&lt;b&gt;${7*7}")))
                .andExpect(content().string(not(containsString("<b>$"))));
        web.perform(multipart("/staff/calendar/preview").param("year", "2027"))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("请选择节假日安排文件")));
        web.perform(multipart("/staff/calendar/preview")
                        .file(file(YEAR_2027))
                        .param("year", "")
                        .param("notice", NOTICE))
                .andExpect(content().string(containsString("请填写2000至2099之间的年份")));
    }

    @Test
    void anAdministratorAddsAVersionOfARule() throws Exception {
        web.perform(post("/staff/rules/preview")
                        .param("rule", "application.review")
                        .param("value", "0"))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("请填写生效日期")))
                .andExpect(content().string(containsString("请填写1至400之间的整数")));
        web.perform(version("/staff/rules/preview"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("增加第2版")))
                .andExpect(content().string(containsString("现在的第1版")))
                .andExpect(content().string(containsString("2027年1月8日")))
                .andExpect(content().string(containsString("2027年1月12日")));
        web.perform(version("/staff/rules").param("known", "1"))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("请填写变更理由")))
                .andExpect(content().string(containsString("增加第2版")));
        web.perform(version("/staff/rules").param("known", "1").param("reason", "公开办法第九条改为七日"))
                .andExpect(redirectedUrl("/staff/rules"))
                .andExpect(flash().attribute("done", "“审查并决定”第2版已保存，自2027年1月1日起适用"));
        web.perform(version("/staff/rules").param("known", "1").param("reason", "同时改的另一位"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("另一位管理员刚刚给“审查并决定”增加了一版，请重新预览")));
        web.perform(get("/staff/rules/application.review"))
                .andExpect(content().string(containsString("公开办法第九条改为七日")))
                .andExpect(content().string(containsString("夏维新")));
        web.perform(get("/staff/rules"))
                .andExpect(model().attributeExists("coming"))
                .andExpect(content().string(containsString("审查并决定（第2版）")));
        assertThat(deadlines.rule("application.review", day("2027-03-01")).citation())
                .isEqualTo("《安澜县公安局公开办法》第九条");
        assertThat(deadlines
                        .explain("application.review", day("2026-12-31"))
                        .rule()
                        .version())
                .isEqualTo(1);
    }

    @Test
    void drawsTheDaysOfAPeriod() {
        var context = new Context(Locale.CHINA);
        context.setVariable("why", deadlines.explain("application.review", day("2026-09-18")));
        var html = templates.process("days-fixture", context);
        assertThat(html)
                .contains("<li>9月18日受理申请，当天不计入，从次日起算。</li>")
                .contains("<li>《金坛市公安局党务公开依申请公开制度》第四条（三）：审查并决定，5个工作日。</li>")
                .contains("<li>9月20日调休补班，按工作日计入。</li>")
                .contains("<td class=\"start\"><b>18</b><small>起算<br>不计入</small></td>")
                .contains("<td class=\"off\"><b>19</b><small>周末</small></td>")
                .contains("<td class=\"extra\"><b>20</b><small>补班<br>第1日</small></td>")
                .contains("<td class=\"on today\"><b>21<span class=\"vh\">（今天）</span></b><small>第2日</small></td>")
                .contains("<td class=\"end\"><b>24</b><small>第5日<br>到期</small></td>")
                .contains("<td><b>25</b></td>")
                .contains("国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）");
    }

    private static MockHttpServletRequestBuilder version(String address) {
        return post(address)
                .param("rule", "application.review")
                .param("value", "7")
                .param("effectiveFrom", "2027-01-01")
                .param("source", "安澜县公安局公开办法")
                .param("article", "第九条");
    }

    private static MockMultipartFile file(String text) {
        return new MockMultipartFile("file", "2027.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    static class Time {

        @Bean
        Clock clock() {
            return Calendars.at("2026-09-21T10:00:00");
        }
    }
}
