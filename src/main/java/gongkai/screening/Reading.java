package gongkai.screening;

/**
 * The text of a file, as far as it could be read.
 *
 * @param text with what people easily overlook: comments, deleted passages, headers, hidden sheets
 * @param unread null where all of it was read, else a sentence that says why not
 */
public record Reading(String text, String unread) {

    /** Whether there is text for the search to find. */
    public boolean hasText() {
        return !text.isBlank();
    }
}
