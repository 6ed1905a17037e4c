package gongkai.benchmark;

import static gongkai.benchmark.Figures.report;
import static org.assertj.core.api.Assertions.assertThat;

import gongkai.testing.House;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A campaign: many apply at once, over HTTP, while the product sends its receipts by mail. */
@WholeProduct
class BurstBenchmark {

    private static final int APPLICATIONS = Integer.getInteger("gongkai.benchmark.applications", 3000);
    private static final int AT_ONCE = Integer.getInteger("gongkai.benchmark.at-once", 8);
    private static final int WARM_UP = 200;

    @LocalServerPort
    int port;

    @Autowired
    DataSource database;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void applications() throws Exception {
        Durable.make(database);
        send(WARM_UP, new Figures());
        Figures times = new Figures();
        long start = System.nanoTime();
        Set<String> numbers = send(APPLICATIONS, times);
        double seconds = (System.nanoTime() - start) / 1e9;

        assertThat(numbers).as("a number for each").hasSize(APPLICATIONS);
        Set<String> kept =
                Set.copyOf(jdbc.queryForList("select distinct number from disclosure_application", String.class));
        assertThat(kept).as("none lost").containsAll(numbers).hasSize(APPLICATIONS + WARM_UP);
        assertThat(jdbc.queryForObject("select count(*) from disclosure_application", Integer.class))
                .as("no number twice")
                .isEqualTo(kept.size());
        assertThat(jdbc.queryForObject(
                        "select count(*) from ACT_RU_TASK where TASK_DEF_KEY_ = 'register'", Integer.class))
                .as("each waits for the office")
                .isEqualTo(kept.size());
        int unsent = unsent();
        while (unsent() > 0) {
            Thread.sleep(1000);
        }
        report(
                "burst: %d applications by %d at once: %.1f/s, p50 %.0f ms, p95 %.0f ms, p99 %.0f ms; none lost, no number"
                        + " twice; mails still to go at the end %d, all gone after %.0f s",
                APPLICATIONS,
                AT_ONCE,
                APPLICATIONS / seconds,
                times.at(50),
                times.at(95),
                times.at(99),
                unsent,
                (System.nanoTime() - start) / 1e9);
    }

    private int unsent() {
        return jdbc.queryForObject("select count(*) from notification where state = 'WAITING'", Integer.class);
    }

    private Set<String> send(int count, Figures times) throws Exception {
        Set<String> numbers = ConcurrentHashMap.newKeySet();
        AtomicInteger left = new AtomicInteger(count);
        Browser browser = new Browser(port);
        try (var people = new Crowd(AT_ONCE)) {
            people.each(() -> {
                while (left.getAndDecrement() > 0) {
                    times.time(() -> numbers.add(browser.post("/api/v1/applications", House.application())
                            .path("number")
                            .asText()));
                }
            });
        }
        return numbers;
    }
}
