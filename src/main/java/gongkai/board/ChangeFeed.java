package gongkai.board;

import gongkai.platform.NumberSeries;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Which items changed, in the order of the commits: the row of the series stays locked until the transaction ends. */
@Repository
class ChangeFeed {

    private static final String SERIES = "board-change";

    private final JdbcTemplate jdbc;
    private final NumberSeries numbers;

    ChangeFeed(JdbcTemplate jdbc, NumberSeries numbers) {
        this.jdbc = jdbc;
        this.numbers = numbers;
    }

    /**
     * What came after a position.
     *
     * @param continues false where the position isn't of this history
     * @param size number of changes
     * @param numbers of the items that they are of
     * @param upTo the position after them
     */
    record News(boolean continues, int size, Set<String> numbers, Position upTo) {

        boolean none() {
            return continues && size == 0;
        }
    }

    private record Change(Position position, String number) {}

    void add(String number) {
        jdbc.update(
                "insert into board_change (sequence_no, number, stamp) values (?, ?, ?)",
                numbers.next(SERIES),
                number,
                UUID.randomUUID().toString());
    }

    /** @param most the most changes to read */
    News since(Position position, int most) {
        // The change at the position itself is read again, to see that it is still the same.
        List<Change> changes = jdbc.query(
                "select sequence_no, number, stamp from board_change where sequence_no >= ? order by sequence_no limit "
                        + (most + 1),
                (row, n) -> new Change(
                        new Position(row.getLong("sequence_no"), row.getString("stamp")), row.getString("number")),
                position.sequence());
        if (!position.equals(Position.START)) {
            if (changes.isEmpty() || !changes.get(0).position().equals(position)) {
                return new News(false, 0, Set.of(), Position.START);
            }
            changes = changes.subList(1, changes.size());
        }
        Set<String> numbers = new LinkedHashSet<>();
        changes.forEach(change -> numbers.add(change.number()));
        Position upTo =
                changes.isEmpty() ? position : changes.get(changes.size() - 1).position();
        return new News(true, changes.size(), numbers, upTo);
    }
}
