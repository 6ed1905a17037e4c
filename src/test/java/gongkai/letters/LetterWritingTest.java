package gongkai.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gongkai.platform.InvalidInput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be written into a letter's text, and what becomes of it. */
class LetterWritingTest {

    private static final String WHOLE = "<h1>撤回确认书</h1>\n<p>您的申请（申请编号{申请编号}）已经撤回。</p>\n";

    @Test
    void factsGoInAsTextAndPassagesWithoutThemAreLeftOut() {
        String text = WHOLE + "<p>您<span>于{收到日期}</span>提出<span 如无=\"理由\">，没有写明理由</span>。</p><p>撤回的原因：{理由}</p>"
                + "<hr/><p><strong>特此</strong>确认，<br/>谢谢。</p>";

        assertThat(filled(text, Map.of("caseNumber", "YSQ-1", "reason", "<b>&${7*7}\n第二条")))
                .isEqualTo("<p>您的申请（申请编号YSQ-1）已经撤回。</p>\n<p>您提出。</p>\n<p>撤回的原因：&lt;b&gt;&amp;${7*7}。</p>\n<p>第二条。</p>\n"
                        + "|<p><strong>特此</strong>确认，<br/>谢谢。</p>\n");
        assertThat(filled(text, Map.of("caseNumber", "YSQ-1", "receivedOn", "2026-09-18")))
                .contains("<p>您于2026年9月18日提出，没有写明理由。</p>")
                .doesNotContain("撤回的原因");
    }

    @Test
    void whatHasSeveralPartsBecomesSeveralParagraphs() {
        var refused = LetterText.of(
                LetterKind.REPLY_REFUSED, "<h1>答复书</h1><p>{申请编号}</p><p>内容：{申请内容}</p><p>理由：{不公开的理由和依据}</p>");
        Map<String, Object> facts = Map.of(
                "caseNumber", "YSQ-1",
                "content", "甲\n乙",
                "grounds", List.of(Map.of("label", "一", "article", "第三条"), Map.of("label", "二")));

        assertThat(refused.fill(facts::get).body())
                .isEqualTo("<p>YSQ-1</p>\n<p class=\"lead\">内容：</p>\n<p>甲</p>\n<p>乙</p>\n<p class=\"lead\">理由：</p>\n"
                        + "<p>（一）一（依据：第三条）。</p>\n<p>（二）二。</p>\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>${7*7}</p>",
                "<p>[[${x}]]</p>",
                "<p>[(x)]</p>",
                "<p>*{x} #{x} @{x} ~{x}</p>",
                "<p th:text=\"x\">甲</p>",
                "<p data-th-text=\"x\">甲</p>",
                "<!DOCTYPE letter [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><p>甲</p>",
                "<!-- 甲 --><p>甲</p>",
                "<?xml-stylesheet href=\"x\"?><p>甲</p>",
                "<p>&#36;{x}</p>"
            })
    void nothingThatAnEngineWouldExecuteIsTaken(String attack) {
        assertThat(problem(WHOLE + attack)).contains("行的“", "不能使用：文书里不能有模板语句");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <p>甲<img src="http://example.org/a.png"/></p>          | 不能使用<img>，只能使用h1
            <p>甲<img src="file:///etc/passwd"/></p>                | 不能使用<img>
            <p>甲<script>alert(1)</script></p>                      | 不能使用<script>
            <style>p</style>                                        | 不能使用<style>
            <p>甲<a href="javascript:x">乙</a></p>                  | 不能使用<a>
            <p style="color:red">甲</p>                             | <p>不能有属性style
            <p onclick="x">甲</p>                                   | 不能有属性onclick
            <p 如有="月亮">甲</p>                                   | 没有占位符{月亮}
            <p>{月亮}</p>                                           | 这份文书没有占位符{月亮}
            <p>{受理日期}</p>                                       | 这份文书没有占位符{受理日期}
            <p>{申请编号</p>                                        | 花括号没有成对
            <p>甲</p                                                | 标签没有写完整或者没有成对
            <p>甲&nbsp;</p>                                         | 标签没有写完整或者没有成对
            <p>{理由}，</p>                                         | {理由}可能有几段，要放在段落的最后
            <p><span>{理由}</span></p>                              | {理由}可能有几段
            <p><p>甲</p></p>                                        | <p>不能放在段落里面
            <h1>又一个</h1>                                         | 要有一个标题
            甲                                                      | “甲”要放进<p>段落里
            <span>甲</span>                                         | <span>要放进<p>段落里
            """)
    void whatIsWrongIsNamed(String more, String sentence) {
        assertThat(problem(WHOLE + more)).contains(sentence);
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(problem("<h1>撤回确认书</h1><p>已经撤回。</p>")).isEqualTo("缺少必须有的占位符{申请编号}");
        assertThat(problem("<p>{申请编号}</p>")).contains("要有一个标题");
        assertThat(problem("")).isEqualTo("请填写文书的文字");
        assertThat(problem("长".repeat(LetterText.LONGEST + 1))).contains("最多20000字");
        assertThat(problem(WHOLE + "<p>\u202E</p>")).contains("看不见的控制字符");
    }

    private static String filled(String text, Map<String, Object> facts) {
        var filled = LetterText.of(LetterKind.WITHDRAWAL, text).fill(facts::get);
        return filled.body() + "|" + filled.closing();
    }

    private static String problem(String text) {
        var found = new String[1];
        assertThatThrownBy(() -> LetterText.of(LetterKind.WITHDRAWAL, text))
                .isInstanceOfSatisfying(
                        InvalidInput.class, wrong -> found[0] = wrong.errors().get("text"));
        return found[0];
    }
}
