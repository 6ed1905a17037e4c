package gongkai.documents;

import java.time.Instant;

/** What is known of a stored document, without its content. */
public record DocumentInfo(
        long id,
        String caseNumber,
        Source source,
        String filename,
        String mediaType,
        long size,
        String sha256,
        Instant storedAt,
        String storedBy) {}
