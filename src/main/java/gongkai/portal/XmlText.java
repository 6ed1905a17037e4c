package gongkai.portal;

/** Text as XML can carry it: a character that XML 1.0 has no way to write, not even escaped, becomes U+FFFD. */
final class XmlText {

    private XmlText() {}

    static String of(String text) {
        if (text == null) {
            return "";
        }
        var kept = new StringBuilder(text.length());
        text.codePoints().forEach(character -> kept.appendCodePoint(isAllowed(character) ? character : 0xFFFD));
        return kept.toString();
    }

    private static boolean isAllowed(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || character >= 0x20 && character <= 0xD7FF
                || character >= 0xE000 && character <= 0xFFFD
                || character >= 0x10000;
    }
}
