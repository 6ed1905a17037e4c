package gongkai.disclosurechange;

import java.time.LocalDate;
import java.util.Set;

/**
 * What the department asks for.
 *
 * @param disclosure number of the published item; null where it was named before
 * @param title,body the new ones; null where they stay
 * @param dropped ids of files that the new version leaves out
 * @param changedOn when the information changed; null for today
 * @param explanation why, for everybody to read at the item's address
 */
record ChangeRequest(
        ChangeKind kind,
        String disclosure,
        String title,
        String body,
        Set<Long> dropped,
        LocalDate changedOn,
        String explanation) {}
