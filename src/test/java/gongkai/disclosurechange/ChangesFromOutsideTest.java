package gongkai.disclosurechange;

import static gongkai.proactivedisclosure.DisclosureStage.ordinary;
import static gongkai.proactivedisclosure.DisclosureStage.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gongkai.archive.Archive;
import gongkai.archive.VerifyArchive;
import gongkai.cases.CaseDesk;
import gongkai.proactivedisclosure.DisclosureStage;
import gongkai.proactivedisclosure.SampleDocuments;
import gongkai.testing.House;
import gongkai.testing.House.Answer;
import gongkai.testing.WholeApplication;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is published is changed, withdrawn and terminated, from outside over HTTP. */
@WholeApplication
class ChangesFromOutsideTest {

    private static final String RIGHT_ID = "11010519491231002X";

    @LocalServerPort
    int port;

    @Autowired
    ManagementService management;

    @Autowired
    IdentityService identity;

    @Autowired
    CaseDesk cases;

    @Autowired
    Archive archive;

    @Autowired
    JdbcTemplate jdbc;

    @TempDir
    Path folder;

    private House house;
    private DisclosureStage stage;

    @BeforeEach
    void open() {
        house = new House(port, management);
        house.at("2026-09-18T10:24");
        stage = new DisclosureStage(house, identity, cases);
    }

    @AfterEach
    void close() {
        house.runJobs();
        House.realTime();
    }

    // ---- steps

    /** For everybody, of 政工室, with an attachment. */
    private String published(String title, String body) {
        String number = stage.open();
        assertThat(house.attach("dept", number, "明细.pdf", SampleDocuments.pdf("逐项列明"))
                        .body()
                        .path("refused"))
                .isEmpty();
        house.complete(
                "dept",
                number,
                "propose",
                with(
                        ordinary(),
                        "title",
                        title,
                        "body",
                        body,
                        "scope",
                        "社会",
                        "channels",
                        "互联网",
                        "timing",
                        "即时",
                        "formedOn",
                        "2026-09-18"));
        stage.pass(number);
        house.runJobs();
        assertThat(item(number).path("state").asText()).isEqualTo("PUBLISHED");
        return number;
    }

    private Answer start(String user, String item) {
        return house.post(
                user,
                "/engine-rest/process-definition/key/disclosure-change/start",
                Map.of("variables", Map.of("disclosure", Map.of("value", item))));
    }

    private String opened(String item) {
        Answer answer = start("dept", item);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        String number = answer.body().path("businessKey").asText();
        assertThat(number).matches("BG-2026-\\d{6}");
        return number;
    }

    private String asked(String item, String outcome, Object... fields) {
        String number = opened(item);
        house.complete("dept", number, "request-change", with(Map.of("outcome", outcome), fields));
        return number;
    }

    private void approve(String number, String user, String step) {
        house.complete(user, number, step, Map.of("outcome", "approve"));
    }

    /** A new text through all its tasks. */
    private String changed(String item, Object... fields) {
        String number = asked(item, "change", fields);
        approve(number, "secrecy", "secrecy-review");
        approve(number, "group", "approve-change");
        return number;
    }

    private String ended(String item, String outcome, String why) {
        String number = asked(item, outcome, "explanation", why);
        approve(number, "group", "approve-change");
        return number;
    }

    private void refused(String user, String number, String task, Map<String, Object> answer, String sentence) {
        Answer refusal = house.tryToComplete(user, number, task, answer);
        assertThat(refusal.status()).as(refusal.text()).isEqualTo(400);
        assertThat(refusal.body().path("message").asText()).contains(sentence).doesNotContain("Exception", "null");
        assertThat(stage.openTasks(number)).containsExactly(task);
    }

    private void archivedAs(String number, String outcome) throws Exception {
        assertThat(stage.openTasks(number)).isEmpty();
        assertThat(archive.of(number).orElseThrow().outcome()).isEqualTo(outcome);
        Path zip = folder.resolve(number + ".zip");
        try (var out = Files.newOutputStream(zip)) {
            archive.export(number, out);
        }
        assertThat(VerifyArchive.run(zip.toString())).isZero();
    }

