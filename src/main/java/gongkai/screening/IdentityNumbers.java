package gongkai.screening;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Resident identity numbers of 18 places (GB 11643): a province, a day on which somebody alive can be born, and the right
 * check digit. They are found with anything between the digits that people, forms and line breaks put there.
 */
class IdentityNumbers {

    private static final int LENGTH = 18;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";
    /** Nobody is older. */
    private static final int FIRST_YEAR = 1900;

    private static final int LONGEST_GAP = 3;
    /** Beyond these gaps digits are a row of numbers, unless every digit stands in a box of its own. */
    private static final int MOST_GAPS = 5;

    private final List<String> provinces;
    private final List<String> abroad;
    private final Clock clock;

    IdentityNumbers(Wordlists lists, Clock clock) {
        this.provinces = lists.values("province");
        this.abroad = lists.values("abroad");
        this.clock = clock;
    }

    List<Hit> in(String text) {
        var hits = new ArrayList<Hit>();
        for (int start = 0; start < text.length(); start++) {
            if (PlainText.isDigit(text, start) && !PlainText.isDigit(text, start - 1)) {
                Hit hit = at(text, start);
                if (hit != null) {
                    hits.add(hit);
                    start = hit.end() - 1;
                }
            }
        }
        return hits;
    }

    private Hit at(String text, int start) {
        int[] places = new int[LENGTH];
        int gaps = 0;
        boolean broken = false;
        int next = start;
        for (int digit = 0; digit < LENGTH; digit++) {
            int found = skipGap(text, next);
            if (found < 0 || digit == 0 && found > next || !fits(text.charAt(found), digit)) {
                return null;
            }
            if (found > next) {
                gaps++;
                broken |= text.substring(next, found).chars().anyMatch(c -> c == '\n' || c == '\r' || c == '\t');
            }
            places[digit] = found;
            next = found + 1;
        }
        boolean boxes = gaps == LENGTH - 1;
        if (PlainText.isDigit(text, next) || !boxes && gaps > (broken ? 1 : MOST_GAPS)) {
            return null;
        }
        var number = new StringBuilder();
        for (int place : places) {
            number.append(Character.toUpperCase(text.charAt(place)));
        }
        return isValid(number.toString())
                ? new Hit(FindingKind.IDENTITY_NUMBER, start, next, places[4], places[14])
                : null;
    }

    private static boolean fits(char c, int digit) {
        return c >= '0' && c <= '9' || digit == LENGTH - 1 && (c == 'X' || c == 'x');
    }

    /** @return where the next sign that counts stands, or -1 */
    private static int skipGap(String text, int from) {
        int at = from;
        while (at < text.length() && at - from <= LONGEST_GAP && isGap(text.charAt(at))) {
            at++;
        }
        return at < text.length() && at - from <= LONGEST_GAP ? at : -1;
    }

    private static boolean isGap(char c) {
        return switch (c) {
            case ' ', '-', '\t', '\n', '\r', '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF' -> true;
            default -> false;
        };
    }

    boolean isValid(String number) {
        return isIssued(number) && hasBirthday(number) && hasRightCheck(number);
    }

    private boolean isIssued(String number) {
        return provinces.stream().anyMatch(number::startsWith)
                || abroad.stream()
                        .anyMatch(digit -> number.startsWith(digit)
                                && provinces.stream().anyMatch(province -> number.startsWith(digit + province)));
    }

    /** @param number at least 14 digits */
    boolean hasBirthday(String number) {
        int year = Integer.parseInt(number.substring(6, 10));
        try {
            var day = LocalDate.of(
                    year, Integer.parseInt(number.substring(10, 12)), Integer.parseInt(number.substring(12, 14)));
            return year >= FIRST_YEAR && !day.isAfter(LocalDate.now(clock));
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private static boolean hasRightCheck(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return CHECK.charAt(sum % 11) == number.charAt(LENGTH - 1);
    }
}
