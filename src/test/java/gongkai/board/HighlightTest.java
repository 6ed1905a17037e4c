package gongkai.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HighlightTest {

    @Test
    void marksWhatWasSearchedForAndEscapesTheRest() {
        assertThat(new Highlight(List.of("党费")).whole("<b>党费</b>&党费"))
                .isEqualTo("&lt;b&gt;<mark>党费</mark>&lt;/b&gt;&amp;<mark>党费</mark>");
    }

    @Test
    void marksAcrossCaseAndWidth() {
        assertThat(new Highlight(List.of("2026", "pdf")).whole("２０２６年PDF"))
                .isEqualTo("<mark>２０２６</mark>年<mark>PDF</mark>");
    }

    @Test
    void wordsThatOverlapAreOneMark() {
        assertThat(new Highlight(List.of("党费", "费使用")).whole("党费使用情况")).isEqualTo("<mark>党费使用</mark>情况");
        assertThat(new Highlight(List.of("aa")).whole("aaa")).isEqualTo("<mark>aaa</mark>");
    }

    @Test
    void escapesInsideTheMarkToo() {
        assertThat(new Highlight(List.of("<script>")).whole("a<script>b")).isEqualTo("a<mark>&lt;script&gt;</mark>b");
    }

    @Test
    void theSnippetIsAboutTheFirstPlace() {
        var text = "前".repeat(100) + "党费" + "后".repeat(300);
        assertThat(new Highlight(List.of("党费")).snippet(text))
                .startsWith("……前")
                .contains("<mark>党费</mark>")
                .endsWith("后……")
                .hasSize(120 + 4 + "<mark></mark>".length());
        assertThat(new Highlight(List.of("没有")).snippet(text)).startsWith("前").endsWith("……");
        assertThat(new Highlight(List.of("没有")).snippet("一\n\n二")).isEqualTo("一 二");
    }

    @Test
    void aSnippetNeverCutsACharacterInHalf() {
        for (int before = 25; before < 40; before++) {
            var snippet = new Highlight(List.of("党费"))
                    .snippet("字".repeat(before % 2) + "𠮷".repeat(before) + "党费" + "𠮷".repeat(200));
            assertThat(snippet.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF))
                    .isFalse();
        }
    }
}
