package gongkai.platform;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.joda.time.DateTimeUtils;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves the engine's clock, and with it the product's, by an offset, so that it runs on from the new time. Only for the
 * demonstration: it is one clock for the whole JVM, and what happened in the future stays written.
 */
@Component
@Profile("demo")
public class ClockShift {

    private static final int PATIENCE = 50;
    private static final long PAUSE_MILLIS = 100;

    private final ProcessEngineConfigurationImpl engine;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    private volatile Duration offset = Duration.ZERO;
    /** What one thread's time is away from everybody else's. */
    private final ThreadLocal<Duration> own = ThreadLocal.withInitial(() -> Duration.ZERO);

    public ClockShift(ProcessEngineConfigurationImpl engine, JdbcTemplate jdbc, Clock clock) {
        this.engine = engine;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Timers that are due by the new time fire at once. */
    @Transactional
    public void to(Instant now) {
        shift(Duration.between(Instant.ofEpochMilli(System.currentTimeMillis()), now));
    }

    /** Back to real time. */
    @Transactional
    public void reset() {
        shift(Duration.ZERO);
    }

    /**
     * Does what was done at another time, as of then: only the calling thread's clock is moved, and runs on from there. What is left to
     * other threads, such as the engine's jobs, happens now.
     */
    public <T> T asOf(Instant then, Supplier<T> work) {
        setClock();
        own.set(Duration.between(clock.instant(), then));
        try {
            return work.get();
        } finally {
            own.remove();
        }
    }

    private void setClock() {
        DateTimeUtils.setCurrentMillisProvider(
                () -> System.currentTimeMillis() + offset.toMillis() + own.get().toMillis());
    }

    private void shift(Duration offset) {
        letJobsFinish();
        var before = clock.instant();
        this.offset = offset;
        setClock();
        var now = clock.instant();
        if (now.isBefore(before)) {
            forgetTheFuture(now);
        }
        engine.getJobExecutor().jobWasAdded();
    }

    /** A job that runs while time leaps past the end of its lock would be taken up by a second thread and run twice. */
    private void letJobsFinish() {
        for (int i = 0; i < PATIENCE && running() > 0; i++) {
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private long running() {
        return jdbc.queryForObject(
                "select count(*) from ACT_RU_JOB where LOCK_EXP_TIME_ > ?",
                Long.class,
                Timestamp.from(clock.instant()));
    }

    /**
     * Dates that the engine reckoned from the later time would keep work and people waiting until then: locks of jobs
     * end as if taken now, what waits to be tried again is tried at once, locked sign-ins are opened.
     */
    private void forgetTheFuture(Instant now) {
        var lockEnd = Timestamp.from(now.plusMillis(engine.getJobExecutor().getLockTimeInMillis()));
        jdbc.update("update ACT_RU_JOB set LOCK_EXP_TIME_ = ? where LOCK_EXP_TIME_ > ?", lockEnd, lockEnd);
        var moment = Timestamp.from(now);
        jdbc.update("update ACT_RU_JOB set DUEDATE_ = ? where TYPE_ = 'message' and DUEDATE_ > ?", moment, moment);
        jdbc.update("update ACT_ID_USER set LOCK_EXP_TIME_ = null, ATTEMPTS_ = 0 where LOCK_EXP_TIME_ > ?", moment);
    }
}
