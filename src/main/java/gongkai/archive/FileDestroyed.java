package gongkai.archive;

/**
 * A file was destroyed after its retention, in this transaction: whoever holds personal data of the case besides its documents
 * erases it now.
 */
public record FileDestroyed(String archiveNumber, String caseNumber, String reason, String by) {}
