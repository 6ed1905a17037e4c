package gongkai.platform;

import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database that engine tests run on: H2 in memory, or a real MySQL with {@code -Pmysql}. Each test class has one of its own. */
public final class TestDatabase {

    private TestDatabase() {}

    public static boolean isMySql() {
        return "mysql".equals(System.getProperty("gongkai.test.db"));
    }

    /** A fresh, empty database. */
    public static DataSource fresh() {
        return new DriverManagerDataSource(freshUrl(), isMySql() ? "root" : "sa", "");
    }

    /** The address of a fresh, empty database; on MySQL its user is root, without a password. */
    public static String freshUrl() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        return isMySql() ? MySqlServer.url(name) : "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
    }

    /** Lets a bare engine make its tables in a fresh database. */
    public static <C extends ProcessEngineConfigurationImpl> C use(C engine) {
        engine.setDataSource(fresh());
        engine.setDatabaseSchemaUpdate("true");
        return engine;
    }
}
