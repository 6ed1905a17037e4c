package gongkai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import gongkai.proactivedisclosure.DisclosureStage;
import gongkai.testing.House;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A leader at 审批台: sees only that of Cockpit, and clears what waits, by mouse, by keyboard, and several at once. */
@InChromium
class ApprovalDeskStoryTest {

    private static final int HEIGHT = 900;
    private static final int APPLICATIONS = 14;
    private static final int DISCLOSURES = 6;
    private static final List<String> ASKED =
            List.of("2025年党费收缴、管理和使用情况", "机关食堂采购明细", "信访件办理情况汇总", "车辆维修支出", "党员教育培训计划");
    private static final Map<String, Object> APPROVE = Map.of("outcome", "approve");

    @Test
    void aLeaderClearsTheDesk(Chromium chromium) {
        House house = chromium.house();
        List<String> applications = IntStream.range(0, APPLICATIONS)
                .mapToObj(i -> waiting(house, ASKED.get(i % ASKED.size())))
                .toList();
        List<String> disclosures = IntStream.range(0, DISCLOSURES)
                .mapToObj(i -> proposed(house, "2026年第" + (i + 1) + "期党委会议研究事项"))
                .toList();

        Person leader = signIn(chromium, "principal");
        Page page = leader.page;
        assertThat(page.locator(".queue li").first()).isVisible();
        onlyTheDesk(leader);
        look(leader, "approvals");

        byKeyboardAlone(page, house);
        returnNeedsAReason(page, house, applications);
        severalAtOnce(page, house, applications);
        disclosuresTogether(page, house, disclosures);
        for (List<String> all : List.of(applications, disclosures)) {
            assertThat(all).allMatch(number -> house.tasks("principal", number).isEmpty());
        }
        opensTheCasesBehindAFigure(leader);
    }

    /** It decides on what is sent to it; how the house does is not its to look at. */
    @Test
    void theSuperiorDecidesWithoutFigures(Chromium chromium) {
        House house = chromium.house();
        String number = opened(house);
        house.complete(
                "dept",
                number,
                "propose",
                DisclosureStage.with(
                        DisclosureStage.ordinary(),
                        "catalogueItem",
                        null,
                        "title",
                        "整治形式主义专项方案",
                        "workPlan",
                        "经党委会研究，在内网公开",
                        "scope",
                        "全局",
                        "channels",
                        "[\"局域网\"]",
                        "timing",
                        "即时"));
        Person superior = signIn(chromium, "superior");
        Page page = superior.page;
        entry(page, number).locator("button").click();
        assertThat(page.locator(".pane h1")).containsText("整治形式主义专项方案");
        look(superior, "approvals-superior");
        page.locator(".decide button").getByText("同意").click();
        assertThat(page.locator("[role=status]").first()).containsText("已办理");
        assertThat(house.tasks("secrecy", number)).hasSize(1);
        assertThat(page.locator(".figures")).hasCount(0);
    }

    @Test
    void anAuditorLooksAtEverythingAndDecidesNothing(Chromium chromium) {
        String number = waiting(chromium.house(), ASKED.get(0));
        Person auditor = signIn(chromium, "auditor");
        Page page = auditor.page;
        page.locator("[cam-widget-header] a").getByText("审批台").click();
        assertThat(page.locator(".figures .diagram svg .djs-group").first()).isVisible();
        assertThat(page.locator(".queue li")).hasCount(0);
        auditor.speaksChinese();
        auditor.open("/staff/cases/" + number);
        assertThat(page.locator(".pane")).containsText(number);
        assertThat(page.locator("section[aria-label=办理] button[aria-disabled=true]"))
                .hasCount(3);
        assertThat(page.locator("section[aria-label=办理] button[aria-expanded]")).hasCount(0);
        auditor.look("case-auditor");
    }

