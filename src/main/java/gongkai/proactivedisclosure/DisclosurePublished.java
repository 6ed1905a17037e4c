package gongkai.proactivedisclosure;

import java.time.LocalDate;

/**
 * A disclosure is out: online, or where it has no online channel on its last other one. Told in the same transaction; once
 * more, with the same dates, when a new version takes its place after a public notice.
 *
 * @param catalogue of the item; null off the catalogue
 * @param itemCode null off the catalogue
 * @param period code of the period it is for; null where its timing isn't periodic
 * @param dueOn the last day on which it was in time
 */
public record DisclosurePublished(
        String number,
        String organisation,
        String unit,
        String catalogue,
        String itemCode,
        String period,
        LocalDate publishedOn,
        LocalDate dueOn) {

    public boolean inTime() {
        return dueOn == null || !publishedOn.isAfter(dueOn);
    }
}
