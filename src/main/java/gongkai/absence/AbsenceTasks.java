package gongkai.absence;

import org.springframework.stereotype.Component;

/** What the engine asks of us. */
@Component
public class AbsenceTasks {

    private final HandingOver handingOver;

    AbsenceTasks(HandingOver handingOver) {
        this.handingOver = handingOver;
    }

    /** Once a day, and after a time in which nothing ran: of everybody who is away by now. */
    public void handOver() {
        handingOver.ofAllWhoAreAway();
    }
}
