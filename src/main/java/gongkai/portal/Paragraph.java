package gongkai.portal;

import java.util.List;
import java.util.regex.Pattern;

/** A line of a plain text as a page shows it: 一、… on a line of its own, without a full stop, is a heading. */
record Paragraph(String text, boolean heading) {

    private static final Pattern HEADING = Pattern.compile("[一二三四五六七八九十]{1,3}、[^。；：，！？]{1,40}");

    /** @return none where there is no text */
    static List<Paragraph> of(String text) {
        return text == null
                ? List.of()
                : text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .map(line -> new Paragraph(line, HEADING.matcher(line).matches()))
                        .toList();
    }

    /** The first characters in one line. */
    static String beginning(String text, int most) {
        String line = text == null ? "" : text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most)) + "……";
    }
}
