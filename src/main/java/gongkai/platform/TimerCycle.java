package gongkai.platform;

import java.time.Instant;

/**
 * A repeating timer whose dates no cron expression can say (working days, for instance). In the diagram the timer's
 * {@code timeCycle} is an expression that returns {@code "<name>|<argument>"}; the engine then asks the bean called
 * {@code <name>Cycle} for each next date. The name is written in lower-case letters, since the engine reads a leading
 * {@code R} as an ISO repetition.
 */
public interface TimerCycle {

    /**
     * @param argument the part after the bar
     * @return the next firing, strictly after {@code after}; never null: what shall not fire gets {@link #PARKED}
     */
    Instant next(String argument, Instant after);

    /** A date that doesn't come: keeps the timer in place, so that it can be moved back into time. */
    Instant PARKED = Instant.parse("9000-01-01T00:00:00Z");
}
