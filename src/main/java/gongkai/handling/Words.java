package gongkai.handling;

import gongkai.platform.CleanText;
import gongkai.platform.InvalidInput;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What somebody wrote beside a verb, and the names in its line of the history. */
final class Words {

    private static final int LONGEST_NAMES = 180;

    private Words() {}

    /**
     * @return the text without blanks around it, or null where there is none
     * @throws InvalidInput naming the field, where it is too long or has what can't be seen
     */
    static String of(String field, String label, String text, int longest) {
        String words = text == null || text.isBlank() ? null : text.strip();
        String problem = CleanText.problem(words, longest);
        if (problem != null) {
            throw People.wrong(field, label + problem);
        }
        return words;
    }

    /** As {@link #of}, where there must be some. */
    static String required(String field, String label, String text, int longest) {
        String words = of(field, label, text, longest);
        if (words == null) {
            throw People.wrong(field, "请填写" + label);
        }
        return words;
    }

    static String names(Stream<String> names) {
        return CleanText.shortened(names.collect(Collectors.joining("、")), LONGEST_NAMES);
    }
}
