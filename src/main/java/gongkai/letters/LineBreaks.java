package gongkai.letters;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;
import java.util.Locale;

/**
 * Where a line may end: as Chinese setting has it, but never within a number, nor between a number and its unit, nor
 * within an address.
 */
class LineBreaks implements FSTextBreaker {

    private static final String UNITS = "年月日时分号元角万亿人名票个条项次天件份页户岁％%";

    private final BreakIterator lines = BreakIterator.getLineInstance(Locale.CHINA);
    private String text = "";

    @Override
    public void setText(String text) {
        this.text = text;
        lines.setText(text);
    }

    @Override
    public int next() {
        int end = lines.next();
        while (end != BreakIterator.DONE && end < text.length() && belongTogether(end)) {
            end = lines.next();
        }
        return end;
    }

    private boolean belongTogether(int end) {
        char before = text.charAt(end - 1);
        char after = text.charAt(end);
        return isOfNumber(before) && isOfNumber(after) || isDigit(before) && UNITS.indexOf(after) >= 0 || after == '/';
    }

    /** Digits and letters of case numbers, and what joins them. */
    private static boolean isOfNumber(char c) {
        return isDigit(c) || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-' || c == '.';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
