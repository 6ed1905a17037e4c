package gongkai.board;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * All runs of so many characters in a folded text, each at the position of its first: of whatever kind they are, as long as no blank is
 * among them. A text contains a word exactly where the word's runs stand at consecutive positions, so a phrase of them finds what LIKE
 * finds. An analysis that first looks for words, numbers or scripts can't: what it takes for one token is not found by a part of it.
 */
final class Grams extends TokenStream {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final int length;
    private final int[] text;
    private int at;

    Grams(String folded, int length) {
        this.length = length;
        this.text = folded.codePoints().toArray();
    }

    /** Those of one word, in order. */
    static List<String> of(String word, int length) {
        int[] text = word.codePoints().toArray();
        List<String> grams = new ArrayList<>();
        for (int at = 0; at + length <= text.length; at++) {
            grams.add(new String(text, at, length));
        }
        return grams;
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        int skipped = 0;
        for (; at + length <= text.length; at++) {
            if (unbroken()) {
                term.append(new String(text, at, length));
                increment.setPositionIncrement(skipped + 1);
                at++;
                return true;
            }
            skipped++;
        }
        return false;
    }

    private boolean unbroken() {
        for (int n = at; n < at + length; n++) {
            if (text[n] == ' ') {
                return false;
            }
        }
        return true;
    }

    @Override
    public void reset() {
        at = 0;
    }
}
