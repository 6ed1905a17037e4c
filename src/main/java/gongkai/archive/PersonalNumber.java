package gongkai.archive;

import java.util.regex.Pattern;

/** Resident identity numbers in running text: what people read shows the last four places only. */
final class PersonalNumber {

    private static final Pattern RESIDENT_ID = Pattern.compile("(?<![0-9])[1-9]\\d{5}"
            + "(?:(?:18|19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}[0-9Xx]"
            + "|\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3})(?![0-9Xx])");

    private PersonalNumber() {}

    static String masked(String text) {
        return masked(text, '*');
    }

    static String masked(String text, char with) {
        return text == null
                ? ""
                : RESIDENT_ID.matcher(text).replaceAll(found -> {
                    var number = found.group();
                    return String.valueOf(with).repeat(number.length() - 4) + number.substring(number.length() - 4);
                });
    }
}
