package gongkai.platform;

/**
 * What people type is kept as typed, but for characters nobody can see or that change how others read a text: control
 * characters, half characters, and marks that turn the direction of writing. Those are refused, not removed.
 */
public final class CleanText {

    private CleanText() {}

    /**
     * @param text may be null or have several lines
     * @param max the most characters, an emoji or rare character counting as one
     * @return what is wrong, as the sentence beside the field; null where nothing is
     */
    public static String problem(String text, int max) {
        return problem(text, max, true);
    }

    /** As {@link #problem}, for what must be one line. */
    public static String lineProblem(String text, int max) {
        return problem(text, max, false);
    }

    /** The text, or so much of its beginning and an ellipsis; a rare character is never cut in two. */
    public static String shortened(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)) + "…";
    }

    private static String problem(String text, int max, boolean severalLines) {
        if (text == null) {
            return null;
        }
        if (text.codePoints().anyMatch(character -> isUnseen(character, severalLines))) {
            return "含有看不见的控制字符，请删去后重新填写";
        }
        int length = text.codePointCount(0, text.length());
        return length > max ? "最多" + max + "字，现在是" + length + "字" : null;
    }

    private static boolean isUnseen(int character, boolean severalLines) {
        if (character == '\n' || character == '\r' || character == '\t') {
            return !severalLines;
        }
        return Character.isISOControl(character)
                || isDirectionMark(character)
                || character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE
                || (character & 0xFFFE) == 0xFFFE
                || character >= 0xFDD0 && character <= 0xFDEF
                || character == 0xFEFF
                || character == 0x2028
                || character == 0x2029;
    }

    private static boolean isDirectionMark(int character) {
        return character == 0x061C
                || character == 0x200E
                || character == 0x200F
                || character >= 0x202A && character <= 0x202E
                || character >= 0x2066 && character <= 0x2069;
    }
}