    // ---- what everybody sees

    private JsonNode item(String number) {
        Answer answer = house.get(null, "/api/v1/disclosures/" + number);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private String page(String number) {
        Answer answer = house.get(null, "/disclosures/" + number);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void found(String word, int hits) {
        JsonNode found =
                house.get(null, "/api/v1/disclosures?q=" + encoded(word)).body();
        assertThat(found.path("total").asInt()).as("hits of " + word).isEqualTo(hits);
        assertThat(found.at("/facets/unit").size()).isEqualTo(hits);
    }

    /** @param word that only this item has */
    private void listed(String number, String word, boolean there) {
        found(word, there ? 1 : 0);
        for (String address : List.of(
                "/disclosures?q=" + encoded(word),
                "/disclosures.csv?q=" + encoded(word),
                "/feed.atom",
                "/sitemap.xml",
                "/",
                "/api/v1/disclosures?sort=UPDATED")) {
            String text = house.get(null, address).text();
            if (there) {
                assertThat(text).as(address).contains(number);
            } else {
                assertThat(text).as(address).doesNotContain(number);
            }
        }
    }

    private int countOfTheUnit() {
        return house.get(null, "/api/v1/disclosures?unit=ZGS")
                .body()
                .path("total")
                .asInt();
    }

    // ---- tests

    @Test
    void aWithdrawnItemLeavesNothingButItsAddressAndTheReason() throws Exception {
        int before = countOfTheUnit();
        String number = published("丁香岗亭值守安排", "值守电话见岗亭门口。");
        String first = file(number);
        changed(number, "title", "木樨岗亭值守安排", "body", "值守时间改为全天。", "explanation", "岗亭更名");
        listed(number, "木樨岗亭", true);
        found("丁香岗亭", 0);
        assertThat(countOfTheUnit()).isEqualTo(before + 1);

        String change = ended(number, "withdraw", "文中数据有误，撤销公开");
        // No job has run since: it is gone with the approval itself.
        listed(number, "木樨岗亭", false);
        assertThat(countOfTheUnit()).isEqualTo(before);
        for (String address : List.of(number, number + "?version=1", number + "?version=2")) {
            assertThat(page(address))
                    .as(address)
                    .contains("已撤销", "说明：文中数据有误，撤销公开", "2026年9月18日", "noindex")
                    .doesNotContain("丁香", "木樨", "值守", "明细.pdf", "岗亭更名");
            assertThat(house.get(null, "/api/v1/disclosures/" + address).text())
                    .as(address)
                    .contains("WITHDRAWN", "文中数据有误，撤销公开")
                    .doesNotContain("丁香", "木樨", "值守", "明细.pdf", "岗亭更名");
        }
        for (String user : new String[] {null, "dept2", "unit1", "auditor"}) {
            assertThat(house.get(user, "/disclosures/" + number + "/files/" + first)
                            .status())
                    .isEqualTo(404);
            assertThat(house.get(user, "/api/v1/disclosures/" + number + "/files/" + first)
                            .status())
                    .isEqualTo(404);
            assertThat(house.get(user, "/api/v1/disclosures/" + number).text()).doesNotContain("丁香", "木樨");
        }
        house.runJobs();
        assertThat(house.mails(change))
                .extracting(mail -> mail.path("subject").asText())
                .containsExactlyInAnyOrder("【撤销备案】" + change, "【变更撤销】" + change + " 已撤销");
        archivedAs(change, "已撤销");
        assertThat(start("dept", number).text()).contains("已经撤销，不能再变更");
    }

    private String file(String number) {
        return item(number).at("/files/0/id").asText();
    }

    @Test
    void aTerminatedItemLeavesTheListsAndStaysToBeReadAtItsAddress() throws Exception {
        String number = published("凤仙弄堂消防演练通告", "演练在九月举行。");
        changed(number, "body", "演练改在十月举行。", "explanation", "天气原因");
        String change = ended(number, "terminate", "演练已经结束");
        listed(number, "凤仙弄堂", false);
        assertThat(page(number)).contains("已终止", "起不再有效", "说明：演练已经结束", "演练改在十月举行");
        assertThat(page(number + "?version=1")).contains("演练在九月举行", "已终止");
        assertThat(house.get(null, "/disclosures/" + number + "/files/" + file(number))
                        .status())
                .isEqualTo(200);
        archivedAs(change, "已终止");
        Answer again = start("dept", number);
        String second = again.body().path("businessKey").asText();
        refused(
                "dept",
                second,
                "request-change",
                Map.of("outcome", "change", "body", "再改", "explanation", "再改"),
                "已终止，不能再变更；不宜再公开的，可以选择撤销");
        house.complete("dept", second, "request-change", Map.of("outcome", "withdraw", "explanation", "不宜再公开"));
        approve(second, "group", "approve-change");
        assertThat(page(number)).contains("已撤销").doesNotContain("演练");
    }

    @Test
    void aChangedTextTakesThePlaceOfTheOneBeforeAndSaysSo() throws Exception {
        String number = published("腊梅小区门禁规定", "门禁每日六时开启。\n登记后放行。");
        String first = file(number);
        String change = opened(number);
        house.attach("dept", change, "新表.docx", withSomethingDeleted("新的时间表", "原定价格"));
        house.complete(
                "dept",
                change,
                "request-change",
                Map.of(
                        "outcome",
                        "change",
                        "body",
                        "门禁每日五时开启。\n登记后放行。",
                        "dropFiles",
                        List.of(first),
                        "explanation",
                        "开启时间调整"));
        house.complete("secrecy", change, "secrecy-review", Map.of("outcome", "return", "comment", "说明不够"));
        house.complete(
                "dept",
                change,
                "request-change",
                Map.of(
                        "outcome",
                        "change",
                        "body",
                        "门禁每日五时开启。\n登记后放行。",
                        "dropFiles",
                        List.of(first),
                        "explanation",
                        "居民大会决定提前开启"));
        approve(change, "secrecy", "secrecy-review");
        assertThat(page(number)).as("until it is approved").contains("六时开启").doesNotContain("五时开启");
        approve(change, "group", "approve-change");

        assertThat(page(number))
                .contains("门禁每日五时开启", "新表.docx", "居民大会决定提前开启", "已被第2版替代", "第2版，现行")
                .doesNotContain("六时开启", "明细.pdf");
        assertThat(page(number + "?version=1"))
                .contains("门禁每日六时开启", "这是第1版，已被第2版替代", "明细.pdf")
                .doesNotContain("五时开启");
        JsonNode now = item(number);
        assertThat(now.path("version").asInt()).isEqualTo(2);
        assertThat(now.path("explanation").asText()).isEqualTo("居民大会决定提前开启");
        assertThat(now.path("versions").findValuesAsText("version")).containsExactly("2", "1");
        assertThat(house.get(null, "/api/v1/disclosures/" + number + "/files/" + first)
                        .status())
                .as("superseded, still to be read")
                .isEqualTo(200);
        listed(number, "五时开启", true);
        found("六时开启", 0);
        found("新的时间表", 1);
        found("原定价格", 0);
        archivedAs(change, "已变更");
    }

    /** As a word processor keeps it while changes are tracked. */
    private static byte[] withSomethingDeleted(String text, String deleted) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var word = new XWPFDocument()) {
            var paragraph = word.createParagraph();
            paragraph.createRun().setText(text);
            var gone = paragraph.getCTP().addNewDel();
            gone.setAuthor("张三");
            gone.addNewR().addNewDelText().setStringValue(deleted);
            word.write(bytes);
        }
        return bytes.toByteArray();
    }

