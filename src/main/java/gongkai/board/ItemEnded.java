package gongkai.board;

import java.time.Instant;

/** Something left the lists of the board, in the transaction of the listener. */
public record ItemEnded(
        String number, String organisation, String unit, Ending ending, String explanation, Instant endedAt) {}
