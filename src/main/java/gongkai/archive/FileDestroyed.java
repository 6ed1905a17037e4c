package gongkai.archive;

import java.util.List;

/**
 * A file was destroyed after its retention, in this transaction: whoever holds the content of its documents and the case's
 * personal data erases them now.
 */
public record FileDestroyed(
        String archiveNumber, String caseNumber, List<Long> documentIds, String reason, String by) {}
