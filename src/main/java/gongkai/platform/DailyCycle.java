package gongkai.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * For processes that look by themselves, day by day, what has come due: as each day begins in China, and a moment after
 * their diagram was deployed, so that neither a first start nor a new version waits for midnight. A day on which nothing
 * ran isn't made up for: there is one firing as soon as something runs again, and whoever looks then looks back.
 */
@Component
public class DailyCycle implements TimerCycle {

    private static final String NAME = "daily";

    /** Long enough for the product to have started. */
    private static final Duration MOMENT = Duration.ofMinutes(1);

    private final Clock clock;

    DailyCycle(Clock clock) {
        this.clock = clock;
    }

    /** For a diagram's timeCycle; asked once, when the diagram is deployed. */
    public String fromNow() {
        return NAME + "|" + clock.instant().plus(MOMENT);
    }

    @Override
    public Instant next(String first, Instant after) {
        Instant deployed = Instant.parse(first);
        return deployed.isAfter(after)
                ? deployed
                : after.atZone(EngineClock.CHINA)
                        .toLocalDate()
                        .plusDays(1)
                        .atStartOfDay(EngineClock.CHINA)
                        .toInstant();
    }
}
