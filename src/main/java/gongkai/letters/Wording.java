package gongkai.letters;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/** What a template needs to write facts into sentences. Every method takes null for a fact that isn't there. */
class Wording {

    private static final String DIGITS = "零一二三四五六七八九";
    private static final String SENTENCE_ENDS = "。！？；：…";
    private static final String TRAILING = "。；，、,.; ";

    /** "2026年9月29日"; what is no ISO date is left as it stands. */
    public String date(String iso) {
        if (iso == null) {
            return "";
        }
        try {
            LocalDate date = LocalDate.parse(iso.length() > 10 && iso.charAt(10) == 'T' ? iso.substring(0, 10) : iso);
            return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
        } catch (DateTimeException other) {
            return iso;
        }
    }

    public List<String> lines(String text) {
        return text == null
                ? List.of()
                : text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }

    /** With a full stop, unless it ends as a sentence does. */
    public String sentence(String text) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.isEmpty()) {
            return "";
        }
        String end = stripped.endsWith("”") || stripped.endsWith("）")
                ? stripped.substring(0, stripped.length() - 1)
                : stripped;
        boolean ended =
                !end.isEmpty() && SENTENCE_ENDS.indexOf(end.charAt(end.length() - 1)) >= 0 && !stripped.endsWith("）");
        return ended ? stripped : stripped + "。";
    }

    /** Without stop, to stand inside a sentence. */
    public String clause(String text) {
        String clause = text == null ? "" : text.strip();
        while (!clause.isEmpty() && TRAILING.indexOf(clause.charAt(clause.length() - 1)) >= 0) {
            clause = clause.substring(0, clause.length() - 1);
        }
        return clause;
    }

    /** "（一）" for the first of several; nothing where there is only one. */
    public String mark(int index, int count) {
        return count < 2 ? "" : "（" + numeral(index + 1) + "）";
    }

    private static String numeral(int number) {
        if (number > 99) {
            return Integer.toString(number);
        }
        int tens = number / 10;
        int ones = number % 10;
        return (tens > 1 ? DIGITS.substring(tens, tens + 1) : "")
                + (tens > 0 ? "十" : "")
                + (ones > 0 ? DIGITS.substring(ones, ones + 1) : "");
    }
}
