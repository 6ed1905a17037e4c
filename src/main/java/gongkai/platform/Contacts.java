package gongkai.platform;

import java.util.regex.Pattern;

/** What telephone numbers and e-mail addresses look like, wherever somebody fills one in. */
public final class Contacts {

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 -]{4,28}");
    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s,;<>\"]{1,64}@[^@\\s,;<>\"]{1,185}\\.[^@\\s,;<>\".]{2,}");
    private static final int LONGEST_EMAIL = 200;

    private Contacts() {}

    public static boolean isPhone(String text) {
        return PHONE.matcher(text).matches();
    }

    public static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches() && CleanText.lineProblem(text, LONGEST_EMAIL) == null;
    }
}
