package gongkai.cataloguerevision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gongkai.archive.Archive;
import gongkai.testing.House;
import gongkai.testing.House.Answer;
import gongkai.testing.WholeApplication;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A town gets a catalogue of its own, which is revised, from outside over HTTP. Years ahead, where no other test looks what the
 * town owes.
 */
@WholeApplication
class RevisionFromOutsideTest {

    private static final String HEAD = "公开代码,一级目录,二级目录,公开内容,公开范围,公开形式,公开时限,责任部门";
    private static final String FIRST = "1,组织类,班子情况,班子成员分工,社会,公开栏、互联网,年度,各职能部门";
    private static final String SECOND = "2,村务类,救助,临时救助名单,社会,公开栏,季度,各职能部门";

    @LocalServerPort
    int port;

    @Autowired
    ManagementService management;

    @Autowired
    Archive archive;

    @Autowired
    JdbcTemplate jdbc;

    private House house;

    @BeforeEach
    void open() {
        house = new House(port, management);
    }

    @AfterEach
    void close() {
        House.realTime();
    }

    private static byte[] xlsx(String... rows) {
        try (var book = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            var sheet = book.createSheet("目录");
            for (int i = 0; i < rows.length; i++) {
                var row = sheet.createRow(i);
                String[] cells = rows[i].split(",", -1);
                for (int j = 0; j < cells.length; j++) {
                    row.createCell(j).setCellValue(cells[j]);
                }
            }
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String opened() {
        Answer answer = house.post(
                "office",
                "/engine-rest/process-definition/key/catalogue-revision/start",
                Map.of("variables", Map.of("catalogue", Map.of("value", "Z2"))));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("businessKey").asText();
    }

    private Answer preview(String number, String filename, byte[] content) {
        return house.upload(
                "office",
                "/staff/catalogue/preview",
                Map.of("case", number, "catalogue", "Z2"),
                "file",
                filename,
                content);
    }

    private static String words(Answer page) {
        return page.text().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    /** Looks at the spreadsheet and takes it as the draft. */
    private void load(String number, String... rows) {
        Answer looked = preview(number, "白石镇目录.xlsx", xlsx(rows));
        assertThat(looked.status()).as(words(looked)).isEqualTo(200);
        Answer confirmed = confirm(number, looked);
        assertThat(confirmed.status()).as(words(confirmed)).isEqualTo(302);
    }

    private Answer confirm(String number, Answer looked) {
        Matcher token =
                Pattern.compile("name=\"token\" value=\"([0-9a-f]{64})\"").matcher(looked.text());
        assertThat(token.find()).isTrue();
        return house.press("office", "/staff/catalogue/confirm?case=" + number + "&token=" + token.group(1));
    }

    private void submit(String number, String from) {
        house.complete(
                "office", number, "draft", Map.of("outcome", "submit", "effectiveFrom", from, "reason", "机构职能调整"));
        house.complete("deputy", number, "review", Map.of("outcome", "approve"));
    }

    private void approve(String number) {
        house.complete("group", number, "approve", Map.of("outcome", "approve"));
        assertThat(archive.of(number)).isPresent();
    }

    private void refused(String user, String number, String task, Map<String, Object> answer, String sentence) {
        Answer refusal = house.tryToComplete(user, number, task, answer);
        assertThat(refusal.status()).as(refusal.text()).isEqualTo(400);
        assertThat(refusal.body().path("message").asText()).contains(sentence).doesNotContain("Exception", "null");
        assertThat(house.tasks(user, number)).hasSize(1);
    }

    private JsonNode json(String query) {
        return house.get(null, "/api/v1/catalogue?catalogue=Z2" + query).body();
    }

    private String contents(String query) {
        return String.join("|", json(query).path("items").findValuesAsText("content"));
    }

    private Answer page(String query) {
        return house.send(house.request("/catalogue?catalogue=Z2" + query)
                .setHeader("Accept", "text/html")
                .GET());
    }

    @Test
    void fromASpreadsheetWithMistakesToTheVersionInForceAndItsRevision() {
        house.at("2031-02-03T09:00");
        String number = opened();
        refused("office", number, "draft", Map.of("outcome", "submit", "effectiveFrom", "2031-03-03"), "还没有载入目录");

        Answer wrong = preview(
                number,
                "白石镇目录.xlsx",
                xlsx(
                        HEAD,
                        FIRST,
                        "1,组织类,班子情况,,社会,公开栏,年度,各职能部门",
                        "3,组织类,党费,党费收缴情况,全世界,喇叭,有空时,各职能部门",
                        ",组织类,发展党员,预备党员名单,社会,公开栏,季度,各职能部门"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(words(wrong))
                .contains("没有载入任何内容")
                .contains("表格里有6处错误")
                .contains("第3行 公开代码 “1”与第2行重复")
                .contains("第3行 公开内容")
                .contains("第4行 公开范围")
                .contains("全世界")
                .contains("第4行 公开形式")
                .contains("喇叭")
                .contains("第4行 公开时限")
                .contains("有空时")
                .contains("第5行 公开代码")
                .doesNotContain("第2行 ")
                .doesNotContain("载入为草案");
        assertThat(preview(number, "空.xlsx", new byte[0]).status()).isEqualTo(400);
        assertThat(words(preview(number, "目录.xlsx", "不是表格".getBytes(StandardCharsets.UTF_8))))
                .contains("整份表格", "没有找到列名");
        assertThat(jdbc.queryForObject(
                        "select count(*) from catalogue_version where case_number = ?", Integer.class, number))
                .as("nothing is loaded")
                .isZero();
        assertThat(house.get(null, "/api/v1/catalogue?catalogue=Z2").status()).isEqualTo(404);
        refused("office", number, "draft", Map.of("outcome", "submit", "effectiveFrom", "2031-03-03"), "还没有载入目录");

        Answer looked = preview(number, "白石镇目录.xlsx", xlsx(HEAD, FIRST));
        Answer mended = preview(number, "白石镇目录.xlsx", xlsx(HEAD, FIRST, SECOND));
        assertThat(confirm(number, looked).status())
                .as("not the one looked at last")
                .isEqualTo(409);
        assertThat(confirm(number, mended).status()).isEqualTo(302);
        refused(
                "office",
                number,
                "draft",
                Map.of("outcome", "submit", "effectiveFrom", "2031-02-02", "reason", "制定"),
                "生效日期不能早于今天");
        submit(number, "2031-03-03");
        assertThat(house.tasks("office", number)).isEmpty();
        house.complete("group", number, "approve", Map.of("outcome", "return", "comment", "请核对第2项"));
        submit(number, "2031-03-03");
        approve(number);

        // Adopted, and readable, but what applies is still the catalogue of all basic-level organisations.
        assertThat(words(page(""))).contains("第1版", "2031年3月3日", "临时救助名单");
        assertThat(applies("2031-03-02")).contains("basic");
        assertThat(applies("2031-03-03")).contains("Z2");

        revise();
    }

    /** The code of the catalogue that a form offers the town's clerk on a day, by the items it names. */
    private String applies(String day) {
        house.at(day + "T09:00");
        Answer start = house.post("unit2", "/engine-rest/process-definition/key/proactive-disclosure/start", Map.of());
        assertThat(start.status()).as(start.text()).isEqualTo(200);
        String number = start.body().path("businessKey").asText();
        String task = house.tasks("unit2", number).get(0).path("id").asText();
        String form = house.get("unit2", "/engine-rest/task/" + task + "/deployed-form")
                .text();
        return form.contains("临时救助名单") ? "Z2" : "basic";
    }

    private void revise() {
        house.at("2031-03-10T09:00");
        String one = opened();
        String other = opened();
        load(one, HEAD, FIRST, SECOND.replace("临时救助名单", "救助名单和金额"));
        load(other, HEAD, FIRST);
        submit(one, "2031-04-01");
        submit(other, "2031-05-01");
        approve(one);
        refused("group", other, "approve", Map.of("outcome", "approve"), "载入表格以后，这个目录又通过了第2版：请在起草一步按它重新载入表格，核对变动后再提交");
        house.complete("group", other, "approve", Map.of("outcome", "return", "comment", "按第2版重新载入"));
        refused(
                "office",
                other,
                "draft",
                Map.of("outcome", "submit", "effectiveFrom", "2031-05-01", "reason", "再改"),
                "又通过了第2版");

        // Before its day the first is in force; the second can be read already, as what will apply.
        assertThat(contents("")).isEqualTo("班子成员分工|临时救助名单");
        assertThat(json("").path("version").asText()).isEqualTo("1");
        assertThat(contents("&version=2")).isEqualTo("班子成员分工|救助名单和金额");
        assertThat(words(page("&version=2"))).contains("2031年4月1日");
        house.at("2031-03-31T23:59");
        assertThat(contents("")).contains("临时救助名单");
        house.at("2031-04-01T00:00");
        assertThat(contents("")).isEqualTo("班子成员分工|救助名单和金额");
        assertThat(words(page(""))).contains("救助名单和金额").doesNotContain("临时救助名单");
        // The earlier one stays to be read in every shape.
        assertThat(words(page("&version=1"))).contains("临时救助名单").doesNotContain("救助名单和金额");
        assertThat(contents("&version=1")).contains("临时救助名单");
        assertThat(house.get(null, "/catalogue/Z2/1.csv").text())
                .contains(HEAD, "临时救助名单")
                .doesNotContain("金额");
        assertThat(house.get(null, "/catalogue/Z2/2.csv").text()).contains("救助名单和金额");
        assertThat(house.get(null, "/catalogue/Z2/3.csv").status()).isEqualTo(404);

        load(other, HEAD, FIRST, SECOND.replace("临时救助名单", "救助名单和金额"), "3,村务类,用工,公益岗位,社会,公开栏,即时,各职能部门");
        submit(other, "2031-05-01");
        approve(other);
        house.at("2031-05-01T00:00");
        assertThat(contents("")).isEqualTo("班子成员分工|救助名单和金额|公益岗位");
        assertThat(json("").path("versions")).hasSize(3);
    }

    @Test
    void onlyTheOfficeMakesCatalogues() {
        house.at("2031-06-01T09:00");
        String start = "/engine-rest/process-definition/key/catalogue-revision/start";
        for (String user : new String[] {"dept", "secrecy", "group", "auditor"}) {
            assertThat(house.post(user, start, Map.of()).status()).as(user).isEqualTo(403);
        }
        assertThat(house.page("dept", "/staff/catalogue").status()).isEqualTo(404);
        String number = opened();
        Answer others = house.upload(
                "dept",
                "/staff/catalogue/preview",
                Map.of("case", number, "catalogue", "Z2"),
                "file",
                "目录.xlsx",
                xlsx(HEAD, FIRST));
        assertThat(others.status()).isEqualTo(404);
        assertThat(words(house.upload(
                        "office",
                        "/staff/catalogue/preview",
                        Map.of("case", number, "catalogue", "GAJ"),
                        "file",
                        "目录.xlsx",
                        xlsx(HEAD, FIRST))))
                .contains("请选择要制定或者修订的目录");
        house.complete("office", number, "draft", Map.of("outcome", "cancel"));
        assertThat(archive.of(number)).isPresent();
        assertThat(words(house.page("office", "/staff/catalogue?case=" + number)))
                .contains("没有正在起草的" + number);
    }
}
