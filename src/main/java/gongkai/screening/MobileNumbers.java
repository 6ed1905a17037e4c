package gongkai.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Mobile numbers: 11 digits from 13 to 19, with or without the country's code, in one piece or as people space them. */
class MobileNumbers {

    private static final String CODE = "(?:(?:\\+|00)?86[ -]?)?";
    private static final String GAP = "[ -]?";

    private final Pattern written;

    MobileNumbers(Wordlists lists) {
        written = Pattern.compile("(?<![0-9])(?<!(?:^|[^0-9])0[.])" + CODE
                + "(?:(?<together>1[3-9][0-9]" + GAP + "[0-9]{4}" + GAP + "[0-9]{4})"
                + "|(?<apart>1([ -])[3-9](?:\\3[0-9]){9}))"
                + "(?![0-9])(?!,[0-9]{3}(?![0-9]))(?![.][0-9]{1,2}(?![0-9]))(?! ?" + lists.anyOf("no-number") + ")");
    }

    List<Hit> in(String text) {
        var hits = new ArrayList<Hit>();
        var found = written.matcher(text);
        while (found.find()) {
            boolean together = found.group("together") != null;
            int start = together ? found.start("together") : found.start("apart");
            hits.add(new Hit(
                    FindingKind.MOBILE_NUMBER,
                    found.start(),
                    found.end(),
                    placeAfter(text, start, 3),
                    placeAfter(text, start, 7)));
        }
        return hits;
    }

    /** Where the digit stands that has so many before it. */
    private static int placeAfter(String text, int start, int digits) {
        int at = start;
        for (int seen = 0; seen < digits || !PlainText.isDigit(text, at); at++) {
            if (PlainText.isDigit(text, at)) {
                seen++;
            }
        }
        return at;
    }
}
