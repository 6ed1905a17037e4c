package gongkai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import gongkai.testing.House;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an office does with a step beside completing it, in Tasklist and on the case's page, and who stands in for whom. */
@InChromium
class HandlingStoryTest {

    private static final Map<String, Object> WANTED = Map.of("content", ApplyPage.WANTED);
    private static final Map<String, Object> ACCEPT = Map.of("outcome", "accept", "department", "ZGS");
    private static final Map<String, Object> CLEAR = Map.of("outcome", "clear");
    private static final Map<String, Object> GRANT =
            Map.of("outcome", "propose", "decision", "GRANT", "summary", "收支总额和各项支出明细见附件", "comment", "内容已经核对");

    @Test
    void aStepIsAskedAboutTakenBackSentBackAndSentRound(Chromium chromium) {
        House house = chromium.house();
        String number = house.apply(WANTED).number();
        house.complete("office", number, "register", ACCEPT);

        Tasklist dept = chromium.staff("dept").open(number).tab("案卷");
        press(dept.page, "加签");
        assertThat(desk(dept.page)).containsText("请先领取这一步");
        dept.page.locator("button.claim").click();
        assertThat(desk(dept.page).locator("button[aria-expanded]").getByText("加签", exactly()))
                .isVisible();
        Tasklist colleague = chromium.staff("dept2");
        asksForAdvice(dept, colleague, number);
        takesBack(dept, number);

        house.complete("secrecy", number, "secrecy-check", CLEAR);
        sendsBack(chromium.staff("principal").open(number).claim(), number);
        Tasklist secrecy = chromium.staff("secrecy").open(number).claim();
        meetsDisagreement(secrecy, colleague, number);
        pressesAndSendsRound(chromium.staff("office").person, number);
        readsTheCopy(chromium.staff("discipline").person, number);
        agreesAfterAll(secrecy, house, number);
    }

    // ---- the verbs

    private static void asksForAdvice(Tasklist dept, Tasklist colleague, String number) {
        Locator form = press(dept.page, "加签");
        choose(form, "何嘉木");
        send(form, "加签");
        assertThat(form.getByRole(AriaRole.ALERT)).containsText("请填写要回答的问题");
        form.getByLabel("要回答的问题").fill("党费收支明细是否可以全部公开？");
        dept.person.lookAtTasklist("tasklist-handling");
        dept.person.accessible(".tab-content");
        send(form, "加签");
        assertThat(desk(dept.page)).containsText("等待回复");
        press(dept.page, "转办");
        assertThat(desk(dept.page)).containsText("转办：还有加签或者会签没有回复");
        dept.person.picture("handling-waiting", false);

        proposes(dept.tab("表单"));
        assertThat(dept.said()).containsText("还有1位没有回复加签：何嘉木");
        dept.person.lookAtTasklist("handling-refused");

        colleague.mine(number).tab("案卷");
        assertThat(desk(colleague.page)).containsText("党费收支明细是否可以全部公开？");
        colleague.person.lookAtTasklist("handling-asked");
        colleague.person.accessible(".tab-content");
        colleague.tab("表单").choose("您的意见", "同意").fill("意见", "可以，隐去个人姓名。");
        colleague.person.lookAtTasklist("handling-opinion");
        colleague.submit().completed();

        dept.tab("案卷");
        assertThat(desk(dept.page)).containsText("答：可以，隐去个人姓名。");
        proposes(dept.tab("表单"));
        dept.completed();
    }

    private static void proposes(Tasklist dept) {
        dept.choose("办理结果", "提出办理意见").choose("办理意见", "予以公开");
        dept.fill("公开的内容", "收支总额和各项支出明细见附件").submit();
    }

