package gongkai.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Bank cards: 16 to 19 digits of a known issuer that pass Luhn's check, in one piece or in the groups printed on a card. */
class BankCards {

    private static final Pattern WRITTEN = Pattern.compile("(?<![0-9])(?<!(?:^|[^0-9])0[.])"
            + "(?:[0-9]{16,19}|[0-9]{4}([ -])[0-9]{4}\\1[0-9]{4}\\1(?:[0-9]{4}\\1[0-9]{1,3}|[0-9]{4,7})|[0-9]{6}[ -][0-9]{10,13})"
            + "(?![0-9])(?!\\1[0-9])(?![.][0-9])");
    private static final int SHOWN = 4;

    private final List<Issuer> issuers;
    private final IdentityNumbers identities;

    private record Issuer(String prefix, int shortest, int longest) {

        boolean issued(String number) {
            return number.startsWith(prefix) && number.length() >= shortest && number.length() <= longest;
        }
    }

    BankCards(Wordlists lists, IdentityNumbers identities) {
        this.issuers = lists.of("card").stream()
                .map(card -> new Issuer(card.value(), Integer.parseInt(card.from()), Integer.parseInt(card.to())))
                .toList();
        this.identities = identities;
    }

    List<Hit> in(String text) {
        var hits = new ArrayList<Hit>();
        var found = WRITTEN.matcher(text);
        while (found.find()) {
            String number = found.group().replaceAll("[ -]", "");
            // Identity numbers of Gansu begin as cards do; one with a wrong check digit is no card.
            boolean likeIdentity = number.length() == 18 && identities.hasBirthday(number);
            if (!likeIdentity && issuers.stream().anyMatch(issuer -> issuer.issued(number)) && passesLuhn(number)) {
                hits.add(new Hit(
                        FindingKind.BANK_CARD,
                        found.start(),
                        found.end(),
                        found.start() + SHOWN,
                        placeOf(text, number.length() - SHOWN, found.start())));
            }
        }
        return hits;
    }

    /** Where the digit with this number, counted from 0, stands. */
    private static int placeOf(String text, int digit, int start) {
        int at = start;
        for (int seen = 0; ; at++) {
            if (PlainText.isDigit(text, at) && seen++ == digit) {
                return at;
            }
        }
    }

    private static boolean passesLuhn(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }
}
