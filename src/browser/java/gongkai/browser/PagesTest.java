package gongkai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

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
