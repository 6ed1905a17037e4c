package gongkai.board;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Text as search compares it, in the index and in the database alike: letters in lower case, full-width letters and digits as plain
 * ones, every white space or control character a blank. Nothing else is folded, so what is found is what LIKE finds. Each character keeps
 * its place: a position in the folded text is the same in the original.
 */
final class FoldedText {

    private static final int FULL_WIDTH = 0xFEE0;

    private FoldedText() {}

    static String of(String text) {
        if (text == null) {
            return "";
        }
        var folded = new StringBuilder(text.length());
        text.codePoints().forEach(character -> folded.appendCodePoint(fold(character)));
        return folded.toString();
    }

    /** The different words of a query, folded. */
    static List<String> words(String query) {
        var words = new LinkedHashSet<String>();
        for (String word : of(query).split(" ")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return new ArrayList<>(words);
    }

    static int fold(int character) {
        if (Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)) {
            return ' ';
        }
        if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
            // Half a character: no text that the database keeps has one.
            return 0xFFFD;
        }
        int plain = isFullWidth(character) ? character - FULL_WIDTH : character;
        int lower = Character.toLowerCase(plain);
        return Character.charCount(lower) == Character.charCount(character) ? lower : plain;
    }

    private static boolean isFullWidth(int character) {
        return character >= '０' && character <= '９'
                || character >= 'Ａ' && character <= 'Ｚ'
                || character >= 'ａ' && character <= 'ｚ';
    }
}
