package gongkai.platform;

import java.util.Optional;

/** Finds our own refusal inside what others have wrapped around it. */
public final class Refusals {

    private Refusals() {}

    /** @return the {@link Refused}, {@link InvalidInput} or {@link NotFound} that started this failure */
    public static Optional<RuntimeException> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused || cause instanceof InvalidInput || cause instanceof NotFound) {
                return Optional.of((RuntimeException) cause);
            }
        }
        return Optional.empty();
    }
}
