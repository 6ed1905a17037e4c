package gongkai.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineBreaksTest {

    @Test
    void keepsNumbersWholeAndWithTheirUnit() {
        assertThat(pieces("编号YSQ-2026-000012，")).contains("YSQ-2026-000012，");
        assertThat(pieces("于2026年9月8日受理")).contains("2026年", "9月", "8日");
        assertThat(pieces("缴12800.00元，共7票。")).contains("12800.00元，", "7票。");
    }

    @Test
    void keepsMarksOffTheWrongEnd() {
        assertThat(pieces("依照《制度》第三条。")).contains("《制", "度》", "条。");
        assertThat(pieces("见https://a.cn/bcd/e")).containsExactly("见", "https://a.cn/bcd/e");
        assertThat(pieces("")).isEmpty();
    }

    private static List<String> pieces(String text) {
        var breaks = new LineBreaks();
        breaks.setText(text);
        var pieces = new ArrayList<String>();
        int start = 0;
        for (int end; (end = breaks.next()) != BreakIterator.DONE; start = end) {
            pieces.add(text.substring(start, end));
        }
        return pieces;
    }
}
