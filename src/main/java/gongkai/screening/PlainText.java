package gongkai.screening;

/** One way of writing for digits, letters and signs that look alike, char by char, so that every position stays what it was. */
final class PlainText {

    private PlainText() {}

    static String of(String text) {
        var plain = new char[text.length()];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = of(text.charAt(i));
        }
        return new String(plain);
    }

    private static char of(char c) {
        if (c < 0x80) {
            return c;
        }
        if (c >= '！' && c <= '～') {
            return (char) (c - '！' + '!');
        }
        return switch (c) {
            case '×', '✕', '✖', 'Х', 'х' -> 'X';
            case '\u00A0', '\u2000', '\u2001', '\u2002', '\u2003', '\u2004', '\u2005', '\u2006', '\u2007' -> ' ';
            case '\u2008', '\u2009', '\u200A', '\u202F', '\u205F', '\u3000' -> ' ';
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212', '\u00AD', '\u2043' -> '-';
            default -> c;
        };
    }

    static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
