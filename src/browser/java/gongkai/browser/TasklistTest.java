package gongkai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import gongkai.testing.House;
import gongkai.testing.House.Receipt;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What staff do in Tasklist beside the straight way: read the case, add to it, be refused, take in a paper application. */
@InChromium
class TasklistTest {

    private static final Map<String, Object> ACCEPT = Map.of("outcome", "accept", "department", "ZGS");

    private static final Map<String, Object> WANTED = Map.of("content", ApplyPage.WANTED);

    @Test
    void theCaseTabShowsTheCaseAndTakesFiles(Chromium chromium) throws Exception {
        Person applicant = chromium.person();
        applicant.open("/applications/new");
        ApplyPage form = new ApplyPage(applicant).fill("林一𠮷", "邮寄").attach(ApplyPage.pdf("情况说明.pdf"));
        Receipt receipt = form.send().received();
        chromium.house().complete("office", receipt.number(), "register", ACCEPT);

        Tasklist dept = chromium.staff("dept").open(receipt.number()).claim().tab("案卷");
        assertThat(dept.caseFile()).containsText("林一𠮷");
        assertThat(dept.caseFile()).containsText(ApplyPage.WANTED);
        assertThat(dept.caseFile()).containsText("期限：2026年9月24日");
        assertThat(dept.caseFile()).containsText("登记审核：受理");
        dept.person.lookAtTasklist("tasklist-case");
        dept.person.accessible(".tab-content");

        Download file = dept.page.waitForDownload(
                () -> dept.caseFile().getByText("情况说明.pdf").click());
        assertThat(Files.readAllBytes(file.path())).startsWith("%PDF".getBytes());

        dept.caseFile().locator("input[type=file]").setInputFiles(ApplyPage.png("现场照片.png"));
        assertThat(dept.caseFile()).containsText("已收下1份材料");
        assertThat(dept.caseFile()).containsText(Pattern.compile("现场照片\\.png\\s*林知远"));
        dept.caseFile().getByText("为什么是这一天").click();
        dept.person.lookAtTasklist("tasklist-case-added");
    }

    @Test
    void whatIsHiddenIsNotAskedForAndWhatIsRefusedIsSaid(Chromium chromium) {
        Receipt receipt = chromium.house().apply(WANTED);
        chromium.house().complete("office", receipt.number(), "register", ACCEPT);
        Tasklist dept = chromium.staff("dept").open(receipt.number()).claim();
        assertThat(dept.field("办理意见")).hasCount(0);
        assertThat(dept.field("理由说明")).hasCount(0);
        dept.submit();
        assertThat(dept.form()).containsText("请选择办理结果");

        dept.choose("办理结果", "提出办理意见").choose("办理意见", "不予公开");
        assertThat(dept.field("公开的内容")).hasCount(0);
        dept.choose("办理意见", "部分公开").submit();
        assertThat(dept.said()).containsText("没有提交");
        assertThat(dept.form()).containsText("请填写哪一部分");
        assertThat(dept.form()).containsText("请选择依据");
        assertThat(dept.form()).containsText("请填写理由说明");
        dept.person.lookAtTasklist("tasklist-examine-errors");

        dept.choose("办理结果", "申请延期").fill("理由", "　");
        assertThat(dept.field("哪一部分")).hasCount(0);
        dept.submit();
        assertThat(dept.said()).containsText("请填写延期理由，理由要告知申请人");
        dept.person.lookAtTasklist("tasklist-refused");
        dept.fill("理由", "需要查阅历年档案。").submit().completed();

        Tasklist deputy =
                chromium.staff("deputy").open(receipt.number()).claim().choose("办理结果", "同意延期");
        deputy.person.lookAtTasklist("tasklist-approve-extension");
        deputy.submit().completed();
    }

    @Test
    void whatHasTimeIsPutOffAndTakenUpAgain(Chromium chromium) {
        Receipt receipt = chromium.house().apply(WANTED);
        chromium.house().complete("office", receipt.number(), "register", ACCEPT);
        Tasklist dept = chromium.staff("dept").open(receipt.number()).claim();
        dept.page.getByText("设置跟进日期").click();
        dept.page.locator(".uib-day button:visible").getByText("22").click();
        dept.person.lookAtTasklist("tasklist-follow-up");
        dept.page.locator(".datepicker-control:visible .glyphicon-ok").click();
        assertThat(dept.page.locator(".followup-date")).containsText("9月22日");
        dept.filter("已暂缓").shows(receipt.number());
        dept.page.locator(".tasks-list li.task").first().click();
        dept.page.locator(".reset-follow-up-date").click();
        assertThat(dept.page.getByText("设置跟进日期")).isVisible();
        dept.filter("我的待办").shows(receipt.number());
    }

