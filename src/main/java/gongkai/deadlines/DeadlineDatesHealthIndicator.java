package gongkai.deadlines;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Proves that case, task and timer carry one date, over all open cases. It asks the engine's tables in three statements,
 * whatever their number, and keeps the answer for a while.
 */
@Component
class DeadlineDatesHealthIndicator implements HealthIndicator {

    private static final int MOST_NAMED = 20;

    /** Later than any deadline: where timers wait while a clock stands still. */
    private static final Timestamp FAR = Timestamp.valueOf("2100-01-01 00:00:00");

    private static final String INSTANCE =
            " from deadline d" + " join ACT_RU_EXECUTION e on e.BUSINESS_KEY_ = d.case_number and e.PARENT_ID_ is null";
    private static final String TIMER =
            INSTANCE + " join ACT_RU_JOB j on j.PROCESS_INSTANCE_ID_ = e.ID_ and j.HANDLER_TYPE_ = 'timer-transition'";

    /** Before it is late, the alert timer stands at the due day itself; the timer of somebody outside always does. */
    private static final String TIMERS = "select d.case_number" + TIMER
            + " where d.state = 'RUNNING' and cast(j.DUEDATE_ as date) <> d.due_on"
            + " and (j.HANDLER_CFG_ like concat(d.phase, '-expired%')"
            + " or (d.due_on >= ? and j.HANDLER_CFG_ like concat(d.phase, '-overdue%')))";

    private static final String PARKED = "select d.case_number" + TIMER
            + " where d.state = 'PAUSED' and j.HANDLER_CFG_ like concat(d.phase, '-overdue%') and j.DUEDATE_ < ?";

    private static final String TASKS = "select e.BUSINESS_KEY_ from ACT_RU_TASK t"
            + " join ACT_RU_EXECUTION e on e.ID_ = t.PROC_INST_ID_"
            + " where t.DUE_DATE_ is not null and not exists (select 1 from deadline d"
            + " where d.case_number = e.BUSINESS_KEY_ and d.state = 'RUNNING' and d.due_on = cast(t.DUE_DATE_ as date))";

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Duration kept;
    private volatile Instant checkedAt = Instant.MIN;
    private volatile Health last;

    DeadlineDatesHealthIndicator(
            JdbcTemplate jdbc, Clock clock, @Value("${gongkai.health.dates-kept:5m}") Duration kept) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.kept = kept;
    }

    @Override
    public Health health() {
        if (last == null
                || clock.instant().isAfter(checkedAt.plus(kept))
                || clock.instant().isBefore(checkedAt)) {
            last = check();
            checkedAt = clock.instant();
        }
        return last;
    }

    Health check() {
        List<String> differing = new ArrayList<>();
        differing.addAll(jdbc.queryForList(limited(TIMERS), String.class, Date.valueOf(LocalDate.now(clock))));
        differing.addAll(jdbc.queryForList(limited(PARKED), String.class, FAR));
        differing.addAll(jdbc.queryForList(limited(TASKS), String.class));
        return differing.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("cases", differing).build();
    }

    private static String limited(String query) {
        return query + " limit " + MOST_NAMED;
    }
}
