package gongkai.platform.engine;

import gongkai.platform.StartRefused;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Looks at a MySQL server before anything is written to it, and refuses one on which names would be lost, files wouldn't fit or
 * two people's steps could overwrite each other.
 */
@Component
@Profile("mysql")
class MySqlSettings implements BeanPostProcessor {

    private static final Pattern VERSION = Pattern.compile("^(\\d+)\\.(\\d+)\\.");
    private static final long LEAST_PACKET = 32L << 20;

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DataSource dataSource) {
            List<String> problems = problems(read(dataSource));
            if (!problems.isEmpty()) {
                throw new StartRefused(
                        "MySQL的设置不合要求。The MySQL server is not set up as needed.\n  " + String.join("\n  ", problems),
                        "请按上面各条修改数据库设置后再启动。Change the settings listed above and start again.");
            }
        }
        return bean;
    }

    /**
     * @param version as the server says it, e.g. {@code 8.0.36} or {@code 10.11.6-MariaDB}
     * @param charset of the schema that the connection uses
     * @param isolation one of the constants of {@link Connection}
     * @param packet the most bytes in one statement
     */
    record Found(String version, String charset, int isolation, long packet) {}

    private static Found read(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select version(), @@global.max_allowed_packet, "
                        + "(select default_character_set_name from information_schema.schemata"
                        + " where schema_name = database())")) {
            row.next();
            return new Found(row.getString(1), row.getString(3), connection.getTransactionIsolation(), row.getLong(2));
        } catch (SQLException failure) {
            throw new StartRefused(
                    "连接不上MySQL：" + failure.getMessage() + " Cannot connect to MySQL.",
                    "请核对环境变量GONGKAI_DB_HOST、GONGKAI_DB_PORT、GONGKAI_DB_NAME、GONGKAI_DB_USER、GONGKAI_DB_PASSWORD，"
                            + "并确认数据库已经启动。Check GONGKAI_DB_* and that the server runs.");
        }
    }

    static List<String> problems(Found found) {
        List<String> problems = new ArrayList<>();
        Matcher version = VERSION.matcher(found.version());
        if (found.version().contains("MariaDB") || !version.find() || Integer.parseInt(version.group(1)) < 8) {
            problems.add("版本应为MySQL 8.0以上，现在是" + found.version() + "。MySQL 8.0 or later is needed.");
        }
        if (!"utf8mb4".equals(found.charset())) {
            problems.add("数据库字符集应为utf8mb4，现在是" + found.charset()
                    + "，生僻字会丢失：alter database ... character set utf8mb4。"
                    + "The schema's character set must be utf8mb4.");
        }
        if (found.isolation() != Connection.TRANSACTION_READ_COMMITTED) {
            problems.add("事务隔离级别应为READ COMMITTED，请保留spring.datasource.hikari.transaction-isolation的出厂设置。"
                    + "The transaction isolation must be READ COMMITTED.");
        }
        if (found.packet() < LEAST_PACKET) {
            problems.add("max_allowed_packet应不小于32M，现在是" + (found.packet() >> 20) + "M，材料会存不进去。"
                    + "max_allowed_packet must be at least 32M.");
        }
        return problems;
    }
}
