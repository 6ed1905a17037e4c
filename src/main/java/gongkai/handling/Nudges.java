package gongkai.handling;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Who pressed for which task on which day: one a day. */
@Repository
class Nudges {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    Nudges(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return false where somebody has done so today, even in this moment */
    boolean take(String task, String caseNumber, String person) {
        try {
            jdbc.update(
                    "insert into handling_nudge (task, nudged_on, case_number, nudged_by, nudged_at) values (?, ?, ?, ?, ?)",
                    task,
                    LocalDate.now(clock),
                    caseNumber,
                    person,
                    Timestamp.from(clock.instant()));
            return true;
        } catch (DuplicateKeyException already) {
            return false;
        }
    }

    boolean taken(String task) {
        return jdbc.queryForObject(
                        "select count(*) from handling_nudge where task = ? and nudged_on = ?",
                        Integer.class,
                        task,
                        LocalDate.now(clock))
                > 0;
    }
}
