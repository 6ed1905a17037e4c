package gongkai.documents;

import java.time.Instant;

/**
 * What is known of a document without reading it.
 *
 * @param filename as it came, for show only: never part of a path
 * @param mediaType found in the content, not believed from the name
 * @param size in bytes
 * @param sha256 64 hexadecimal digits
 * @param storedBy user id, or "system"
 */
public record DocumentInfo(
        long id,
        String caseNumber,
        Source source,
        String filename,
        String mediaType,
        long size,
        String sha256,
        Instant storedAt,
        String storedBy) {

    DocumentInfo withId(long id) {
        return new DocumentInfo(id, caseNumber, source, filename, mediaType, size, sha256, storedAt, storedBy);
    }
}