    private static void opensTheCasesBehindAFigure(Person leader) {
        Page page = leader.page;
        Locator figures = page.locator(".figures");
        assertThat(figures.locator(".diagram svg .djs-group").first()).isVisible();
        figures.scrollIntoViewIfNeeded();
        assertThat(figures).containsText("怎么算");
        figures.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("本年"))
                .click();
        Locator open = figures.locator("button[aria-label^='政工室在办，']");
        int cases = Integer.parseInt(open.innerText());
        open.click();
        Locator dialog = page.locator("dialog.cases");
        assertThat(dialog.locator("h2")).hasText("政工室在办：共" + cases + "件");
        assertThat(dialog.locator("li a").first())
                .hasAttribute("href", java.util.regex.Pattern.compile("/staff/cases/.+"));
        page.keyboard().press("Escape");
        assertThat(dialog).isHidden();
        page.setViewportSize(Person.WIDE, HEIGHT);
        figures.locator("h2").first().scrollIntoViewIfNeeded();
        leader.accessible(".ctn-main");
        figures.locator("h2").first().evaluate("heading => heading.scrollIntoView()");
        leader.picture("approvals-figures-1440", false);
        assertThat(figures.locator("button[aria-label^='领导审批，']")).hasCount(0);
        Locator standing = figures.locator(".diagram .stands").first();
        standing.scrollIntoViewIfNeeded();
        // Two figures of a number stand beside each other.
        assertThat(figures.locator(".diagram .stands").all()).allMatch(badge -> badge.boundingBox().height < 32);
        leader.speaksChinese();
        leader.picture("approvals-standing-1440", false);
        standing.click();
        assertThat(dialog.locator("li a").first()).isVisible();
        page.keyboard().press("Escape");
    }

    private static String waiting(House house, String content) {
        String number = house.apply(Map.of("content", content)).number();
        house.complete("office", number, "register", Map.of("outcome", "accept", "department", "ZGS"));
        house.complete(
                "dept",
                number,
                "examine",
                Map.of("outcome", "propose", "decision", "GRANT", "summary", "见附件", "comment", "内容已经核对"));
        house.complete("secrecy", number, "secrecy-check", Map.of("outcome", "clear"));
        return number;
    }

    private static String proposed(House house, String title) {
        String number = opened(house);
        house.complete("dept", number, "propose", DisclosureStage.with(DisclosureStage.ordinary(), "title", title));
        house.complete("secrecy", number, "secrecy-review", APPROVE);
        house.complete("deputy", number, "deputy-review", APPROVE);
        return number;
    }

    private static String opened(House house) {
        return house.post("dept", "/engine-rest/process-definition/key/proactive-disclosure/start", Map.of())
                .body()
                .path("businessKey")
                .asText();
    }

    private static Person signIn(Chromium chromium, String name) {
        Person person = chromium.person();
        person.open("/camunda/app/cockpit/");
        person.page.getByLabel("用户名").fill(name);
        person.page.getByLabel("密码").fill(Tasklist.PASSWORD);
        person.page
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录"))
                .click();
        return person;
    }

    /** Other routes lead back, and nothing else is offered. */
    private static void onlyTheDesk(Person leader) {
        Page page = leader.page;
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*#/approvals.*"));
        assertThat(page.locator("[cam-widget-header]").getByText("审批台").first()).isVisible();
        assertThat(page.locator("[cam-widget-header]")).containsText("顾明川");
        for (String other : List.of("流程", "决策", "部署", "人工任务")) {
            assertThat(page.locator("[cam-widget-header] a:visible")
                            .filter(new Locator.FilterOptions()
                                    .setHasText(java.util.regex.Pattern.compile("^\\s*" + other + "\\s*$"))))
                    .hasCount(0);
        }
        for (String route : List.of("#/dashboard", "#/processes", "#/repository")) {
            page.evaluate("hash => { location.hash = hash }", route);
            assertThat(page).hasURL(java.util.regex.Pattern.compile(".*#/approvals.*"));
        }
        assertThat(page.locator(".queue li").first()).isVisible();
    }

    private static void look(Person leader, String name) {
        leader.speaksChinese();
        for (int width : new int[] {768, Person.MIDDLE, Person.WIDE}) {
            leader.page.setViewportSize(width, HEIGHT);
            leader.fits(width);
            leader.accessible(".ctn-main");
            leader.picture(name + "-" + width, false);
        }
    }

    private static Locator entry(Page page, String number) {
        return page.locator(".queue li").filter(new Locator.FilterOptions().setHasText(number));
    }

    private static void byKeyboardAlone(Page page, House house) {
        Locator first = page.locator(".queue li button").first();
        first.focus();
        page.keyboard().press("j");
        assertThat(page.locator(".queue li button").nth(1)).isFocused();
        page.keyboard().press("k");
        assertThat(first).isFocused();
        String number = numberOf(first);
        page.keyboard().press("Enter");
        Locator heading = page.locator(".pane h1");
        assertThat(heading).isFocused();
        assertThat(page.locator(".pane")).containsText(number);
        for (int i = 0; i < 30 && !focused(page).startsWith("BUTTON 同意"); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(focused(page)).startsWith("BUTTON 同意");
        page.keyboard().press("Enter");
        assertThat(page.locator("[role=status]").first()).containsText("已办理");
        assertThat(entry(page, number)).hasCount(0);
        assertThat(heading).isFocused();
        assertThat(house.tasks("principal", number)).isEmpty();
    }

    private static String numberOf(Locator entry) {
        return entry.locator(".num").innerText();
    }

    private static String focused(Page page) {
        return (String) page.evaluate("""
                () => {
                  let at = document.activeElement;
                  while (at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
                  return at.nodeName + ' ' + at.innerText;
                }""");
    }

    private static void returnNeedsAReason(Page page, House house, List<String> applications) {
        String number = applications.stream()
                .filter(one -> waits(house, one))
                .findFirst()
                .orElseThrow();
        entry(page, number).locator("button").click();
        assertThat(page.locator(".pane")).containsText(number);
        page.locator(".decide").getByText("退回承办部门").click();
        assertThat(page.locator(".decide .why")).containsText("请填写");
        assertThat(page.locator("#comment")).isFocused();
        page.locator("#comment").fill("请补充党费使用的明细");
        page.locator(".decide").getByText("退回承办部门").click();
        assertThat(entry(page, number)).hasCount(0);
        assertThat(house.tasks("dept", number)).hasSize(1);
    }

    private static boolean waits(House house, String number) {
        return !house.tasks("principal", number).isEmpty();
    }

    private static void severalAtOnce(Page page, House house, List<String> applications) {
        List<String> left = check(page, house, applications);
        // 例行公开 asks another question: it can't be decided together with these.
        assertThat(page.locator(".queue li input:disabled").first()).isVisible();
        // In the meantime a colleague was quicker with one of them.
        house.complete("principal", left.get(1), "decide", APPROVE);
        page.locator(".decide").getByText("同意（" + left.size() + "件）").click();
        Locator said = page.locator("[role=status]").first();
        assertThat(said).containsText("已办理" + (left.size() - 1) + "件");
        assertThat(said).containsText("有1件没有办成");
        left.forEach(number -> assertThat(entry(page, number)).hasCount(0));
    }

    private static void disclosuresTogether(Page page, House house, List<String> disclosures) {
        List<String> left = check(page, house, disclosures);
        page.locator(".decide").getByText("同意（" + left.size() + "件）").click();
        assertThat(page.locator("[role=status]").first()).containsText("已办理" + left.size() + "件");
        left.forEach(number -> assertThat(entry(page, number)).hasCount(0));
    }

    private static List<String> check(Page page, House house, List<String> numbers) {
        List<String> left =
                numbers.stream().filter(number -> waits(house, number)).toList();
        left.forEach(number -> entry(page, number).locator("input").check());
        assertThat(page.locator(".pane h1")).hasText("一起办理" + left.size() + "件");
        return left;
    }
}