    @Test
    void aRightIdentityNumberStopsTheChange() throws Exception {
        String number = published("紫荆路口施工公告", "施工至月底。");
        String change = changed(number, "body", "联系人身份证号" + RIGHT_ID + "。", "explanation", "补充联系人");
        assertThat(stage.openTasks(change)).containsExactly("resolve-findings");
        assertThat(page(number)).contains("施工至月底").doesNotContain(RIGHT_ID);
        assertThat(page(number + "?version=1")).doesNotContain(RIGHT_ID);
        assertThat(house.get(null, "/disclosures/" + number + "?version=2").status())
                .isEqualTo(404);
        refused(
                "dept",
                change,
                "resolve-findings",
                Map.of("outcome", "override", "reason", "本人同意"),
                "放行要由另一个人办理：您提出或者修改过这件变更的内容");
        refused("secrecy", change, "resolve-findings", Map.of("outcome", "mask", "body", "联系人是林知远，可以找他。"), "正文");
        house.attach("dept", change, "没有审查过.pdf", SampleDocuments.pdf("换上的名单"));
        house.complete("dept", change, "resolve-findings", Map.of("outcome", "mask"));
        assertThat(page(number)).contains("联系人身份证号").doesNotContain(RIGHT_ID, "没有审查过");
        assertThat(jdbc.queryForList("select content from board_text where number = ?", String.class, number))
                .noneMatch(text -> text.contains(RIGHT_ID));
        archivedAs(change, "已变更");

        String explained = opened(number);
        refused(
                "dept",
                explained,
                "request-change",
                Map.of("outcome", "withdraw", "explanation", "误登了" + RIGHT_ID),
                "说明会公开，里面有");
        house.complete("dept", explained, "request-change", Map.of("outcome", "cancel"));
        archivedAs(explained, "已取消");
        assertThat(page(number)).contains("联系人身份证号");
    }

