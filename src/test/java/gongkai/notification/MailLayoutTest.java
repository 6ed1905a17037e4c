package gongkai.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailLayoutTest {

    private final MailLayout layout = new MailLayout("安澜县党务公开");

    @Test
    void markupAndExpressionsStandAsTheyWereWritten() {
        var html = layout.html("主题<b>", "<script>alert(1)</script>\n${7*7} #{x} 100%s");

        assertThat(html)
                .contains("主题&lt;b&gt;", "&lt;script&gt;alert(1)&lt;/script&gt;", "${7*7} #{x} 100%s")
                .doesNotContain("<script", "主题<b>");
    }

    @Test
    void aLineWithAnAddressBecomesTheButton() {
        var html = layout.html("申请已受理", "您好：\n您的申请已受理。\n查询进度：http://localhost:8080/applications/status");

        assertThat(html)
                .contains(">查询进度</a>", "按钮打不开时，请复制地址：http://localhost:8080/applications/status")
                .containsOnlyOnce("href=\"http://localhost:8080/applications/status\"");
    }

    @Test
    void anAddressWithinTextIsALinkAndWithoutAnyThereIsNoButton() {
        assertThat(layout.html("x", "请到http://a.example/b查看，谢谢"))
                .contains("<a href=\"http://a.example/b\" style=\"color:#1d4f7c\">")
                .doesNotContain("按钮打不开");
    }
}
