package gongkai.board;

import java.time.Instant;

/**
 * What became of an item, for procedures that go on from it.
 *
 * @param endedAt null while it hasn't been ended
 */
public record ItemStanding(ItemState state, Instant endedAt) {

    public boolean ended() {
        return endedAt != null;
    }
}
