package gongkai.notification;

/**
 * One message to one person.
 *
 * @param caseNumber the case that it is about; histories list it there
 * @param kind what it says, e.g. {@code acceptance}; returned with {@link MessageDelivered}
 * @param dedupeKey unique: a second message with the same key is ignored, up to 200 characters
 * @param email null or blank where the person has none: recorded as not sendable
 * @param subject without personal data; mail servers on the way read it
 * @param text plain text; a line {@code label：address} becomes a button in the HTML part
 * @param letterId the letter whose PDF goes with it, or null
 */
public record Message(
        String caseNumber,
        String kind,
        String dedupeKey,
        String recipientName,
        String email,
        String subject,
        String text,
        Long letterId) {}