    @Test
    void aThirdPartyIsAsked(Chromium chromium) {
        Receipt receipt = chromium.house().apply(WANTED);
        chromium.house().complete("office", receipt.number(), "register", ACCEPT);
        Tasklist dept = chromium.staff("dept").open(receipt.number()).claim().choose("办理结果", "征求第三方意见");
        dept.fill("第三方", "清溪镇幸福村村民委员会").fill("理由", "材料涉及该村集体资产。");
        dept.person.lookAtTasklist("tasklist-consult");
        dept.submit().completed();
        Tasklist office = chromium.staff("office").open(receipt.number()).claim();
        office.choose("办理结果", "第三方已答复").choose("第三方是否同意公开", "不同意公开").fill("第三方的意见", "涉及未结清的往来账目。");
        office.person.lookAtTasklist("tasklist-consult-third-party");
        office.submit().completed();
    }

    @Test
    void aRefusalNeedsAGroundAndTheSuperiorsConsent(Chromium chromium) {
        House house = chromium.house();
        Receipt receipt = house.apply(WANTED);
        house.complete("office", receipt.number(), "register", ACCEPT);
        Tasklist dept = chromium.staff("dept").open(receipt.number()).claim();
        dept.choose("办理结果", "提出办理意见").choose("办理意见", "不予公开");
        dept.select("不予公开的依据", "涉及党的秘密").fill("理由说明", "内容属于党的秘密。").submit().completed();
        house.complete("secrecy", receipt.number(), "secrecy-check", Map.of("outcome", "clear"));
        house.complete("principal", receipt.number(), "decide", Map.of("outcome", "approve"));
        Tasklist superior =
                chromium.staff("superior").open(receipt.number()).claim().choose("办理结果", "不同意，退回重新审查");
        superior.submit();
        assertThat(superior.said()).containsText("没有提交");
        superior.person.lookAtTasklist("tasklist-superior-consent");
        superior.fill("意见", "不属于党的秘密，请重新审查。").submit().completed();
        assertThat(house.status(receipt).path("status").asText()).isEqualTo("UNDER_REVIEW");
    }

    @Test
    void anOralApplicationIsTakenInAtTheCounter(Chromium chromium) {
        Tasklist office = chromium.staff("office").start("依申请公开");
        office.submit();
        assertThat(office.form()).containsText("请选择收到方式");
        assertThat(office.form()).containsText("请勾选申请人已经签名或者盖章");
        office.person.lookAtTasklist("tasklist-record-errors");

        office.select("收到方式", "信函").select("申请人类别", "公民").fill("姓名或者名称", "赵四维");
        office.fill("身份证件号码", "11010519491231002X").fill("通信地址", "安澜县白石镇").fill("联系电话", "0519-82880001");
        office.fill("要申请的信息", "2025年度党员发展情况").select("答复方式", "到现场领取").select("申请的单位", "政工室");
        office.check("申请人已经签名或者盖章").submit();
        assertThat(office.said()).containsText("请填写信函签收的日期");
        office.person.lookAtTasklist("tasklist-record-refused");
        office.day("收到日期", "2026年9月17日").fill("收到凭证", "挂号信XA00000002");
        office.person.lookAtTasklist("tasklist-record");
        office.submit();
        assertThat(office.page.locator(".modal-dialog")).hasCount(0);
        office.page.locator(".task-filters").getByText("本组待办").click();
        office.page.locator(".tasks-list li.task").getByText("2025年度党员发展情况").click();
        assertThat(office.page.locator(".task-card h2.task")).hasText("登记审核");
    }

    @Test
    void aWrongPasswordIsSaidAndTheRightOneOpensTheDoor(Chromium chromium) {
        Person staff = chromium.person();
        Page page = staff.page;
        staff.open("/login");
        staff.look("login");
        page.getByLabel("用户名").fill("secrecy");
        page.getByLabel("密码").fill("wrong");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录"))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("用户名或密码不对");
        staff.look("login-error");
        Tasklist.signIn(staff, "secrecy");
    }
}
