package gongkai.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldedTextTest {

    @Test
    void lettersAreLowerAndFullWidthLettersAndDigitsPlain() {
        assertThat(FoldedText.of("PDF文件２０２６年ＡＢｃ")).isEqualTo("pdf文件2026年abc");
        assertThat(FoldedText.of("（一）：“，。”")).isEqualTo("（一）：“，。”");
    }

    @Test
    void everyBlankIsABlank() {
        assertThat(FoldedText.of("甲\t乙\n丙\u3000丁\u00a0戊\u0000己\u2028庚")).isEqualTo("甲 乙 丙 丁 戊 己 庚");
    }

    @Test
    void everyCharacterKeepsItsPlace() {
        var every = new StringBuilder();
        for (int c = 0; c < 0x30000; c++) {
            every.appendCodePoint(c);
        }
        var text = every.toString();
        assertThat(FoldedText.of(text)).hasSize(text.length());
    }

    @Test
    void halfACharacterIsNone() {
        assertThat(FoldedText.of("\ud842")).isEqualTo("\ufffd");
        assertThat(FoldedText.of("𠮷")).isEqualTo("𠮷");
    }

    @Test
    void wordsAreWhatStandsBetweenBlanks() {
        assertThat(FoldedText.words("  党费\u3000使用 党费 PDF ")).containsExactly("党费", "使用", "pdf");
        assertThat(FoldedText.words(" \u0000 ")).isEmpty();
        assertThat(FoldedText.words("")).isEmpty();
    }
}
