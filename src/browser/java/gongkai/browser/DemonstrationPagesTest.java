package gongkai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import gongkai.testing.House;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** The board and the pages of its upkeep with a year's disclosures, as the demonstration shows them, today. */
@InChromium
@TestPropertySource(properties = "gongkai.demo.disclosures=true")
class DemonstrationPagesTest {

    private static final String LAST = "select count(*) from number_series where name = 'demo|upkeep'";
    private static final int PATIENCE = 240;

    private final JdbcTemplate jdbc;

    /** Loads at real time; only then may anybody move the clock. */
    DemonstrationPagesTest(@Autowired JdbcTemplate jdbc) throws InterruptedException {
        this.jdbc = jdbc;
        for (int tries = 0; tries < PATIENCE && jdbc.queryForObject(LAST, Integer.class) == 0; tries++) {
            Thread.sleep(500);
        }
    }

    @Test
    void everybodyReadsAndSearches(Chromium chromium) {
        House.realTime();
        Person reader = chromium.person();
        reader.open("/");
        assertThat(reader.page.locator("main")).containsText("正在公示");
        reader.look("board-home");
        reader.open("/disclosures");
        reader.look("board");
        reader.open("/disclosures?q=%E5%85%9A%E8%B4%B9");
        assertThat(reader.page.locator("mark").first()).hasText("党费");
        reader.look("search");
        reader.page.locator("main h3 a").first().click();
        assertThat(reader.page.locator("main")).containsText("公开要素");
        reader.page.getByText("为什么是这一天").click();
        reader.look("item");
        reader.open("/disclosures/notices");
        reader.look("notices");
        reader.open("/disclosures/" + numberOf("ended = 'WITHDRAWN'"));
        assertThat(reader.page.locator("main")).containsText("撤销公开");
        reader.look("item-withdrawn");
        reader.open("/disclosures/" + numberOf("version > 1 and scope = 'SOCIETY' and ended is null"));
        assertThat(reader.page.locator("main")).containsText("版本记录");
        reader.look("item-versions");
        reader.open("/catalogue");
        reader.look("catalogue");
    }

    @Test
    void staffKeepTheCatalogueUp(Chromium chromium) {
        House.realTime();
        Person office = chromium.staff("office").person;
        office.open("/staff/upkeep");
        assertThat(office.page.locator("main")).containsText("缺");
        office.look("upkeep");
        office.page.locator("a.cell.open").first().click();
        assertThat(office.page.locator("main")).containsText("经过");
        office.look("upkeep-obligation");
        office.open("/staff/plans");
        office.look("plans");
    }

    @Test
    void theCatalogueIsRevisedFromASpreadsheet(Chromium chromium) throws IOException {
        House.realTime();
        Tasklist tasklist = chromium.staff("office").start("目录制定修订");
        tasklist.select("目录", "机关党务公开目录");
        tasklist.person.lookAtTasklist("tasklist-revision-open");
        tasklist.submit();
        assertThat(tasklist.page.locator(".modal-dialog")).hasCount(0);
        Person office = tasklist.person;
        Page page = office.page;
        office.open("/staff/catalogue");
        office.look("revision");
        String current = Files.readString(
                page.waitForDownload(() -> page.getByText("下载现行目录").click()).path());

        // The shipped catalogue lost the timing of its item 16, which a revision has to give.
        String whole = current.replaceAll("(?m)^(16,.*),,(政工室)", "$1,即时,$2");
        preview(page, current.replace("季度", "每周"));
        assertThat(page.locator("main")).containsText("没有载入任何内容");
        office.look("revision-errors");
        preview(page, whole.replace("党费收缴、管理和使用", "党费收缴、管理、使用和结余"));
        assertThat(page.locator("main")).containsText("修改的事项");
        office.look("revision-preview");
        page.getByText("载入为草案").click();
        assertThat(page.locator("main")).containsText("已经载入的草案");
        office.look("revision-draft");
    }

    private static void preview(Page page, String csv) {
        page.locator("#file").setInputFiles(new FilePayload("目录.csv", "text/csv", csv.getBytes(UTF_8)));
        page.getByText("预览错误和变动").click();
    }

    private String numberOf(String condition) {
        return jdbc.queryForObject(
                "select number from board_item where " + condition + " order by number limit 1", String.class);
    }
}
