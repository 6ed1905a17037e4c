package gongkai.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import gongkai.platform.MySqlServer;
import gongkai.platform.StartRefused;
import gongkai.platform.engine.MySqlSettings.Found;
import java.sql.Connection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@Tag("database")
class MySqlSettingsTest {

    private static final int COMMITTED = Connection.TRANSACTION_READ_COMMITTED;

    @Test
    void aServerSetUpAsDescribedIsTaken() {
        assertThat(MySqlSettings.problems(new Found("8.0.36", "utf8mb4", COMMITTED, 64 << 20)))
                .isEmpty();
        assertThat(MySqlSettings.problems(new Found("9.7.4-debian", "utf8mb4", COMMITTED, 32 << 20)))
                .isEmpty();
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        assertThat(MySqlSettings.problems(new Found("5.7.44", "utf8", Connection.TRANSACTION_REPEATABLE_READ, 4 << 20)))
                .hasSize(4)
                .anySatisfy(sentence -> assertThat(sentence).contains("utf8mb4", "现在是utf8"))
                .anySatisfy(sentence -> assertThat(sentence).contains("32M", "现在是4M"));
        assertThat(MySqlSettings.problems(new Found("10.11.6-MariaDB", "utf8mb4", COMMITTED, 64 << 20)))
                .hasSize(1);
    }

    @Test
    @EnabledIfSystemProperty(named = "gongkai.test.db", matches = "mysql")
    void aRealServerIsLookedAt() {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(MySqlServer.url("settings"));
            pool.setUsername("root");
            pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
            assertThatCode(() -> new MySqlSettings().postProcessAfterInitialization(pool, "dataSource"))
                    .doesNotThrowAnyException();
        }
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(MySqlServer.url("settings"));
            pool.setUsername("root");
            pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
            assertThatThrownBy(() -> new MySqlSettings().postProcessAfterInitialization(pool, "dataSource"))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("READ COMMITTED");
        }
    }
}
