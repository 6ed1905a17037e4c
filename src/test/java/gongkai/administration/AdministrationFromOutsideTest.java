package gongkai.administration;

import static org.assertj.core.api.Assertions.assertThat;

import gongkai.platform.EngineIdentities;
import gongkai.platform.security.Routes;
import gongkai.testing.House;
import gongkai.testing.House.Answer;
import gongkai.testing.House.Receipt;
import gongkai.testing.WholeApplication;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Units, people and roles through their pages: who may, what is refused, two at once, and what the register says of it. */
@WholeApplication
class AdministrationFromOutsideTest {

    private static final String WHY = "机构调整，见安公党〔2026〕12号";

    @LocalServerPort
    private int port;

    @Autowired
    private ManagementService management;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private EngineIdentities identities;

    @Autowired
    private TransactionTemplate transactions;

    private House house;

    @BeforeEach
    void open() {
        house = new House(port, management);
        house.at("2026-09-18T10:00");
    }

    @AfterEach
    void close() {
        House.realTime();
    }

    // ---- who may

    @Test
    void administratorsKeepAuditorsLookAndForAllOthersThePagesAreClosed() {
        List<String> pages = List.of(
                "/staff/administration",
                "/staff/units",
                "/staff/units/ZGS",
                "/staff/people",
                "/staff/people/dept",
                "/staff/rules",
                "/staff/rules/application.review",
                "/staff/calendar",
                "/staff/letter-texts",
                "/staff/letter-texts/reply-refused",
                "/staff/letter-texts/reply-refused/versions/0",
                "/staff/changes",
                "/staff/changes/list.csv",
                "/staff/routes");
        for (String page : pages) {
            assertThat(house.page("admin", page).status()).as(page).isEqualTo(200);
            assertThat(house.page("auditor", page).status()).as(page).isEqualTo(200);
            for (String user : List.of("office", "dept", "secrecy", "principal", "archivist", "supervisor")) {
                assertThat(house.page(user, page).status()).as(user + page).isIn(403, 404);
            }
        }
        for (String page : pages) {
            assertThat(house.page("auditor", page).text())
                    .as(page + " offers an auditor nothing to change")
                    .doesNotContain("method=\"post\"");
        }
        for (String address : List.of(
                "/staff/units",
                "/staff/units/ZGS",
                "/staff/units/ZGS/close",
                "/staff/people",
                "/staff/people/dept",
                "/staff/people/dept/roles",
                "/staff/people/dept/password",
                "/staff/people/dept/deactivation",
                "/staff/rules",
                "/staff/letter-texts/reply-refused",
                "/staff/letter-texts/reply-refused/print",
                "/staff/letter-texts/reply-refused/versions/0",
                "/staff/calendar/confirm")) {
            for (String user : List.of("auditor", "office", "principal")) {
                assertThat(house.submit(user, address, Map.of("version", "0", "reason", WHY))
                                .status())
                        .as(user + address)
                        .isIn(403, 404);
            }
        }
    }

    @Test
    void thePageOfRoutesSaysWhatIsEnforced() {
        String page = house.page("auditor", "/staff/routes").text();

        Routes.read()
                .all()
                .forEach(route -> assertThat(page)
                        .contains(">" + route.path().getPatternString().replace("&", "&amp;") + "<"));
        assertThat(page).contains("访客", "管理员", "审计员", "依申请公开", "可以打开");
        assertThat(page).as("an engine group that has no name").doesNotContainPattern("scope=\"row\">[a-z]+-");
    }

    // ---- units

