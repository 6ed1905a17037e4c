package gongkai.deadlines;

import java.time.LocalDate;

/** A time in which a clock stood still: the sending day counts as used, counting goes on the day after the answer. */
public record Pause(LocalDate sentOn, LocalDate answeredOn, String why) {

    boolean covers(LocalDate day) {
        return day.isAfter(sentOn) && !day.isAfter(answeredOn);
    }
}
