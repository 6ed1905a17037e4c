package gongkai.deadlines;

import gongkai.platform.TimerCycle;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** When a phase is next reminded of its coming deadline; argument {@code <case>|<phase>}. */
@Component
class ReminderCycle implements TimerCycle {

    static final String NAME = "reminder";

    private final Deadlines deadlines;

    ReminderCycle(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public Instant next(String argument, Instant after) {
        var parts = argument.split("\\|", 2);
        return deadlines
                .find(parts[0], parts[1])
                .map(deadline -> deadlines.nextReminder(deadline, after))
                .orElse(PARKED);
    }
}
