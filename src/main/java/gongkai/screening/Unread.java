package gongkai.screening;

/**
 * A file whose text could not be looked at, wholly or in part.
 *
 * @param filename with findings in it masked
 * @param reason a sentence for the person who now has to look
 */
public record Unread(long documentId, String filename, String reason) {}
