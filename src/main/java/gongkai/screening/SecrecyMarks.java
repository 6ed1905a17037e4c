package gongkai.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is stamped on papers that aren't for everybody: 机密★1年, 密级：秘密, 内部资料. */
class SecrecyMarks {

    private final Pattern written;

    SecrecyMarks(Wordlists lists) {
        String level =
                lists.values("level").stream().map(SecrecyMarks::spaced).collect(Collectors.joining("|", "(?:", ")"));
        String star = "\\s{0,3}" + lists.anyOf("star") + "(?:\\s?[0-9一二三四五六七八九十]{1,3}\\s?[年月天]|\\s?长期)?";
        String words = lists.of("mark").stream()
                .map(mark -> spaced(mark.value()) + (mark.except().isEmpty() ? "" : "(?!" + mark.except() + ")"))
                .collect(Collectors.joining("|"));
        written = Pattern.compile(level + star + "|密\\s{0,3}级\\s{0,3}[:：]\\s{0,3}" + level + "|" + words);
    }

    /** Titles are often written with spaces between their characters. */
    private static String spaced(String word) {
        return word.codePoints()
                .mapToObj(Character::toString)
                .map(Pattern::quote)
                .collect(Collectors.joining("\\s{0,3}"));
    }

    List<Hit> in(String text) {
        var hits = new ArrayList<Hit>();
        var found = written.matcher(text);
        while (found.find()) {
            hits.add(new Hit(FindingKind.SECRECY_MARK, found.start(), found.end(), found.start(), found.end()));
        }
        return hits;
    }
}
