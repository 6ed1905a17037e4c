package gongkai.portal;

import gongkai.board.Board;
import gongkai.board.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What to look for instead where a search found nothing: fewer words, or parts of the one word, that do find something. */
@Component
class OtherWords {

    /** Each asks the index once, and only on pages that found nothing. */
    private static final int MOST = 4;

    private final Board board;

    OtherWords(Board board) {
        this.board = board;
    }

    record Suggestion(String words, String address, long count) {}

    List<Suggestion> insteadOf(BoardFilter filter, Reader reader) {
        List<Suggestion> found = new ArrayList<>();
        for (String words : candidates(filter.query().q())) {
            BoardFilter other = filter.words(words);
            long count = board.count(other.query(), reader);
            if (count > 0) {
                found.add(new Suggestion(words, other.address(), count));
            }
        }
        return found;
    }

    static List<String> candidates(String q) {
        List<String> words = Arrays.stream(q.split("[\\s\\u3000]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        Set<String> candidates = new LinkedHashSet<>();
        if (words.size() == 1) {
            String word = words.get(0);
            int length = word.codePointCount(0, word.length());
            if (length >= 3) {
                int half = word.offsetByCodePoints(0, (length + 1) / 2);
                candidates.add(word.substring(0, half));
                candidates.add(word.substring(word.offsetByCodePoints(0, length / 2)));
            }
            if (length >= 5) {
                candidates.add(word.substring(0, word.offsetByCodePoints(0, 2)));
                candidates.add(word.substring(word.offsetByCodePoints(0, length - 2)));
            }
        } else {
            for (int left = words.size() - 1; left >= 0; left--) {
                List<String> rest = new ArrayList<>(words);
                rest.remove(left);
                candidates.add(String.join(" ", rest));
            }
        }
        candidates.remove(q);
        return candidates.stream().limit(MOST).toList();
    }
}
