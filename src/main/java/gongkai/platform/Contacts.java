package gongkai.platform;

import java.util.regex.Pattern;

/** What telephone numbers and e-mail addresses look like, wherever somebody fills one in. */
public final class Contacts {

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 -]{4,28}");
    /** What every mail server takes: others refuse it only when the answer is to go out. */
    private static final Pattern EMAIL = Pattern.compile(
            "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9-]{1,63}\\.){1,8}[A-Za-z][A-Za-z0-9-]{1,62}");

    private static final int LONGEST_EMAIL = 200;

    private Contacts() {}

    public static boolean isPhone(String text) {
        return PHONE.matcher(text).matches();
    }

    public static boolean isEmail(String text) {
        return text.length() <= LONGEST_EMAIL && EMAIL.matcher(text).matches();
    }
}
