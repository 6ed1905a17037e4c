package gongkai.letters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordingTest {

    private final Wording written = new Wording();

    @Test
    void writesDates() {
        assertThat(written.date("2026-09-09")).isEqualTo("2026年9月9日");
        assertThat(written.date("2026-10-13T23:59:59+08:00")).isEqualTo("2026年10月13日");
        assertThat(written.date("另行通知")).isEqualTo("另行通知");
        assertThat(written.date("2026-02-30")).isEqualTo("2026-02-30");
        assertThat(written.date(null)).isEmpty();
    }

    @Test
    void endsSentencesOnce() {
        assertThat(written.sentence("已经公开")).isEqualTo("已经公开。");
        assertThat(written.sentence("已经公开。")).isEqualTo("已经公开。");
        assertThat(written.sentence("为什么？")).isEqualTo("为什么？");
        assertThat(written.sentence("他说“好。”")).isEqualTo("他说“好。”");
        assertThat(written.sentence("名为“好”")).isEqualTo("名为“好”。");
        assertThat(written.sentence("见附件（二）")).isEqualTo("见附件（二）。");
        assertThat(written.sentence(" ")).isEmpty();
        assertThat(written.clause("正在讨论。")).isEqualTo("正在讨论");
    }

    @Test
    void countsInChinese() {
        assertThat(written.mark(0, 1)).isEmpty();
        assertThat(written.mark(0, 2)).isEqualTo("（一）");
        assertThat(written.mark(9, 30)).isEqualTo("（十）");
        assertThat(written.mark(10, 30)).isEqualTo("（十一）");
        assertThat(written.mark(20, 30)).isEqualTo("（二十一）");
        assertThat(written.mark(119, 200)).isEqualTo("（120）");
    }

    @Test
    void readsLines() {
        assertThat(written.lines(" 一\n\n二\r\n")).containsExactly("一", "二");
        assertThat(written.lines(null)).isEmpty();
    }
}
