package gongkai.board;

import gongkai.platform.NumberSeries;
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

    void add(String number) {
        jdbc.update(
                "insert into board_change (sequence_no, number, stamp) values (?, ?, ?)",
                numbers.next(SERIES),
                number,
                UUID.randomUUID().toString());
    }
}