    private static void takesBack(Tasklist dept, String number) {
        Page page = dept.page;
        dept.person.open("/staff/cases/" + number);
        Locator form = press(page, "撤回");
        form.getByLabel("撤回的说明（可以不填）").fill("补充2025年支出明细");
        dept.person.look("handling-take-back");
        send(form, "撤回");
        assertThat(desk(page).getByRole(AriaRole.STATUS).last()).containsText("撤回");
        assertThat(page.locator(".pane")).containsText("撤回，重新办理");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("去办理：承办审查"))
                .click();
        assertThat(page.locator(".task-card h2.task")).hasText("承办审查");
        proposes(dept);
        dept.completed();
    }

    private static void sendsBack(Tasklist principal, String number) {
        principal.tab("案卷");
        Locator form = press(principal.page, "退回");
        form.getByLabel("保密审查").check();
        send(form, "退回");
        assertThat(form.getByRole(AriaRole.ALERT)).containsText("请填写退回的理由");
        form.getByLabel("退回的理由").fill("支出明细中有个人账户，请再审查。");
        principal.person.lookAtTasklist("handling-send-back");
        principal.person.accessible(".tab-content");
        send(form, "退回");
        assertThat(principal.page.locator(".tasks-list li.task").filter(new Locator.FilterOptions().setHasText(number)))
                .hasCount(0);
    }

    private static void meetsDisagreement(Tasklist secrecy, Tasklist colleague, String number) {
        asksForConsent(secrecy, "个人账户是否已经遮盖？");
        colleague.mine(number).choose("您的意见", "不同意").fill("意见", "第三页还有一个账号。").submit();
        assertThat(colleague.page.locator(".tasks-list li.task").filter(new Locator.FilterOptions().setHasText(number)))
                .hasCount(0);
        secrecy.tab("表单").choose("办理结果", "可以公开").submit();
        assertThat(secrecy.said()).containsText("会签中何嘉木不同意，这一步不能往下办");
        secrecy.tab("案卷");
        assertThat(desk(secrecy.page)).containsText("不同意");
        secrecy.person.lookAtTasklist("handling-disagreed");
    }

    private static void asksForConsent(Tasklist asking, String question) {
        asking.tab("案卷");
        Locator form = press(asking.page, "会签");
        choose(form, "何嘉木");
        form.getByLabel("要回答的问题").fill(question);
        send(form, "会签");
        assertThat(desk(asking.page)).containsText("等待回复");
    }

    private static void pressesAndSendsRound(Person office, String number) {
        Page page = office.page;
        office.open("/staff/cases/" + number);
        send(press(page, "催办"), "催办");
        assertThat(desk(page).getByRole(AriaRole.STATUS).last()).containsText("已催办");
        assertThat(desk(page).locator("button[aria-disabled=true]").getByText("催办", exactly()))
                .isVisible();
        press(page, "催办");
        assertThat(desk(page)).containsText("今天已经催办过，一天只能催办一次");
        office.look("handling-nudged");
        Locator form = press(page, "抄送");
        choose(form, "秦正则");
        form.getByLabel("说明（可以不填）").fill("涉及党费，供了解。");
        office.look("handling-copy");
        send(form, "抄送");
        assertThat(page.locator(".pane")).containsText("抄送秦正则");
    }

    private static void readsTheCopy(Person reader, String number) {
        reader.open("/staff/cases/copies");
        assertThat(reader.page.locator("main")).containsText("涉及党费，供了解。");
        reader.look("handling-copies");
        reader.page.locator("main").getByText(ApplyPage.WANTED).click();
        assertThat(reader.page.locator(".pane")).containsText(number);
    }

    private static void agreesAfterAll(Tasklist secrecy, House house, String number) {
        asksForConsent(secrecy, "账号已经遮盖，是否同意？");
        house.complete("dept2", number, "give-opinion", Map.of("outcome", "agree"));
        secrecy.tab("表单").choose("办理结果", "可以公开").submit().completed();
        assertThat(secrecy.page.locator(".tasks-list li.task").filter(new Locator.FilterOptions().setHasText(number)))
                .hasCount(0);
    }

    // ---- 请假与代理

    @Test
    void whoIsAwayIsStoodInFor(Chromium chromium) {
        House house = chromium.house();
        String number = house.apply(WANTED).number();
        house.complete("office", number, "register", ACCEPT);
        house.complete("dept", number, "examine", GRANT);
        house.complete("secrecy", number, "secrecy-check", CLEAR);

        Person principal = chromium.staff("principal").person;
        Page page = principal.page;
        principal.open("/staff/absences");
        page.getByLabel("代理人").selectOption("陆承安");
        page.getByLabel("开始日期").fill("2026-09-25");
        page.getByLabel("结束日期").fill("2026-09-18");
        page.getByLabel("事由").fill("赴省里学习");
        register(page);
        assertThat(page.locator(".summary")).containsText("结束日期不能早于开始日期");
        principal.look("absences-errors");
        page.getByLabel("开始日期").fill("2026-09-18");
        page.getByLabel("结束日期").fill("2026-09-25");
        register(page);
        assertThat(page.locator("main")).containsText("已登记");
        assertThat(page.locator("main tbody")).containsText("代理中");
        principal.look("absences");

        Tasklist deputy = chromium.staff("deputy").open(number).claim().choose("办理结果", "同意");
        assertThat(deputy.page.locator(".task-card h2.task")).hasText("领导审批");
        deputy.submit().completed();
        deputy.person.open("/staff/absences");
        assertThat(deputy.page.locator("main")).containsText("您现在代理：顾明川");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("撤销顾明川"))
                .first()
                .click();
        assertThat(page.locator("main")).containsText("已撤销");
    }

    private static void register(Page page) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("登记").setExact(true))
                .click();
    }

    // ---- the desk beside the case

    private static Locator desk(Page page) {
        return page.locator("section[aria-label=办理]:visible");
    }

    /** @return the form that opens, where the verb is allowed */
    private static Locator press(Page page, String verb) {
        desk(page)
                .locator("button[aria-expanded], button[aria-disabled]")
                .getByText(verb, exactly())
                // A verb that isn't allowed may be pressed all the same, and says why.
                .click(new Locator.ClickOptions().setForce(true));
        return desk(page).locator("form[aria-label=" + verb + "]");
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    /** Once nobody else is left in the list: while it grows shorter, what stands below moves. */
    private static void choose(Locator form, String person) {
        form.getByLabel("按姓名、单位或者职责查找").fill(person);
        assertThat(form.locator("li")).hasCount(1);
        form.getByLabel(person).check();
    }

    private static void send(Locator form, String verb) {
        form.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(verb).setExact(true))
                .click();
    }
}
