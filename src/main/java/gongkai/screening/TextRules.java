package gongkai.screening;

import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** All rules over one text. */
class TextRules {

    private final IdentityNumbers identities;
    private final BankCards cards;
    private final MobileNumbers mobiles;
    private final SecrecyMarks marks;
    private final Addresses addresses;

    TextRules(Clock clock) {
        var lists = new Wordlists();
        this.identities = new IdentityNumbers(lists, clock);
        this.cards = new BankCards(lists, identities);
        this.mobiles = new MobileNumbers(lists);
        this.marks = new SecrecyMarks(lists);
        this.addresses = new Addresses(lists);
    }

    /**
     * In their order; where two rules meet at one place, the surer one counts.
     *
     * @param ownAddresses where the offices of the organisation are
     */
    List<Hit> hits(String text, List<String> ownAddresses) {
        String plain = PlainText.of(text);
        var found = List.of(
                identities.in(plain),
                cards.in(plain),
                mobiles.in(plain),
                marks.in(plain),
                addresses.in(plain, ownAddresses));
        var hits = new ArrayList<Hit>();
        var taken = new BitSet();
        for (List<Hit> ofOneRule : found) {
            for (Hit hit : ofOneRule) {
                if (taken.get(hit.start(), hit.end()).isEmpty()) {
                    hits.add(hit);
                    taken.set(hit.start(), hit.end());
                }
            }
        }
        hits.sort(Comparator.comparingInt(Hit::start));
        return hits;
    }

    /** Every char that a hit hides becomes an asterisk, so that positions stay. */
    static String masked(String text, List<Hit> hits) {
        var masked = new StringBuilder(text);
        for (Hit hit : hits) {
            for (int i = hit.hideFrom(); i < hit.hideTo(); i++) {
                if (Character.isLetterOrDigit(text.charAt(i)) || Character.isSurrogate(text.charAt(i))) {
                    masked.setCharAt(i, '*');
                }
            }
        }
        return masked.toString();
    }
}
