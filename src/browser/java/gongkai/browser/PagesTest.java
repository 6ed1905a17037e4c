package gongkai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import gongkai.testing.House;
import gongkai.testing.House.Receipt;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pages that are there to be read: the demonstration's and those of administrators and archivists. */
@InChromium
class PagesTest {

    @Test
    void theDemonstrationShowsItsMail(Chromium chromium) {
        Receipt receipt = chromium.house().apply(Map.of("content", ApplyPage.WANTED));
        chromium.house()
                .complete("office", receipt.number(), "register", Map.of("outcome", "accept", "department", "ZGS"));
        chromium.house().runJobs();
        Person anyone = chromium.person();
        anyone.open("/demo");
        anyone.look("demo");
        anyone.open("/demo/mail");
        anyone.look("demo-mails");
        anyone.page.locator("main").getByText(receipt.number()).first().click();
        assertThat(anyone.page.locator("main")).containsText("收件人");
        anyone.look("demo-mail");
    }

    @Test
    void administratorsKeepCalendarAndRules(Chromium chromium) {
        Person admin = chromium.staff("admin").person;
        admin.open("/staff/calendar");
        admin.look("staff-calendar");
        admin.page
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("预览影响"))
                .click();
        assertThat(admin.page.locator(".summary")).containsText("需要修改");
        admin.look("staff-calendar-errors");
        admin.open("/staff/rules");
        admin.look("staff-rules");
    }

    @Test
    void administratorsKeepUnitsPeopleAndLetters(Chromium chromium) {
        Person admin = chromium.staff("admin").person;
        Page page = admin.page;
        admin.open("/staff/administration");
        admin.look("staff-administration");
        page.locator("main")
                .getByText("单位", new Locator.GetByTextOptions().setExact(true))
                .last()
                .click();
        assertThat(page.locator("h1")).hasText("单位");
        page.locator("#make-code").fill("XT8");
        page.locator("#make-name").fill("信息通信科");
        press(page, "新建");
        assertThat(page.locator(".summary")).containsText("请填写变更理由");
        admin.look("staff-units-errors");
        page.locator("#make-reason").fill("机构调整");
        press(page, "新建");
        assertThat(page.locator(".note.ok")).containsText("已新建");
        admin.look("staff-unit");
        admin.open("/staff/people");
        admin.look("staff-people");
        page.locator("main").getByText("林知远").click();
        page.locator("#give-role").selectOption("department");
        page.locator("#give-unit").selectOption("XT8");
        page.locator("#give-reason").fill("兼管");
        press(page, "增加角色");
        assertThat(page.locator("main")).containsText("信息通信科：职能部门");
        admin.look("staff-person");
        admin.open("/staff/letter-texts/withdrawal");
        String text = page.locator("#edit-text").inputValue();
        page.locator("#edit-text").fill(text.replace("特此确认。", "特此确认，请留存。"));
        press(page, "预览改动");
        assertThat(page.locator("main")).containsText("从现在起启用");
        admin.look("staff-letter");
        admin.open("/staff/letter-texts");
        admin.look("staff-letters");
        admin.open("/staff/changes");
        assertThat(page.locator("main")).containsText("机构调整");
        admin.look("staff-changes");
        admin.open("/staff/routes");
        admin.look("staff-routes");
        admin.open("/staff/rules/application.review");
        admin.look("staff-rule");
    }

    private static void press(Page page, String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    @Test
    void archivistsFindEndedCases(Chromium chromium) {
        House house = chromium.house();
        Receipt receipt = house.apply(Map.of("content", ApplyPage.WANTED));
        house.withdraw(receipt);
        house.runJobs();
        Person archivist = chromium.staff("archivist").person;
        archivist.open("/staff/archive");
        assertThat(archivist.page.locator("main")).containsText(receipt.number());
        archivist.look("staff-archive");
    }
}
