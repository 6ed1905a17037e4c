package gongkai.notification;

/**
 * A message made ready to leave the building.
 *
 * @param messageId unique part of its Message-ID, the same at every attempt: receivers can tell a repeat
 * @param attachment null where nothing goes with it
 */
public record Mail(
        String messageId, String recipientName, String email, String subject, String text, Attachment attachment) {

    /** A PDF that goes with the mail. */
    public record Attachment(String filename, byte[] pdf) {}
}
