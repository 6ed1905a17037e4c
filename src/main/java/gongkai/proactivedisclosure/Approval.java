package gongkai.proactivedisclosure;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;

/**
 * A review that the present content has to pass.
 *
 * @param reason why it has to, in the words of the decision table
 * @param by user id of who approved; null while it hasn't been passed
 * @param lapsed it was passed, and has to be passed again since the disclosure was sent back before it
 */
record Approval(Step step, String reason, String by, LocalDate on, boolean lapsed) {

    Approval(Step step, String reason, String by, LocalDate on) {
        this(step, reason, by, on, false);
    }

    @JsonIgnore
    boolean passed() {
        return by != null && !lapsed;
    }

    Approval passed(String by, LocalDate on) {
        return new Approval(step, reason, by, on);
    }

    Approval open() {
        return new Approval(step, reason, null, null);
    }

    /** As {@link #open}, but it is still known who had passed it, in case the sending back is taken back. */
    Approval lapse() {
        return new Approval(step, reason, by, on, by != null);
    }

    Approval revive() {
        return new Approval(step, reason, by, on);
    }
}
