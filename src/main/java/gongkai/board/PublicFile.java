package gongkai.board;

/**
 * An attachment as the public gets it.
 *
 * @param documentId the public copy in {@code documents}, never the original
 * @param size in bytes
 * @param text what search reads of it; null where nothing could be read
 */
public record PublicFile(long documentId, String name, String mediaType, long size, String text) {}
