package gongkai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import gongkai.testing.House.Receipt;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What applicants do on the public pages beside the straight way. */
@InChromium
class PortalTest {

    @Test
    void theFormCanBeFilledWithTheKeyboardAlone(Chromium chromium) {
        Person applicant = chromium.person();
        Page page = applicant.page;
        applicant.open("/applications/new");
        page.keyboard().press("Tab");
        assertThat(page.getByText("跳到正文")).isFocused();
        page.keyboard().press("Enter");

        tabTo(page, "applicantKind");
        page.keyboard().press("Space");
        type(page, "name", "林一𠮷");
        type(page, "identityDocument", "11010519491231002X");
        type(page, "phone", "0519-82880000");
        type(page, "address", "安澜县清溪镇幸福路8号");
        type(page, "content", ApplyPage.WANTED);
        tabTo(page, "deliveryMethod");
        page.keyboard().press("Space");
        page.keyboard().press("ArrowDown");
        assertThat(page.getByLabel("邮寄")).isChecked();
        tabTo(page, "files");
        tabTo(page, "confirmed");
        page.keyboard().press("Space");
        applicant.look("portal-apply-filled");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        new ApplyPage(applicant).received();
    }

    /** Presses Tab until the field has the focus; that it does within the page is the test. */
    private static void tabTo(Page page, String id) {
        for (int presses = 0; presses < 60; presses++) {
            page.keyboard().press("Tab");
            if (id.equals(page.evaluate("document.activeElement.id"))) {
                return;
            }
        }
        throw new AssertionError("Tab never reaches " + id);
    }

    private static void type(Page page, String id, String text) {
        tabTo(page, id);
        page.keyboard().insertText(text);
    }

    @Test
    void everythingWorksWithoutScripts(Chromium chromium) {
        Person applicant = chromium.person(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        applicant.open("/applications/new");
        ApplyPage form = new ApplyPage(applicant);
        form.send();
        assertThat(applicant.page.locator(".summary")).containsText("请填写姓名或者名称");
        form.fill("林一𠮷", "发到电子邮箱").attach(ApplyPage.pdf("情况说明.pdf")).send();
        Receipt receipt = form.received();
        StatusPage status = StatusPage.lookUp(applicant, receipt);
        assertThat(status.main()).containsText("情况说明.pdf");
        status.withdraw("不需要了");
        assertThat(status.main()).containsText("申请已经撤回");
    }

    @Test
    void anApplicantCorrectsAndThenWithdraws(Chromium chromium) {
        Receipt receipt = chromium.house().apply(Map.of("content", ApplyPage.WANTED));
        chromium.house()
                .complete(
                        "office", receipt.number(), "register", Map.of("outcome", "correct", "missing", "请写明所要信息的年度。"));
        Person applicant = chromium.person();
        StatusPage status = StatusPage.lookUp(applicant, receipt);
        assertThat(status.main()).containsText("请写明所要信息的年度");
        applicant.look("portal-status-correction");
        status.correct("");
        assertThat(applicant.page.locator(".summary")).isFocused();
        applicant.look("portal-status-correction-errors");
        status.correct("要2025年度的。", ApplyPage.png("补充说明.png"));
        assertThat(status.main()).containsText("补正材料已经提交");
        applicant.look("portal-status-corrected");

        applicant.page.getByText("撤回申请").click();
        applicant.look("portal-withdrawal");
        status.withdraw("不需要了");
        assertThat(status.main()).containsText("申请已经撤回");
        applicant.look("portal-status-withdrawn");
    }

    @Test
    void anAcceptedApplicationShowsWhyItsDueDateIsThatDay(Chromium chromium) {
        Receipt receipt = chromium.house().apply(Map.of("content", ApplyPage.WANTED));
        chromium.house()
                .complete("office", receipt.number(), "register", Map.of("outcome", "accept", "department", "ZGS"));
        chromium.house().until("2026-09-22T10:00");
        Person applicant = chromium.person();
        StatusPage status = StatusPage.lookUp(applicant, receipt);
        assertThat(status.main()).containsText("为什么是这一天");
        assertThat(status.main()).containsText("承办部门");
        assertThat(status.main().locator("table.days td.end")).hasCount(1);
        applicant.look("portal-status-review");
    }

    @Test
    void theCatalogueIsReadByCategory(Chromium chromium) {
        Person anyone = chromium.person();
        Page page = anyone.page;
        anyone.open("/catalogue");
        anyone.look("portal-catalogue");
        page.getByLabel("类别").selectOption(new SelectOption().setIndex(1));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("查看"))
                .click();
        assertThat(page.locator("tbody th[scope=row]")).hasCount(6);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("基层党组织党务公开目录"))
                .click();
        assertThat(page.locator("tbody th[scope=row]")).hasCount(15);
        anyone.look("portal-catalogue-basic");
    }

    @Test
    void wrongCodesAndUnknownAddressesAreSaidPlainly(Chromium chromium) {
        Person applicant = chromium.person();
        Page page = applicant.page;
        applicant.open("/applications/status");
        page.getByLabel("申请编号").fill("YSQ-2026-999999");
        page.getByLabel("查询码").fill("AAAA-BBBB-CCCC-DDDD");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("查询"))
                .click();
        assertThat(page.locator(".summary")).isFocused();
        applicant.look("portal-lookup-errors");
        applicant.open("/deadlines");
        applicant.look("portal-deadlines");
        page.getByLabel("期限", new Page.GetByLabelOptions().setExact(true))
                .selectOption(new SelectOption().setValue("application.review"));
        page.getByLabel("起算日").fill("2026-09-24");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("计算"))
                .click();
        assertThat(page.locator("main")).containsText("为什么是这一天");
        applicant.look("portal-deadlines-counted");
        applicant.open("/applications/nowhere");
        assertThat(page).hasTitle(Pattern.compile("没有|找不到|不存在"));
        applicant.look("portal-not-found");
    }
}
