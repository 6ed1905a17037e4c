package gongkai.demo;

import gongkai.platform.ChineseDates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/**
 * Fills the blanks of a text. {@code {name}} is what is known by that name or a sum over it, {@code {date-3}} and
 * {@code {day+10}} the day so many working days before or after, {@code {one|another}} one of them, {@code {~first|second}} the
 * first in the first version and the second in later ones. Blanks may stand in blanks.
 */
class Wording {

    private static final Pattern DATE = Pattern.compile("(date|day)([+-][0-9]+)?");

    private final Map<String, Object> known;
    private final IntFunction<LocalDate> workingDays;
    private final Random random;
    private final boolean corrected;

    /**
     * @param workingDays the day so many working days later; 0 is the day of the text itself
     * @param random the same one for each version, so that they differ in nothing else
     */
    Wording(Map<String, Object> known, IntFunction<LocalDate> workingDays, Random random, boolean corrected) {
        this.known = known;
        this.workingDays = workingDays;
        this.random = random;
        this.corrected = corrected;
    }

    String fill(String text) {
        var filled = new StringBuilder();
        int at = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
            int close = closing(text, open);
            filled.append(text, at, open).append(blank(text.substring(open + 1, close)));
            at = close + 1;
        }
        return filled.append(text, at, text.length()).toString();
    }

    private String blank(String content) {
        List<String> choices = choices(content);
        if (content.startsWith("~")) {
            return fill(corrected ? choices.get(1) : choices.get(0).substring(1));
        }
        if (choices.size() > 1) {
            return fill(choices.get(random.nextInt(choices.size())));
        }
        var date = DATE.matcher(content);
        if (date.matches()) {
            var text = ChineseDates.of(workingDays.apply(date.group(2) == null ? 0 : Integer.parseInt(date.group(2))));
            return date.group(1).equals("date") ? text : text.substring(text.indexOf('年') + 1);
        }
        if (known.get(content) instanceof String text) {
            return text;
        }
        if (known.get(content) instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return Sum.of(content, known, 0, random).toPlainString();
    }

    /** What stands between the bars that are in no blank of their own. */
    private static List<String> choices(String content) {
        List<String> choices = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < content.length(); i++) {
            switch (content.charAt(i)) {
                case '{' -> depth++;
                case '}' -> depth--;
                case '|' -> {
                    if (depth == 0) {
                        choices.add(content.substring(from, i));
                        from = i + 1;
                    }
                }
                default -> {}
            }
        }
        choices.add(content.substring(from));
        return choices;
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("No end of a blank in " + text);
    }
}
