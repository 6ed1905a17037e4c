package gongkai.notification;

/** Where the PDF of a letter comes from when a message carries one. */
public interface Attachments {

    byte[] pdf(long letterId);

    /** As the recipient will save it, with {@code .pdf}. */
    String filename(long letterId);
}
