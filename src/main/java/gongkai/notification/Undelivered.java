package gongkai.notification;

/** A mail that wasn't taken, with the reason in words; it becomes the incident's text, so it names no recipient. */
public class Undelivered extends RuntimeException {

    private final boolean forGood;

    private Undelivered(String reason, boolean forGood) {
        // No cause: the mail library's own texts carry the address, and this is logged.
        super(reason);
        this.forGood = forGood;
    }

    /** Trying again later may help. */
    public static Undelivered forNow(String reason) {
        return new Undelivered(reason, false);
    }

    /** Trying again changes nothing until a person has mended something. */
    public static Undelivered forGood(String reason) {
        return new Undelivered(reason, true);
    }

    boolean isForGood() {
        return forGood;
    }

    /** The bare sentence: the engine shows this text in Cockpit. */
    @Override
    public String toString() {
        return getMessage();
    }
}
