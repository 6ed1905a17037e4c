package gongkai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import gongkai.testing.House;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One item of 例行公开 from the clerk's first click to the archive, with a finding of the gate and an objection on the way. */
@InChromium
class DisclosureStoryTest {

    private static final String TITLE = "“车辆检测线升级”项目招投标结果公示";
    private static final String BODY = "“车辆检测线升级”项目已经评标，现将结果公示如下。\n第一中标候选单位报价18.60万元，工期30天。";
    private static final String CONTACT = "\n联系人手机：13800138000。";

    @Test
    void anImportantItemPassesEveryDesk(Chromium chromium) {
        House house = chromium.house();
        String number = proposes(chromium);
        reviews(chromium, number);

        Tasklist clerk = chromium.staff("dept2").open(number).claim().choose("办理结果", "遮盖后再查");
        clerk.person.lookAtTasklist("tasklist-resolve-findings");
        clerk.tab("案卷");
        assertThat(clerk.caseFile()).containsText("手机");
        clerk.tab("表单").choose("办理结果", "遮盖后再查").submit().completed();
        house.runJobs();

        Tasklist offline = chromium.staff("dept2").open(number).claim();
        assertThat(offline.page.locator(".task-card h2.task")).hasText("线下公开：公开栏");
        offline.choose("办理结果", "已经公开").day("公开日期", "2026年9月18日");
        offline.fill("公开地点", "一楼大厅公开栏").fill("凭证", "张贴照片2张");
        offline.person.lookAtTasklist("tasklist-publish-offline");
        offline.submit().completed();

        objects(chromium.person(), number);
        house.runJobs();
        Tasklist office = chromium.staff("office").open(number);
        office.page.locator(".tasks-list li.task").getByText("处理第1号异议").click();
        office.claim().choose("办理结果", "不采纳").fill("答复", "评标委员会由五人组成，从专家库中随机抽取，没有单位的在编人员。");
        office.person.lookAtTasklist("tasklist-handle-objection");
        office.submit().completed();

        house.until("2026-09-28T09:10");
        Tasklist concluding = chromium.staff("office").open(number).claim().choose("办理结果", "公示结论成立");
        concluding.person.lookAtTasklist("tasklist-conclude-notice");
        concluding.tab("案卷");
        assertThat(concluding.caseFile()).containsText("公开期限");
        concluding.person.lookAtTasklist("tasklist-disclosure-case");
        concluding.tab("表单").choose("办理结果", "公示结论成立").submit().completed();

        Person archivist = chromium.staff("archivist").person;
        archivist.open("/staff/archive");
        assertThat(archivist.page.locator("main")).containsText(number);
    }

    private static String proposes(Chromium chromium) {
        Tasklist clerk = chromium.staff("dept2").start("例行公开");
        clerk.person.lookAtTasklist("tasklist-disclosure-open");
        clerk.submit();
        assertThat(clerk.page.locator(".modal-dialog")).hasCount(0);
        clerk.open("提出内容").claim().choose("办理结果", "提交审核");
        clerk.select("目录事项", "重大项目和建设工程").fill("标题", TITLE).fill("正文", BODY + CONTACT);
        clerk.select("公开范围", "社会");
        clerk.field("公开渠道").getByText("互联网").click();
        clerk.field("公开渠道").getByText("公开栏").click();
        clerk.day("信息形成或者变更日期", "2026年9月17日").check("重要事项").fill("内容真实性责任人", "何嘉木");
        clerk.person.lookAtTasklist("tasklist-propose");
        clerk.submit().completed();

        Tasklist secrecy = chromium.staff("secrecy").list(TITLE);
        var line = Pattern.compile("GK-\\d{4}-\\d{6}")
                .matcher(secrecy.page
                        .locator(".tasks-list li.task")
                        .filter(new Locator.FilterOptions().setHasText(TITLE))
                        .first()
                        .innerText());
        assertThat(line.find()).isTrue();
        return line.group();
    }

    private static void reviews(Chromium chromium, String number) {
        Tasklist secrecy = chromium.staff("secrecy").open(number).claim().choose("办理结果", "同意");
        secrecy.person.lookAtTasklist("tasklist-secrecy-review");
        secrecy.submit().completed();
        for (String leader : List.of("deputy", "principal")) {
            Tasklist reviewing = chromium.staff(leader).open(number).claim().choose("办理结果", "同意");
            reviewing.person.lookAtTasklist("tasklist-" + leader + "-review");
            reviewing.submit().completed();
        }
        Tasklist committee = chromium.staff("committee").open(number).claim().choose("办理结果", "同意");
        committee.day("会议日期", "2026年9月18日").fill("会议地点", "三楼党委会议室");
        committee.fill("应到人员", "顾明川、陆承安、宋清和、秦正则、沈守衡").fill("实到人员", "顾明川、陆承安、宋清和、秦正则、沈守衡");
        committee.fill("赞成票", "5").fill("反对票", "0").fill("弃权票", "0");
        committee.person.lookAtTasklist("tasklist-committee-decision");
        committee.submit().completed();
    }

    private static void objects(Person reader, String number) {
        Page page = reader.page;
        reader.open("/disclosures/" + number);
        assertThat(page.locator("main")).containsText("为什么是这一天");
        page.getByText("提出异议").click();
        reader.look("portal-objection");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("提交异议"))
                .click();
        assertThat(page.locator(".summary")).containsText("需要修改");
        reader.look("portal-objection-errors");
        page.getByLabel("异议的内容").fill("评标委员会中有建设单位的人员，请核实。");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("提交异议"))
                .click();
        assertThat(page.locator("main")).containsText("异议已经收到");
        reader.look("portal-objection-received");
    }
}