    @Test
    void aUnitIsMadeChangedClosedAndReopened() {
        assertThat(house.submit("admin", "/staff/units", unit("XT1", "信通科")).status())
                .isEqualTo(302);
        String page = house.page("admin", "/staff/units/XT1").text();
        assertThat(page).contains("信通科", WHY, "夏维新");
        assertThat(house.page("admin", "/staff/units?q=%E4%BF%A1%E9%80%9A").text())
                .contains("XT1");

        Answer changed = house.submit("admin", "/staff/units/XT1", with(unit("", "信息通信科"), "version", version(page)));
        assertThat(changed.status()).as(changed.text()).isEqualTo(302);
        Answer late = house.submit("admin", "/staff/units/XT1", with(unit("", "信通处"), "version", version(page)));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("另一位管理员刚刚改动过");
        assertThat(groupName("unit-XT1")).isEqualTo("信息通信科");

        Answer closed = step("admin", "/staff/units/XT1", "close", Map.of());
        assertThat(closed.status()).as(closed.text()).isEqualTo(302);
        assertThat(house.page("admin", "/staff/units/XT1").text()).contains("2026年9月18日撤销");
        assertThat(house.submit("admin", "/staff/people/dept2/roles", role("department", "XT1"))
                        .text())
                .contains("请选择单位");
        assertThat(step("admin", "/staff/units/XT1", "close", Map.of()).text()).contains("已经撤销");
        assertThat(step("admin", "/staff/units/XT1", "reopen", Map.of()).status())
                .isEqualTo(302);
        assertThat(lines("XT1"))
                .containsExactly(
                        "单位：（无）→部门；名称：信通科；上级：安澜县公安局",
                        "单位：部门；名称：信通科；上级：安澜县公安局→部门；名称：信息通信科；上级：安澜县公安局",
                        "单位：部门；名称：信息通信科；上级：安澜县公安局→已撤销",
                        "单位：已撤销→部门；名称：信息通信科；上级：安澜县公安局");
    }

    @Test
    void aUnitWithPeopleUnitsOrCasesStays() {
        assertThat(step("admin", "/staff/units/ZGS", "close", Map.of()).text()).contains("“政工室”还有", "林知远", "请先收回");
        assertThat(step("admin", "/staff/units/AL", "close", Map.of()).text()).contains("下面还有", "请先撤销它们");
        assertThat(step("admin", "/staff/units/GAJ", "close", Map.of()).text()).contains("是本机关，不能撤销");

        house.submit("admin", "/staff/units", unit("XT2", "督察科"));
        Receipt receipt = house.apply();
        house.complete("office", receipt.number(), "register", Map.of("outcome", "accept", "department", "XT2"));
        assertThat(step("admin", "/staff/units/XT2", "close", Map.of()).text()).contains("“督察科”还有没办结的案件：依申请公开1件");
        Map<String, String> moved = with(unit("", "督察科"), "parent", "Z1");
        assertThat(house.submit("admin", "/staff/units/XT2", with(moved, "version", "1"))
                        .text())
                .contains("不能改换上级单位");
        house.withdraw(receipt);
        house.runJobs();
        assertThat(step("admin", "/staff/units/XT2", "close", Map.of()).status())
                .isEqualTo(302);
    }

    @Test
    void everyWrongFieldOfAUnitIsNamed() {
        Answer empty = house.submit("admin", "/staff/units", Map.of());
        assertThat(empty.status()).isEqualTo(400);
        assertThat(empty.text())
                .contains("单位代码请只用字母和数字", "请填写单位名称", "请选择是单位还是部门", "请填写变更理由", "有4处需要修改", "href=\"#make-code\"");
        Map<String, String> wrong = unit("ZGS", "\u202E倒");
        wrong.putAll(Map.of("parent", "NONE", "phone", "一一〇", "letterCode", "很".repeat(16), "reason", "长".repeat(301)));
        assertThat(house.submit("admin", "/staff/units", wrong).text())
                .contains(
                        "代码“ZGS”已经有单位使用",
                        "单位名称含有看不见的控制字符",
                        "没有这个上级单位",
                        "电话请写成0519-82880000的样子",
                        "机关代字最多15字，现在是16字",
                        "变更理由最多300字，现在是301字");
        Answer literal = house.submit("admin", "/staff/units", unit("XT9", "${7*7}<b>[[1]]"));
        assertThat(literal.status()).isEqualTo(302);
        assertThat(house.page("admin", "/staff/units/XT9").text())
                .contains("${7*7}&lt;b&gt;[[1]]")
                .doesNotContain("<b>[[");
        assertThat(house.submit("admin", "/staff/units/GAJ", with(unit("", "安澜县公安局"), "parent", "ZGS", "version", "0"))
                        .text())
                .contains("所选的单位就在它之下");
        assertThat(house.page("admin", "/staff/units/NONE").status()).isEqualTo(404);
    }

