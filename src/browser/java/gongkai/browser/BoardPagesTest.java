package gongkai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import gongkai.board.Board;
import gongkai.board.Ending;
import gongkai.board.PublicFile;
import gongkai.board.Publication;
import gongkai.catalogue.Scope;
import gongkai.catalogue.Timing;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The public board as people read it, search it and narrow it down. */
@InChromium
class BoardPagesTest {

    private static final String BODY = """
            现将2026年上半年党费收缴、使用和管理情况公开如下。
            一、收缴情况
            1至6月，应缴党费党员427名，实缴427名，实收党费13520.40元，收缴率100.0%（应缴427名，实缴427名）。
            二、使用情况
            支出党费8640.00元，其中教育培训5120.00元，走访慰问生活困难党员3520.00元。
            三、结余情况
            截至6月30日，留存党费42316.70元，全部存入党费专户。
            如有疑问，请在公示期内提出，或者到政工室查询账目。""";

    @Autowired
    Board board;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Clock clock;

    private final List<String> published = new ArrayList<>();
    private String ending;
    /** A number is used once in the life of a product, which all tests here share. */
    private static int last;

    @AfterEach
    void leaveNothingOnTheBoard() {
        inTransaction(() -> published.forEach(number -> board.end(number, Ending.WITHDRAWN, "试验结束")));
    }

