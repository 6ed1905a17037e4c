package gongkai.cases;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How far the procedures that open cases by themselves have looked. Each looks from the day of its last look up to today,
 * so what came due while nothing ran is opened too; the first look of all sees only today. A look may take several
 * transactions, one after the other: the row is locked in each, also against another node.
 */
@Component
public class Rounds {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    Rounds(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return the first day to look at; never after today */
    @Transactional(propagation = Propagation.MANDATORY)
    public LocalDate begin(String process) {
        LocalDate today = LocalDate.now(clock);
        LocalDate since = jdbc
                .query(
                        "select looks_from from case_round where process_key = ? for update",
                        (row, number) -> row.getObject(1, LocalDate.class),
                        process)
                .stream()
                .findFirst()
                .orElse(null);
        if (since == null) {
            jdbc.update("insert into case_round (process_key, looks_from) values (?, ?)", process, today);
            return today;
        }
        // The demonstration's clock also goes back.
        return since.isAfter(today) ? today : since;
    }

    /** Nothing that is due up to today is left. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(String process) {
        LocalDate today = LocalDate.now(clock);
        jdbc.update("update case_round set looks_from = ?, looked_on = ? where process_key = ?", today, today, process);
    }

    /** Whether today's look has not come to its end. */
    @Transactional(readOnly = true)
    public boolean outstanding(String process) {
        return jdbc.queryForObject(
                        "select count(*) from case_round where process_key = ? and looked_on = ?",
                        Integer.class,
                        process,
                        LocalDate.now(clock))
                == 0;
    }
}
