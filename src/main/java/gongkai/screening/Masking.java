package gongkai.screening;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What masking may do to an approved text: hide or leave out what was found in it, and touch nothing else. */
final class Masking {

    private static final String MARKS = "*＊×■█▇□○●";

    private Masking() {}

    /** Whether every character outside the hits is as it was, and those of the hits are the same, a mark or left out. */
    static boolean onlyHides(String approved, List<Hit> hits, String masked) {
        var hidden = new BitSet();
        hits.forEach(hit -> hidden.set(start(hit), hit.end()));
        BitSet mayGo = mayGo(approved, hidden);
        Set<Integer> reached = new TreeSet<>();
        reach(reached, 0, mayGo);
        for (int i = 0; i < masked.length() && !reached.isEmpty(); i++) {
            char character = masked.charAt(i);
            Set<Integer> next = new TreeSet<>();
            for (int at : reached) {
                if (at < approved.length()
                        && (approved.charAt(at) == character || hidden.get(at) && MARKS.indexOf(character) >= 0)) {
                    reach(next, at + 1, mayGo);
                }
            }
            reached = next;
        }
        return reached.contains(approved.length());
    }

    /** An address is found with the words before it, in which the sentence may turn: only what is finer than the town may go. */
    private static int start(Hit hit) {
        return hit.kind() == FindingKind.HOME_ADDRESS ? hit.hideFrom() : hit.start();
    }

    /** Beside the hits what no form gives back as it was: blanks around the text, the second sign of a line's end. */
    private static BitSet mayGo(String approved, BitSet hidden) {
        var mayGo = (BitSet) hidden.clone();
        for (int i = 0; i < approved.length(); i++) {
            if (approved.charAt(i) == '\r') {
                mayGo.set(i);
            }
        }
        for (int i = 0; i < approved.length() && isOutside(approved, i, mayGo); i++) {
            mayGo.set(i);
        }
        for (int i = approved.length() - 1; i >= 0 && isOutside(approved, i, mayGo); i--) {
            mayGo.set(i);
        }
        return mayGo;
    }

    private static boolean isOutside(String approved, int at, BitSet mayGo) {
        return mayGo.get(at) || Character.isWhitespace(approved.charAt(at));
    }

    private static void reach(Set<Integer> reached, int at, BitSet mayGo) {
        reached.add(at);
        for (int i = at; mayGo.get(i); i++) {
            reached.add(i + 1);
        }
    }
}
