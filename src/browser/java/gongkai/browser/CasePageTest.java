package gongkai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import gongkai.testing.House.Receipt;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A case on its own page, the lists that lead there, and the way from there to the task. */
@InChromium
class CasePageTest {

    private static final Map<String, Object> WANTED = Map.of("content", ApplyPage.WANTED);

    @Test
    void whoHasTheTaskGoesFromTheCaseToIt(Chromium chromium) {
        Receipt receipt = chromium.house().apply(WANTED);
        chromium.house()
                .complete("office", receipt.number(), "register", Map.of("outcome", "accept", "department", "ZGS"));
        Tasklist dept = chromium.staff("dept");
        assertThat(dept.page.locator(".task-filters .counter").nth(1)).hasText(Pattern.compile("\\d+"));
        dept.page.locator(".gk-cases a").click();
        assertThat(dept.page.locator("h1")).hasText("我经办的案件");

        dept.person.open("/staff/cases/" + receipt.number());
        assertThat(dept.page.locator(".pane")).containsText(ApplyPage.WANTED);
        assertThat(dept.page.locator(".pane")).containsText("登记审核：受理");
        dept.person.look("case-page");
        dept.page.setViewportSize(Person.MIDDLE, 900);
        dept.person.fits(Person.MIDDLE);
        dept.page.locator("input[type=file]").setInputFiles(ApplyPage.pdf("核查记录.pdf"));
        assertThat(dept.page.locator(".pane")).containsText("已收下1份材料");
        assertThat(dept.page.getByLabel("预览核查记录.pdf")).hasAttribute("href", Pattern.compile("\\?inline"));

        dept.page
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("去办理：承办审查"))
                .click();
        assertThat(dept.page.locator(".task-card h2.task")).hasText("承办审查");
        assertThat(dept.page.locator(".task-card")).containsText(ApplyPage.WANTED);
    }

    @Test
    void theOfficeLooksThroughAllCasesAndALeaderReadsOne(Chromium chromium) {
        Receipt receipt = chromium.house().apply(WANTED);
        Person office = chromium.staff("office").person;
        office.open("/staff/cases/all");
        office.page.getByLabel("案件编号的开头或者标题中的词").fill(receipt.number());
        office.page
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("查找"))
                .click();
        assertThat(office.page.locator("main")).containsText("共1件");
        office.look("cases");
        office.page.locator("main").getByText(ApplyPage.WANTED).click();
        assertThat(office.page.locator(".pane")).containsText(receipt.number());

        Person deputy = chromium.staff("deputy").person;
        deputy.open("/staff/cases/" + receipt.number());
        assertThat(deputy.page.locator(".pane")).containsText(ApplyPage.WANTED);
        assertThat(deputy.page.locator("input[type=file]")).hasCount(0);
        deputy.open("/staff/calendar-feed");
        deputy.look("calendar-feed");
    }
}
