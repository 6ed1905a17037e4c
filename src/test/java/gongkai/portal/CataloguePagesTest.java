package gongkai.portal;

import static org.assertj.core.api.Assertions.assertThat;

import gongkai.catalogue.Catalogue;
import gongkai.catalogue.CatalogueFiles;
import gongkai.testing.House;
import gongkai.testing.House.Answer;
import gongkai.testing.WholeApplication;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The catalogues as everybody sees them: page, files and JSON of the running product. */
@WholeApplication
class CataloguePagesTest {

    @LocalServerPort
    int port;

    @Autowired
    ManagementService management;

    @Autowired
    Catalogue catalogue;

    @Autowired
    CatalogueFiles files;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    House house;

    @BeforeEach
    void open() {
        house = new House(port, management);
    }

    private String page(String address) {
        Answer answer = house.get(null, address);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.text();
    }

    private Answer csv(String address) {
        return house.send(HttpRequest.newBuilder(house.request(address).build().uri())
                .header("Accept", "text/csv")
                .GET());
    }

    @Test
    void thePageShowsTheHousesCatalogueByCategory() {
        var page = page("/catalogue");
        assertThat(page)
                .contains("<title>机关党务公开目录 - 安澜县公安局党务公开</title>")
                .contains("第1版，共57项，自2020年1月1日起施行", "原表有残缺")
                .contains("纠正和查处“三乱”", "信访接待窗口", "未列明", "纪委及相关职能部门")
                .contains("href=\"/catalogue?catalogue=basic\"")
                .containsOnlyOnce("<h1")
                .doesNotContain("null")
                .doesNotContain(" style=");
        assertThat(page.split("scope=\"row\"", -1)).hasSize(58);
        assertThat(page.split("scope=\"rowgroup\"", -1)).hasSize(17);
        assertThat(page("/")).contains("href=\"/catalogue\"");

        var one = page("/catalogue?catalogue=bureau&category=" + encoded("反腐倡廉类 / 纠风治乱情况"));
        assertThat(one.split("scope=\"row\"", -1)).hasSize(4);
        assertThat(page("/catalogue?catalogue=bureau&category=nothing&page=99").split("scope=\"row\"", -1))
                .hasSize(58);
        assertThat(page("/catalogue?catalogue=basic&version=1")).contains("共15项", "班子和成员述职述廉述绩");
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void whatIsNotThereIsSaidSo() {
        for (var address : List.of(
                "/catalogue?catalogue=nothing",
                "/catalogue?version=99",
                "/catalogue/bureau/7.csv",
                "/catalogue/nothing/1.csv",
                "/catalogue/bureau/x.csv",
                "/api/v1/catalogue?catalogue=nothing",
                "/api/v1/catalogue?version=99")) {
            assertThat(house.get(null, address).status()).as(address).isEqualTo(404);
        }
        var wrong = house.get(null, "/api/v1/catalogue?version=new&page=0&size=501");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.raw().headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(wrong.text()).contains("请填写第几版", "请填写第几页", "1至500");
        assertThat(house.get(null, "/catalogue?version=new").status()).isEqualTo(400);
    }

    @Test
    void programsGetItPageByPage() {
        var all = house.get(null, "/api/v1/catalogue").body();
        assertThat(all.path("catalogue").asText()).isEqualTo("bureau");
        assertThat(all.path("version").asInt()).isEqualTo(1);
        assertThat(all.path("inForce").asBoolean()).isTrue();
        assertThat(all.path("total").asInt()).isEqualTo(57);
        assertThat(all.path("page").asInt()).isEqualTo(1);
        assertThat(all.path("size").asInt()).isEqualTo(100);
        assertThat(all.path("items").size()).isEqualTo(57);
        assertThat(all.path("catalogues").path("basic").asText()).isEqualTo("基层党组织党务公开目录");
        var item = all.path("items").get(47);
        assertThat(item.path("code").asText()).isEqualTo("49");
        assertThat(item.path("scopes").get(0).asText()).isEqualTo("SOCIETY");
        assertThat(item.path("channels").get(4).asText()).isEqualTo("MEDIA");
        assertThat(item.path("timing").asText()).isEqualTo("QUARTERLY");
        assertThat(item.path("channelText").asText()).isEqualTo("会议、文件、局域网、公开栏、新闻媒体");
        assertThat(item.path("units").get(0).asText()).isEqualTo("JW");

        var codes = new ArrayList<String>();
        for (var page = 1; page <= 4; page++) {
            house.get(null, "/api/v1/catalogue?catalogue=bureau&version=1&size=20&page=" + page)
                    .body()
                    .path("items")
                    .forEach(one -> codes.add(one.path("code").asText()));
        }
        assertThat(codes).hasSize(57).doesNotHaveDuplicates().startsWith("1").endsWith("58");
        assertThat(house.get(null, "/api/v1/catalogue?page=100000&size=500")
                        .body()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void aVersionIsTakenAlongAndComesBack() {
        var answer = house.get(null, "/catalogue/basic/1.csv");
        assertThat(answer.raw().headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
        assertThat(answer.raw().headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''");
        assertThat(answer.text()).startsWith("\uFEFF公开代码,一级目录,");
        var preview = files.preview("basic", "基层.csv", answer.bytes());
        assertThat(preview.problems()).hasSize(2);
        assertThat(preview.problems()).allMatch(problem -> problem.row() == 16);
        assertThat(house.get(null, "/catalogue.csv").text()).contains("\r\n58,制度建设类,制度执行情况,违反制度的问责,");

        var program = csv("/api/v1/catalogue?catalogue=basic");
        assertThat(program.text())
                .startsWith("code,firstCategory,secondCategory,content,scope,channels,timing,responsible\r\n1,");
        assertThat(files.preview("basic", "基层.csv", program.bytes()).problems()).hasSize(2);

        var xlsx = house.get(null, "/catalogue/template.xlsx");
        assertThat(xlsx.status()).isEqualTo(200);
        assertThat(files.preview("basic", "模板.xlsx", xlsx.bytes()).problems()).hasSize(1);
        assertThat(house.get(null, "/catalogue/template.csv").text()).contains("填写说明");
    }

    @Test
    void aRevisionIsShownBesideTheVersionInForceAndNothingInItIsCalculated() {
        var rows = new StringBuilder("代码,一级目录,二级目录,公开内容,公开范围,公开形式,公开时限,责任部门\n");
        for (var number = 1; number <= 205; number++) {
            rows.append(number).append(",<b>类</b>,,=1+").append(number).append("𠮷,社会,互联网,年度,各村\n");
        }
        var file = files.preview("Z1", "清溪镇.csv", rows.toString().getBytes(StandardCharsets.UTF_8))
                .rightFile();
        var id = transaction.execute(status -> {
            var draft = catalogue.draft("Z1", file, "ML-2026-900001", "office");
            return catalogue.adopt(draft.id(), LocalDate.of(2099, 1, 1)).id();
        });
        try {
            var page = page("/catalogue?catalogue=Z1&page=3");
            assertThat(page)
                    .contains("清溪镇党务公开目录", "尚未施行", "=1+205𠮷", "&lt;b&gt;类", "aria-label=\"第2页\"")
                    .doesNotContain("<b>类");
            assertThat(page.split("scope=\"row\"", -1)).hasSize(6);
            assertThat(house.get(null, "/catalogue/Z1/1.csv").text()).contains(",'=1+1𠮷,");
            assertThat(csv("/api/v1/catalogue?catalogue=Z1").text()).contains(",'=1+1𠮷,");
            var answer = house.get(null, "/api/v1/catalogue?catalogue=Z1").body();
            assertThat(answer.path("inForce").asBoolean()).isFalse();
            assertThat(answer.path("source").asText()).isEqualTo("清溪镇.csv");
            assertThat(catalogue.catalogueOf("Z1")).isEqualTo("basic");
        } finally {
            // The running product is shared with other classes; none of them comes so far.
            jdbc.update("delete from catalogue_item where version = ?", id);
            jdbc.update("delete from catalogue_version where id = ?", id);
            jdbc.update("delete from catalogue where code = 'Z1'");
        }
    }
}
