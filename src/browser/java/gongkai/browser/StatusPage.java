package gongkai.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import gongkai.testing.House.Receipt;

/** 查询进度, as applicants use it. */
class StatusPage {

    private final Page page;

    private StatusPage(Page page) {
        this.page = page;
    }

    static StatusPage lookUp(Person applicant, Receipt receipt) {
        applicant.open("/applications/status");
        StatusPage status = new StatusPage(applicant.page);
        // Who has just applied in this browser is already there.
        if (status.page.getByLabel("查询码").count() > 0) {
            status.page.getByLabel("申请编号").fill(receipt.number());
            status.page.getByLabel("查询码").fill(receipt.queryCode());
            status.press("查询");
        }
        return status;
    }

    void correct(String text, FilePayload... files) {
        page.getByLabel("补正内容").fill(text);
        page.getByLabel("补正材料").setInputFiles(files);
        press("提交补正");
    }

    /** From the page of the case or from the one that asks again. */
    void withdraw(String reason) {
        if (page.getByLabel("撤回理由").count() == 0) {
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("撤回申请"))
                    .click();
        }
        page.getByLabel("撤回理由").fill(reason);
        press("撤回申请");
    }

    private void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    Locator main() {
        return page.locator("main");
    }
}