    @Test
    void onlyTheUnitsOwnItemsAndOnlyThoseThatAreThere() {
        String number = published("海棠巷道路养护", "养护三天。");
        for (String user : List.of("dept2", "unit1")) {
            Answer answer = start(user, number);
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.text())
                    .contains("本部门没有编号为“" + number + "”的公开内容")
                    .isEqualTo(start(user, "GK-2026-999999").text().replace("GK-2026-999999", number));
        }
        assertThat(start("office", number).status()).isEqualTo(403);
        assertThat(start("secrecy", number).status()).isEqualTo(403);
        String change = opened(number);
        assertThat(house.tasks("dept2", change)).isEmpty();
        String task = house.tasks("dept", change).get(0).path("id").asText();
        assertThat(house.completeById("dept2", task, Map.of("outcome", "withdraw", "explanation", "不要了"))
                        .status())
                .isEqualTo(403);
        refused("dept", change, "request-change", Map.of("outcome", "change", "explanation", "没改什么"), "没有不同");
        refused("dept", change, "request-change", Map.of("outcome", "withdraw"), "请填写撤销的说明");
        listed(number, "海棠巷", true);
    }

    @Test
    void ofSeveralChangesAtOnceOneIsTakenAndTheOthersAreToldWhich() {
        String number = published("石榴园停车须知", "凭证停车。");
        List<Answer> answers =
                IntStream.range(0, 4)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> start("dept", number)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
        List<Answer> taken = answers.stream().filter(one -> one.status() == 200).toList();
        assertThat(taken)
                .as(answers.stream().map(Answer::text).toList().toString())
                .hasSize(1);
        assertThat(answers).filteredOn(one -> one.status() != 200).allSatisfy(one -> {
            assertThat(one.status()).as(one.text()).isEqualTo(400);
            assertThat(one.body().path("message").asText())
                    .contains("编号" + number + "的内容已有一件变更正在办理")
                    .doesNotContain("Exception");
        });
        String open = taken.get(0).body().path("businessKey").asText();
        assertThat(start("dept", number).text()).contains("已有一件变更正在办理（" + open + "）");
        house.complete("dept", open, "request-change", Map.of("outcome", "cancel"));
        String next = ended(number, "withdraw", "停车场已经拆除");
        assertThat(next).isNotEqualTo(open);
        assertThat(page(number)).contains("停车场已经拆除");
    }
}