    @Test
    void ofTwoAdministratorsAtOnceTheSecondIsTold() throws Exception {
        house.submit("admin", "/staff/units", unit("XT3", "同时科"));
        String version = version(house.page("admin", "/staff/units/XT3").text());
        List<Answer> answers = atOnce(
                () -> house.submit("admin", "/staff/units/XT3", with(unit("", "甲科"), "version", version)),
                () -> new House(port, management)
                        .submit("admin", "/staff/units/XT3", with(unit("", "乙科"), "version", version)));
        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(302, 409);
        assertThat(answers).anyMatch(answer -> answer.text().contains("另一位管理员刚刚改动过"));
    }

    // ---- people

    @Test
    void aPersonIsMadeWithAPasswordThatIsShownOnce() {
        Answer made = house.submit("admin", "/staff/people", person("xin1", "辛一"));
        assertThat(made.status()).as(made.text()).isEqualTo(302);
        String page = house.page("admin", "/staff/people/xin1").text();
        String password = password(page);
        assertThat(house.page("admin", "/staff/people/xin1").text())
                .contains("辛一", "没有角色")
                .doesNotContain(password);
        assertThat(jdbc.queryForObject(
                        "select count(*) from administration_change where after_text like ? or before_text like ?",
                        Integer.class,
                        "%" + password + "%",
                        "%" + password + "%"))
                .isZero();
        assertThat(signIn("xin1", password)).isTrue();
        assertThat(signIn("xin1", "gongkai-demo")).isFalse();

        Answer renewed = house.submit("admin", "/staff/people/xin1/password", Map.of("reason", "本人忘记密码"));
        assertThat(renewed.status()).isEqualTo(302);
        String other = password(house.page("admin", "/staff/people/xin1").text());
        assertThat(signIn("xin1", password)).isFalse();
        assertThat(signIn("xin1", other)).isTrue();
        assertThat(lines("xin1")).last().isEqualTo("人员：（无）→重新设置了密码");
        assertThat(house.submit("admin", "/staff/people/admin/password", Map.of("reason", WHY))
                        .text())
                .contains("自己的密码请在");
    }

    @Test
    void everyWrongFieldOfAPersonIsNamed() {
        assertThat(house.submit("admin", "/staff/people", Map.of()).text())
                .contains("用户名请只用字母和数字", "请填写姓名", "请填写变更理由", "有3处需要修改");
        Map<String, String> wrong = person("DEPT", "名".repeat(51));
        wrong.putAll(Map.of("email", "nobody", "phone", "x"));
        assertThat(house.submit("admin", "/staff/people", wrong).text())
                .contains("用户名“DEPT”已经有人使用", "姓名最多50字，现在是51字", "电子邮件地址不完整", "电话请写成");
        assertThat(house.page("admin", "/staff/people/nobody").status()).isEqualTo(404);
    }

