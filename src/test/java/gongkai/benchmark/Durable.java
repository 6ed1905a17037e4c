package gongkai.benchmark;

import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The tests' MySQL, made to keep every commit as a server in use does. */
final class Durable {

    private Durable() {}

    static void make(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            if (!connection.getMetaData().getDatabaseProductName().equals("MySQL")) {
                throw new IllegalStateException("Benchmarks are of MySQL: run them with -Pmysql");
            }
            statement.execute("set global innodb_flush_log_at_trx_commit = 1");
        }
    }

    static void make(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url, "root", "");
                var statement = connection.createStatement()) {
            statement.execute("set global innodb_flush_log_at_trx_commit = 1");
        }
    }
}
