package gongkai.platform;

import org.springframework.dao.DuplicateKeyException;
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

    private final JdbcTemplate jdbc;

    public NumberSeries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @return the next number of the series, from 1 */
    @Transactional(propagation = Propagation.MANDATORY)
    public long next(String series) {
        if (jdbc.update("update number_series set last_number = last_number + 1 where name = ?", series) == 0) {
            try {
                jdbc.update("insert into number_series (name, last_number) values (?, 1)", series);
                return 1;
            } catch (DuplicateKeyException another) {
                jdbc.update("update number_series set last_number = last_number + 1 where name = ?", series);
            }
        }
        return jdbc.queryForObject("select last_number from number_series where name = ?", Long.class, series);
    }
}
