package gongkai.deadlines;

import gongkai.platform.TimerCycle;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** When a phase next raises its alert: at its deadline, then each working morning; argument {@code <case>|<phase>}. */
@Component
class AlertCycle implements TimerCycle {

    static final String NAME = "alert";

    private final Deadlines deadlines;

    AlertCycle(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public Instant next(String argument, Instant after) {
        var parts = argument.split("\\|", 2);
        return deadlines
                .find(parts[0], parts[1])
                .map(deadline -> deadlines.nextAlert(deadline, after))
                .orElse(PARKED);
    }
}
