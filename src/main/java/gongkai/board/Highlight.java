package gongkai.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Shows in escaped HTML where the words of a query stand. */
final class Highlight {

    private static final int BEFORE = 30;
    private static final int LENGTH = 120;
    private static final String CUT = "……";
    /** A document of one repeated letter needs no more. */
    private static final int MOST = 200;

    private record Place(int start, int end) {}

    private final List<String> words;

    /** @param words folded */
    Highlight(List<String> words) {
        this.words = words;
    }

    boolean isIn(String text) {
        String folded = FoldedText.of(text);
        return words.stream().anyMatch(folded::contains);
    }

    String whole(String text) {
        return marked(text, places(text));
    }

    /** About the first place, else the beginning. */
    String snippet(String text) {
        String line = text == null ? "" : text.strip();
        int first = firstPlace(line);
        int start = first <= BEFORE ? 0 : wholeCharacter(line, first - BEFORE);
        int end = line.length() - start <= LENGTH ? line.length() : wholeCharacter(line, start + LENGTH);
        String part = line.substring(start, end).replaceAll("\\s+", " ");
        return (start > 0 ? CUT : "") + marked(part, places(part)) + (end < line.length() ? CUT : "");
    }

    private int firstPlace(String text) {
        String folded = FoldedText.of(text);
        return words.stream()
                .mapToInt(folded::indexOf)
                .filter(at -> at >= 0)
                .min()
                .orElse(0);
    }

    private static int wholeCharacter(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    /** In order, those that touch as one. */
    private List<Place> places(String text) {
        String folded = FoldedText.of(text);
        var found = new ArrayList<Place>();
        for (String word : words) {
            int at = folded.indexOf(word);
            for (int n = 0; at >= 0 && n < MOST; n++) {
                found.add(new Place(at, at + word.length()));
                at = folded.indexOf(word, at + 1);
            }
        }
        found.sort(Comparator.comparingInt(Place::start).thenComparingInt(Place::end));
        var joined = new ArrayList<Place>();
        for (Place place : found) {
            Place last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && place.start() <= last.end()) {
                joined.set(joined.size() - 1, new Place(last.start(), Math.max(last.end(), place.end())));
            } else {
                joined.add(place);
            }
        }
        return joined;
    }

    private static String marked(String text, List<Place> places) {
        var html = new StringBuilder();
        int done = 0;
        for (Place place : places) {
            html.append(escaped(text.substring(done, place.start())))
                    .append("<mark>")
                    .append(escaped(text.substring(place.start(), place.end())))
                    .append("</mark>");
            done = place.end();
        }
        return html.append(escaped(text.substring(done))).toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
