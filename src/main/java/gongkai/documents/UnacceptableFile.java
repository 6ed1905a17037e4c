package gongkai.documents;

import gongkai.platform.InvalidInput;
import java.util.Map;

/** A file that is not taken, with the sentence that says how to mend it; the reason lets the web answer 413 or 415. */
public class UnacceptableFile extends InvalidInput {

    /** Why, for programs. */
    public enum Reason {
        NAME,
        EMPTY,
        TOO_LARGE,
        TYPE,
        ARCHIVE
    }

    private final Reason reason;

    UnacceptableFile(Reason reason, String sentence) {
        super(Map.of("files", sentence));
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