    @Test
    void whoDecidesDoesNotAdministerAndAuditorsOnlyRead() {
        assertThat(house.submit("admin", "/staff/people/principal/roles", role("camunda-admin", "GAJ"))
                        .text())
                .contains("“顾明川”不能同时担任管理员和主要负责人：管理员不办理案件");
        assertThat(house.submit("admin", "/staff/people/admin/roles", role("office", "GAJ"))
                        .text())
                .contains("不能同时担任管理员和公开办");
        assertThat(house.submit("admin", "/staff/people/auditor/roles", role("archivist", "GAJ"))
                        .text())
                .contains("不能同时担任审计员和档案员：审计员只能查看");
        assertThat(house.submit("admin", "/staff/people/auditor/roles", role("camunda-admin", "GAJ"))
                        .text())
                .contains("不能同时担任");
        assertThat(house.submit("admin", "/staff/people/dept/roles", role("department", "ZGS"))
                        .text())
                .contains("已经有这个角色");
        assertThat(house.submit("admin", "/staff/people/dept/roles", role("emperor", "ZGS"))
                        .text())
                .contains("请选择角色");
    }

    @Test
    void administratorsCannotRemoveThemselves() {
        assertThat(step("admin", "/staff/people/admin", "deactivation", Map.of())
                        .text())
                .contains("不能停用自己的账号");
        assertThat(house.submit(
                                "admin",
                                "/staff/people/admin/roles/withdrawal",
                                Map.of("held", "camunda-admin|GAJ", "reason", WHY))
                        .text())
                .contains("不能收回自己的管理员角色");
    }

    @Test
    void aRoleIsGivenAndTakenAndItsTasksGoBack() {
        made("xin2", "辛二");
        assertThat(house.submit("admin", "/staff/people/xin2/roles", role("department", "BGS"))
                        .status())
                .isEqualTo(302);
        assertThat(house.page("admin", "/staff/people?role=department&unit=BGS").text())
                .contains("辛二", "办公室：职能部门");
        Receipt receipt = house.apply();
        house.complete("office", receipt.number(), "register", Map.of("outcome", "accept", "department", "BGS"));
        String task = house.tasks("dept2", receipt.number()).get(0).path("id").asText();
        jdbc.update("update ACT_RU_TASK set ASSIGNEE_ = 'xin2' where ID_ = ?", task);

        Map<String, String> taking = Map.of("held", "department|BGS", "reason", WHY);
        Answer refused = house.submit("admin", "/staff/people/xin2/roles/withdrawal", taking);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("“辛二”手中有1项任务：" + receipt.number(), "请勾选“退回给原来的岗位”后再收回角色");
        assertThat(house.submit("admin", "/staff/people/xin2/roles/withdrawal", with(taking, "handBack", "true"))
                        .status())
                .isEqualTo(302);
        assertThat(house.tasks("dept2", receipt.number())
                        .get(0)
                        .path("assignee")
                        .isNull())
                .isTrue();
        assertThat(house.submit("admin", "/staff/people/xin2/roles/withdrawal", taking)
                        .text())
                .contains("已经没有这个角色");
        assertThat(lines("xin2")).containsSubsequence("角色：（无）→办公室：职能部门", "角色：办公室：职能部门→已收回，手中的1项任务已退回给原来的岗位");
    }

    @Test
    void whoLeavesGivesBackWhatHeHolds() {
        String password = made("xin3", "辛三");
        house.submit("admin", "/staff/people/xin3/roles", role("department", "ZGS"));
        Receipt receipt = house.apply();
        house.complete("office", receipt.number(), "register", Map.of("outcome", "accept", "department", "ZGS"));
        String task = house.tasks("dept", receipt.number()).get(0).path("id").asText();
        jdbc.update("update ACT_RU_TASK set ASSIGNEE_ = 'xin3' where ID_ = ?", task);

        assertThat(house.page("admin", "/staff/people/xin3").text()).contains("手中的任务（1项）", receipt.number());
        assertThat(step("admin", "/staff/people/xin3", "deactivation", Map.of()).text())
                .contains("“辛三”手中有1项任务", "后再停用");
        assertThat(step("admin", "/staff/people/xin3", "deactivation", Map.of("handBack", "true"))
                        .status())
                .isEqualTo(302);
        assertThat(house.tasks("dept", receipt.number()).get(0).path("assignee").isNull())
                .isTrue();
        assertThat(signIn("xin3", password)).isFalse();
        assertThat(house.page("admin", "/staff/people/xin3").text()).contains("已停用");

        assertThat(step("admin", "/staff/people/xin3", "activation", Map.of()).status())
                .isEqualTo(302);
        assertThat(signIn(
                        "xin3",
                        password(house.page("admin", "/staff/people/xin3").text())))
                .isTrue();
        assertThat(house.tasks("dept", receipt.number()))
                .as("roles came back with the account")
                .isNotEmpty();

        // The other tests know their departments' people.
        assertThat(step("admin", "/staff/people/xin3", "deactivation", Map.of()).status())
                .isEqualTo(302);
    }

