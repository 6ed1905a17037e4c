package gongkai.screening;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All rules over one text. */
class TextRules {

    private final IdentityNumbers identities;
    private final BankCards cards;
    private final MobileNumbers mobiles;
    private final SecrecyMarks marks;
    private final Wordlists lists = new Wordlists();

    TextRules(Clock clock) {
        this.identities = new IdentityNumbers(lists, clock);
        this.cards = new BankCards(lists, identities);
        this.mobiles = new MobileNumbers(lists);
        this.marks = new SecrecyMarks(lists);
    }

    /**
     * In their order; where two rules meet at one place, the surer one counts.
     *
     * @param ownAddresses where the offices of the organisation are
     */
    List<Hit> hits(String text, List<String> ownAddresses) {
        String plain = PlainText.of(text);
        var hits = new ArrayList<Hit>();
        add(hits, identities.in(plain));
        add(hits, cards.in(plain));
        add(hits, mobiles.in(plain));
        add(hits, marks.in(plain));
        add(hits, new Addresses(lists, ownAddresses).in(plain));
        hits.sort(Comparator.comparingInt(Hit::start));
        return hits;
    }

    private static void add(List<Hit> hits, List<Hit> more) {
        var before = List.copyOf(hits);
        more.stream().filter(hit -> before.stream().noneMatch(hit::overlaps)).forEach(hits::add);
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