    private void inTransaction(Runnable step) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> step.run());
    }

    private Publication item(
            String title, String category, String unit, String source, Scope scope, Timing timing, int daysAgo) {
        return item(next(), title, category, unit, source, scope, timing, daysAgo, null);
    }

    private Publication item(
            String number,
            String title,
            String category,
            String unit,
            String source,
            Scope scope,
            Timing timing,
            int daysAgo,
            LocalDate noticeEndsOn) {
        boolean inTown = unit.startsWith("Z1") || unit.startsWith("Z2");
        return new Publication(
                number,
                (inTown ? unit : "GAJ") + "-12-2026-" + number.substring(9),
                title,
                BODY,
                "bureau",
                "12",
                category,
                null,
                timing == Timing.QUARTERLY ? "2026Q2" : null,
                unit,
                inTown ? unit : "GAJ",
                scope,
                timing,
                List.of("互联网", "公开栏"),
                LocalDate.of(2026, 9, 10),
                LocalDate.of(2026, 10, 15),
                clock.instant().minus(Duration.ofDays(daysAgo)),
                noticeEndsOn,
                null,
                source,
                List.of(
                        new PublicFile(1, "党费收支明细表.xlsx", "application/xlsx", 88_064, "教育培训 走访慰问"),
                        new PublicFile(2, "党费专户对账单.pdf", "application/pdf", 421_888, null)));
    }

    private static String next() {
        return "GK-2018-%06d".formatted(++last);
    }

    private void publish(Publication publication) {
        inTransaction(() -> board.publish(publication));
        published.add(publication.number());
    }

    private String aFewItems() {
        String police = "安澜县公安局政工室";
        publish(item("2026年第二季度民警教育培训开展情况", "队伍建设", "ZGS", police, Scope.SOCIETY, Timing.QUARTERLY, 40));
        publish(item("公务用车运行和维护费用支出情况", "财务管理", "BGS", "安澜县公安局办公室", Scope.SOCIETY, Timing.ANNUAL, 25));
        publish(item("执法规范化建设检查结果通报", "执法监督", "FZS", "安澜县公安局法制室", Scope.SOCIETY, Timing.IMMEDIATE, 12));
        publish(item("清溪镇2026年上半年党费收支明细", "党的组织建设", "Z1", "中共清溪镇委员会", Scope.SOCIETY, Timing.QUARTERLY, 9));
        publish(item("白石镇村级组织换届选举办法", "党的组织建设", "Z2", "中共白石镇委员会", Scope.SOCIETY, Timing.LONG_TERM, 8));
        publish(item("内部绩效考核等次", "队伍建设", "ZGS", police, Scope.UNIT, Timing.ANNUAL, 6));
        publish(item("县局党委会议定事项办理进度", "重点工作", "BGS", "安澜县公安局办公室", Scope.SOCIETY, Timing.IMMEDIATE, 3));
        LocalDate today = LocalDate.now(clock);
        ending = next();
        publish(item(ending, "2026年拟发展党员名单公示", "党的组织建设", "ZGS", police, Scope.SOCIETY, Timing.IMMEDIATE, 7, today));
        String number = next();
        publish(item(
                number, "2026年上半年党费收缴、使用和管理情况", "党的组织建设", "ZGS", police, Scope.SOCIETY, Timing.QUARTERLY, 2, null));
        inTransaction(() -> board.replace(
                number,
                item(
                        number,
                        "2026年上半年党费收缴、使用和管理情况公示",
                        "党的组织建设",
                        "ZGS",
                        police,
                        Scope.SOCIETY,
                        Timing.QUARTERLY,
                        1,
                        today.plusDays(6)),
                "更正：应缴党费党员原为425名，应为427名，金额不变。"));
        return number;
    }

    @Test
    void anybodyFindsAndReads(Chromium chromium) {
        String number = aFewItems();
        Person reader = chromium.person();
        Page page = reader.page;
        reader.open("/");
        assertThat(page.locator("main")).containsText("正在公示");
        assertThat(page.locator("main")).not().containsText("内部绩效");
        reader.look("portal-board-home");

        page.getByLabel("搜索公开信息").fill("党费");
        page.keyboard().press("Enter");
        assertThat(page).hasTitle(Pattern.compile("“党费”的搜索结果"));
        assertThat(page.locator("mark").first()).hasText("党费");
        reader.look("portal-search");
        page.locator("#facets").getByText("党的组织建设").click();
        assertThat(page.locator(".chips")).containsText("党的组织建设");
        page.getByLabel("取消筛选：党的组织建设").click();
        assertThat(page.locator(".chips")).hasCount(0);
        reader.open("/disclosures");
        reader.look("portal-board");
        reader.open("/disclosures?q=%E5%85%9A%E8%B4%B9%E5%87%8F%E5%85%8D&year=2026");
        assertThat(page.locator("main")).containsText("换个词");
        reader.look("portal-search-none");

        reader.open("/disclosures/" + number);
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("打印")))
                .isVisible();
        reader.look("portal-item");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".only-print")).isVisible();
        assertThat(page.locator(".menu")).isHidden();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        page.getByText("查看原文").click();
        assertThat(page.locator("main")).containsText("这是第1版，已被第2版替代");
        reader.look("portal-item-superseded");
        reader.open("/disclosures/notices");
        reader.look("portal-notices");

        inTransaction(() -> board.end(ending, Ending.WITHDRAWN, "名单有误，核实后重新公示。"));
        published.remove(ending);
        reader.open("/disclosures/" + ending);
        assertThat(page.locator("main")).containsText("名单有误");
        reader.look("portal-item-withdrawn");
    }

    @Test
    void aMemberSeesMoreAndIsToldSo(Chromium chromium) {
        aFewItems();
        Person member = chromium.staff("dept").person;
        member.open("/disclosures");
        assertThat(member.page.locator(".member")).isVisible();
        assertThat(member.page.locator(".items")).containsText("内部绩效考核等次");
        member.look("portal-board-member");
    }

    @Test
    void theBoardWorksWithoutScripts(Chromium chromium) {
        String number = aFewItems();
        Person reader = chromium.person(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        reader.open("/disclosures");
        reader.page.getByLabel("搜索公开信息").fill("党费");
        reader.page.locator("main .seek button").click();
        reader.page.locator("#facets").getByText("政工室").first().click();
        reader.page.getByText("2026年上半年党费收缴").first().click();
        assertThat(reader.page.locator("h1")).containsText("党费");
        assertThat(reader.page).hasURL(Pattern.compile("/disclosures/" + number + "$"));
    }
}
