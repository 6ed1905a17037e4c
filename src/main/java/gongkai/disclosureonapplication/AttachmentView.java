package gongkai.disclosureonapplication;

/** A file of the case; {@code size} in bytes. */
public record AttachmentView(long id, String name, long size) {}
