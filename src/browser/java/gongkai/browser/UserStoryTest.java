package gongkai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import gongkai.testing.House;
import gongkai.testing.House.Receipt;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** One application from the portal's first page to the letter in the applicant's hands, clicked by everyone on the way. */
@InChromium
class UserStoryTest {

    @Test
    void anApplicationIsPartlyGrantedAndItsLetterDownloaded(Chromium chromium) throws Exception {
        House house = chromium.house();
        Person applicant = chromium.person();
        Receipt receipt = applies(applicant);
        String number = receipt.number();

        Tasklist office = chromium.staff("office").list(number);
        office.person.lookAtTasklist("tasklist-list");
        office.open(number);
        office.person.lookAtTasklist("tasklist-register");
        office.claim().choose("办理结果", "受理").select("承办部门", "政工室");
        office.person.lookAtTasklist("tasklist-register-filled");
        office.submit().completed();

        house.until("2026-09-21T09:10");
        Tasklist dept = chromium.staff("dept").open(number).claim();
        dept.choose("办理结果", "提出办理意见").choose("办理意见", "部分公开");
        dept.fill(dept.row(1), "哪一部分", "困难党员慰问对象名单");
        dept.select(dept.row(1), "依据", "正在审议、讨论过程中");
        dept.fill("理由说明", "慰问对象名单正在审议，尚未确定。").fill("公开的内容", "2025年度党费收支总额和各项支出明细。");
        dept.person.lookAtTasklist("tasklist-examine");
        dept.submit().completed();

        house.until("2026-09-22T09:10");
        Tasklist secrecy = chromium.staff("secrecy").open(number).claim().choose("办理结果", "可以公开");
        secrecy.person.lookAtTasklist("tasklist-secrecy-check");
        secrecy.submit().completed();
        Tasklist principal = chromium.staff("principal").open(number).claim().choose("办理结果", "同意");
        principal.person.lookAtTasklist("tasklist-decide");
        principal.submit().completed();

        house.until("2026-09-23T09:10");
        Tasklist reporting = chromium.staff("office").open(number).claim();
        reporting.choose("办理结果", "已报送").day("报送日期", "2026年9月23日");
        reporting.person.lookAtTasklist("tasklist-report-to-superior");
        reporting.submit().completed();
        Tasklist superior = chromium.staff("superior").open(number).claim().choose("办理结果", "部分同意");
        superior.fill(superior.row(1), "哪一部分", "困难党员慰问对象名单");
        superior.select(superior.row(1), "依据", "正在审议、讨论过程中");
        superior.fill("意见", "同意，名单确定后另行公开。");
        superior.person.lookAtTasklist("tasklist-superior-review");
        superior.submit().completed();

        house.until("2026-09-24T09:10");
        Tasklist delivering = chromium.staff("office").open(number).claim();
        delivering.choose("办理结果", "已送达").day("送达日期", "2026年9月24日");
        delivering.select("送达方式", "邮寄").fill("送达凭证", "挂号单号XA00000001");
        delivering.person.lookAtTasklist("tasklist-deliver");
        delivering.submit().completed();

        house.until("2026-09-25T09:10");
        readsTheAnswer(chromium.person(), receipt);
    }

    private static Receipt applies(Person applicant) {
        Page page = applicant.page;
        applicant.open("/");
        applicant.look("portal-home");
        page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("主导航"))
                .getByText("依申请公开")
                .click();
        ApplyPage form = new ApplyPage(applicant);
        applicant.look("portal-apply");
        form.send();
        var summary = page.locator(".summary");
        assertThat(summary).containsText("需要修改");
        assertThat(summary).isFocused();
        assertThat(page).hasTitle(Pattern.compile("^有\\d处需要修改"));
        applicant.look("portal-apply-errors");
        summary.getByText("请填写姓名或者名称").click();
        assertThat(page.getByLabel("姓名或者名称")).isFocused();

        form.fill("林一𠮷", "邮寄").attach(ApplyPage.pdf("情况说明.pdf"), ApplyPage.png("授权书.png"));
        assertThat(page.locator(".drop .files li")).hasCount(2);
        Receipt receipt = form.send().received();
        applicant.look("portal-receipt");
        return receipt;
    }

    private static void readsTheAnswer(Person applicant, Receipt receipt) throws Exception {
        Page page = applicant.page;
        applicant.open("/applications/status");
        applicant.look("portal-lookup");
        StatusPage.lookUp(applicant, receipt);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("办理经过")))
                .isVisible();
        assertThat(page.locator("main")).containsText("情况说明.pdf");
        assertThat(page.locator("main")).containsText("授权书.png");
        applicant.look("portal-status-replied");
        Download letter = page.waitForDownload(
                () -> page.locator("main").getByText("答复书").last().click());
        try (var pdf = Loader.loadPDF(Files.readAllBytes(letter.path()))) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s", ""))
                    .contains("林一𠮷", "困难党员慰问对象名单", "2025年度党费收支总额和各项支出明细")
                    .doesNotContain("null");
        }
    }
}
