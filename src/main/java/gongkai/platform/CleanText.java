package gongkai.platform;

/** What may stand in a text that people wrote: anything they can see, within its length. */
public final class CleanText {

    private CleanText() {}

    /**
     * @param longest in characters, a rare Han character or an emoji counting as one
     * @return what is wrong, to be put behind the field's label; null where nothing is
     */
    public static String problem(String text, int longest) {
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            return "最多" + longest + "字，现在是" + length + "字";
        }
        return text.codePoints().anyMatch(CleanText::hidden) ? "里有看不见的控制字符，请删去后重新输入" : null;
    }

    /** Control characters but line breaks and tabs, what turns the direction of writing, and halves of characters. */
    private static boolean hidden(int c) {
        boolean control = Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
        boolean bidi = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0x200E || c == 0x200F || c == 0x061C;
        return control || bidi || c == 0xFEFF || Character.getType(c) == Character.SURROGATE;
    }
}
