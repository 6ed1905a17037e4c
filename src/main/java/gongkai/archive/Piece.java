package gongkai.archive;

/**
 * One document of a file. Its content stays in {@code documents}; the archive keeps the hash.
 *
 * @param kind what sort of paper it is, as the folder is called: 申请材料, 文书, 办理材料
 * @param name the file name as it was handed in
 * @param sha256 of the content, 64 hexadecimal digits
 */
public record Piece(String kind, String name, String mediaType, String sha256, long documentId) {}