    @Test
    void whatAColleagueWasHandedMeanwhileStaysHis() throws Exception {
        made("xin6", "辛六");
        house.submit("admin", "/staff/people/xin6/roles", role("department", "ZGS"));
        Receipt receipt = house.apply();
        house.complete("office", receipt.number(), "register", Map.of("outcome", "accept", "department", "ZGS"));
        String task = house.tasks("dept", receipt.number()).get(0).path("id").asText();
        jdbc.update("update ACT_RU_TASK set ASSIGNEE_ = 'xin6' where ID_ = ?", task);
        house.page("admin", "/staff/people/xin6");

        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Answer> leaving = transactions.execute(handingOver -> {
                jdbc.queryForList("select ID_ from ACT_RU_TASK where ID_ = ? for update", task);
                Future<Answer> begun = other.submit(
                        () -> step("admin", "/staff/people/xin6", "deactivation", Map.of("handBack", "true")));
                untilItWaits();
                jdbc.update("update ACT_RU_TASK set ASSIGNEE_ = 'dept', REV_ = REV_ + 1 where ID_ = ?", task);
                return begun;
            });
            assertThat(leaving.get().status()).as(leaving.get().text()).isEqualTo(302);
        } finally {
            other.shutdown();
        }
        assertThat(house.tasks("dept", receipt.number()).get(0).path("assignee").asText())
                .isEqualTo("dept");
        assertThat(lines("xin6")).last().isEqualTo("人员：在用→已停用");
    }

    /** Less than the database lets wait. */
    private static void untilItWaits() {
        try {
            TimeUnit.MILLISECONDS.sleep(800);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoLosesARoleOrLeavesIsOutAtOnceNotOnlyAfterTheNextSignIn() {
        made("xin5", "辛五");
        identities.setPublishedPassword("xin5", "gongkai-demo");
        house.submit("admin", "/staff/people/xin5/roles", role("archivist", "GAJ"));
        assertThat(house.page("xin5", "/staff/archive").status()).isEqualTo(200);
        house.submit("admin", "/staff/people/xin5/roles/withdrawal", Map.of("held", "archivist|GAJ", "reason", WHY));
        Answer out = house.page("xin5", "/staff/archive");
        assertThat(out.status()).isEqualTo(302);
        assertThat(out.raw().headers().firstValue("Location").orElse("")).contains("/login");

        House again = new House(port, management);
        assertThat(again.page("xin5", "/staff/plans").status()).isEqualTo(200);
        step("admin", "/staff/people/xin5", "deactivation", Map.of());
        assertThat(again.page("xin5", "/staff/plans").status()).isEqualTo(302);
        assertThat(again.fetch("xin5", "/camunda/api/engine/engine/default/task/count")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void anAccountLockedAfterFailuresIsUnlocked() {
        String password = made("xin4", "辛四");
        assertThat(house.submit("admin", "/staff/people/xin4/unlocking", Map.of("reason", WHY))
                        .text())
                .contains("没有被锁定");
        for (int i = 0; i < 5; i++) {
            assertThat(signIn("xin4", "wrong")).isFalse();
        }
        assertThat(signIn("xin4", password)).isFalse();
        assertThat(house.page("admin", "/staff/people/xin4").text()).contains("连续输错密码，锁定到");
        assertThat(house.submit("admin", "/staff/people/xin4/unlocking", Map.of("reason", "本人来电"))
                        .status())
                .isEqualTo(302);
        assertThat(signIn("xin4", password)).isTrue();
    }

    // ---- letters

    @Test
    void aLettersTextIsTriedPutInForceAndTakenBack() throws Exception {
        String address = "/staff/letter-texts/withdrawal";
        String shipped = textarea(house.page("admin", address).text());
        assertThat(shipped).contains("<h1>党务信息公开申请撤回确认书</h1>", "{申请编号}");
        String mine = shipped.replace("特此确认。", "特此确认，请留存。");

        int series = jdbc.queryForObject("select count(*) from number_series", Integer.class);
        Answer print = house.submit("admin", address + "/print", Map.of("text", mine));
        assertThat(print.raw().headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(pdf(print)).contains("样张", "特此确认，请留存。", "YSQ-2026-000012");
        assertThat(pdf(house.submit("admin", address + "/print", Map.of("text", mine, "least", "true"))))
                .doesNotContain("撤回的原因");
        assertThat(jdbc.queryForObject("select count(*) from number_series", Integer.class))
                .isEqualTo(series);

        Answer bad = house.submit("admin", address + "/print", Map.of("text", mine + "<img src=\"http://x/a.png\"/>"));
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.text()).contains("不能使用&lt;img&gt;");
        assertThat(house.submit("admin", address + "/preview", Map.of("text", mine + "<p>${7*7}</p>"))
                        .text())
                .contains("不能使用：文书里不能有模板语句");
        Answer preview = house.submit("admin", address + "/preview", Map.of("text", mine));
        assertThat(preview.text()).contains("预览改动", "特此确认，请留存。", "从现在起启用");
        Map<String, String> confirmed = Map.of("text", mine, "base", "0", "reason", "提示留存");
        assertThat(house.submit("admin", address, Map.of("text", mine, "base", "0"))
                        .text())
                .contains("请填写变更理由", "从现在起启用");
        assertThat(house.submit("admin", address, confirmed).status()).isEqualTo(302);
        assertThat(house.submit("admin", address, confirmed).text()).contains("另一位管理员刚刚启用了");
        assertThat(house.page("auditor", address).text()).contains("正在使用第1版", "提示留存", "夏维新");

        Receipt receipt = house.apply();
        house.withdraw(receipt);
        house.runJobs();
        long letter = jdbc.queryForObject(
                "select id from letter where case_number = ? and kind = 'WITHDRAWAL'", Long.class, receipt.number());
        assertThat(house.submit("admin", address + "/versions/0", Map.of("base", "1", "reason", "改回"))
                        .status())
                .isEqualTo(302);
        try (PDDocument issued = Loader.loadPDF(house.letter(receipt, letter))) {
            assertThat(new PDFTextStripper().getText(issued).replaceAll("\\s", ""))
                    .contains("特此确认，请留存。")
                    .doesNotContain("样张");
        }
        assertThat(house.page("admin", address).text()).contains("改回预置的文字", "正在使用第2版");
        assertThat(house.page("admin", "/staff/letter-texts/nothing").status()).isEqualTo(404);
        assertThat(house.page("admin", address + "/versions/9").status()).isEqualTo(404);
    }

    private static String pdf(Answer answer) throws Exception {
        try (PDDocument document = Loader.loadPDF(answer.bytes())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        }
    }

    private static String textarea(String page) {
        return found(page, "(?s)<textarea[^>]*name=\"text\"[^>]*>(.*?)</textarea>")
                .orElseThrow()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    // ---- the register

    @Test
    void theRegisterIsFilteredAndTakenAlongWithoutFormulas() {
        house.submit("admin", "/staff/units", with(unit("XT4", "登记科"), "reason", "=HYPERLINK(\"http://x\")"));
        String page = house.page(
                        "auditor", "/staff/changes?area=%E5%8D%95%E4%BD%8D&by=admin&from=2026-09-18&until=2026-09-18")
                .text();
        assertThat(page).contains("登记科（XT4）", "=HYPERLINK");
        assertThat(house.page("auditor", "/staff/changes?by=nobody").text()).contains("没有找到变更记录");
        assertThat(house.page("auditor", "/staff/changes?until=2020-01-01").text())
                .doesNotContain("登记科");
        Answer wrong = house.page("auditor", "/staff/changes?from=gestern&until=2026-13-01");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).contains("起始日期请写成2026-09-29的样子", "截止日期请写成2026-09-29的样子");

        Answer csv = house.page("auditor", "/staff/changes/list.csv?area=%E5%8D%95%E4%BD%8D");
        assertThat(csv.raw().headers().firstValue("Content-Disposition").orElse(""))
                .contains("attachment");
        assertThat(csv.text())
                .startsWith("\uFEFF时间,用户名,经办,类别,事项,变更前,变更后,理由")
                .contains("登记科（XT4）", "'=HYPERLINK")
                .doesNotContain(",=HYPERLINK", ",\"=HYPERLINK");
    }

    // ---- what the tests say often

    private String made(String id, String name) {
        assertThat(house.submit("admin", "/staff/people", person(id, name)).status())
                .isEqualTo(302);
        return password(house.page("admin", "/staff/people/" + id).text());
    }

    private Answer step(String user, String address, String step, Map<String, String> more) {
        Map<String, String> fields = new LinkedHashMap<>(more);
        fields.put("version", version(house.page(user, address).text()));
        fields.put("reason", WHY);
        return house.submit(user, address + "/" + step, fields);
    }

    private static Map<String, String> unit(String code, String name) {
        return new LinkedHashMap<>(
                Map.of("code", code, "name", name, "kind", "DEPARTMENT", "parent", "GAJ", "reason", WHY));
    }

    private static Map<String, String> person(String id, String name) {
        return new LinkedHashMap<>(Map.of("id", id, "name", name, "email", id + "@anlan.example", "reason", WHY));
    }

    private static Map<String, String> role(String role, String unit) {
        return Map.of("role", role, "unit", unit, "reason", WHY);
    }

    private static Map<String, String> with(Map<String, String> fields, String... more) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    private static String version(String page) {
        return found(page, "name=\"version\" value=\"(\\d+)\"").orElse("0");
    }

    private static String password(String page) {
        return found(page, "<p class=\"code num\">([^<]+)</p>").orElseThrow();
    }

    private static Optional<String> found(String page, String pattern) {
        var match = Pattern.compile(pattern).matcher(page);
        return match.find() ? Optional.of(match.group(1)) : Optional.empty();
    }

    private boolean signIn(String user, String password) {
        String basic = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return house.send(house.request("/engine-rest/task/count")
                                .header("Authorization", "Basic " + basic)
                                .GET())
                        .status()
                == 200;
    }

    private String groupName(String group) {
        return jdbc.queryForObject("select NAME_ from ACT_ID_GROUP where ID_ = ?", String.class, group);
    }

    private List<String> lines(String key) {
        return jdbc.query(
                "select * from administration_change where subject_key = ? order by id",
                (row, n) -> row.getString("area") + "："
                        + (row.getString("before_text") == null ? "（无）" : row.getString("before_text")) + "→"
                        + row.getString("after_text"),
                key);
    }

    @SafeVarargs
    private static <T> List<T> atOnce(Callable<T>... jobs) throws Exception {
        var workers = Executors.newFixedThreadPool(jobs.length);
        try {
            var results = new ArrayList<T>();
            for (var result : workers.invokeAll(Stream.of(jobs).toList())) {
                results.add(result.get());
            }
            return results;
        } finally {
            workers.shutdownNow();
        }
    }
}
