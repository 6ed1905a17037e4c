package gongkai.catalogue;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One version of a catalogue; its items are asked for by its id.
 *
 * @param number 1 and on within the catalogue; 0 while it is not adopted
 * @param title of the catalogue
 * @param effectiveFrom null while it is not adopted
 * @param caseNumber of the revision that made it; null of what was shipped
 * @param source the document or file that it comes from
 * @param note what readers should know about it; null where nothing
 * @param createdBy user id, or "system"
 */
public record CatalogueVersion(
        long id,
        String catalogue,
        int number,
        String title,
        Status status,
        LocalDate effectiveFrom,
        String caseNumber,
        String source,
        String note,
        String createdBy,
        Instant createdAt) {

    public enum Status {
        DRAFT,
        ADOPTED,
        REJECTED
    }
}
