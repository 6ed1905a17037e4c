package gongkai.platform;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Numbers without gap and without repeat: one row per series, its lock held until the caller's transaction ends, so a
 * number taken by a transaction that rolls back is given to the next.
 */
@Component
public class NumberSeries {

    /** A row that the migration makes: how many series there have been. */
    private static final String BEGINNINGS = "*";

    private final JdbcTemplate jdbc;

    public NumberSeries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @return the next number of the series, from 1 */
    @Transactional(propagation = Propagation.MANDATORY)
    public long next(String series) {
        if (!increased(series)) {
            // The first of a year, maybe many at once: one of them makes the row while the others wait here, where they
            // hold
            // nothing that it needs. Inserting all together they would end in a deadlock.
            increased(BEGINNINGS);
            if (!increased(series)) {
                jdbc.update("insert into number_series (name, last_number) values (?, 1)", series);
                return 1;
            }
        }
        return jdbc.queryForObject("select last_number from number_series where name = ?", Long.class, series);
    }

    private boolean increased(String series) {
        return jdbc.update("update number_series set last_number = last_number + 1 where name = ?", series) == 1;
    }
}
