package gongkai.proactivedisclosure;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;

/**
 * A review that the present content has to pass.
 *
 * @param reason why it has to, in the words of the decision table
 * @param by user id of who approved; null while it hasn't been passed
 */
record Approval(Step step, String reason, String by, LocalDate on) {

    @JsonIgnore
    boolean passed() {
        return by != null;
    }

    Approval passed(String by, LocalDate on) {
        return new Approval(step, reason, by, on);
    }

    Approval open() {
        return new Approval(step, reason, null, null);
    }
}
