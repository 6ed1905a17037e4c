package gongkai.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Open tasks, written into the engine's tables by the row: about 200 offered to the group {@code unit-B200} at any size,
 * 50 taken by {@code reader}, half of all offered to {@code unit-HALF}, the rest to a hundred other units.
 */
final class OpenTasks {

    static final String SMALL = "unit-B200";
    static final String HALF = "unit-HALF";
    static final String READER = "reader";

    /** What "100k" stands for; less only to see that the benchmark itself works. */
    static final int MANY = Integer.getInteger("gongkai.benchmark.tasks", 100_000);

    private static final String EXECUTION =
            "insert into ACT_RU_EXECUTION (ID_, REV_, ROOT_PROC_INST_ID_, PROC_INST_ID_,"
                    + " BUSINESS_KEY_, PROC_DEF_ID_, ACT_ID_, IS_ACTIVE_, IS_CONCURRENT_, IS_SCOPE_, IS_EVENT_SCOPE_,"
                    + " SUSPENSION_STATE_, CACHED_ENT_STATE_, SEQUENCE_COUNTER_)"
                    + " values (?, 1, ?, ?, ?, ?, 'register', true, false, true, false, 1, 2, 1)";
    private static final String TASK = "insert into ACT_RU_TASK (ID_, REV_, EXECUTION_ID_, PROC_INST_ID_, PROC_DEF_ID_,"
            + " NAME_, TASK_DEF_KEY_, PRIORITY_, CREATE_TIME_, DUE_DATE_, ASSIGNEE_, SUSPENSION_STATE_)"
            + " values (?, 1, ?, ?, ?, '登记审核', 'register', 50, ?, ?, ?, 1)";
    private static final String LINK = "insert into ACT_RU_IDENTITYLINK (ID_, REV_, GROUP_ID_, TYPE_, TASK_ID_)"
            + " values (?, 1, ?, 'candidate', ?)";

    private OpenTasks() {}

    /** @param first the number of the first, @param last one past the last */
    static void write(DataSource database, String definition, int first, int last) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (int from = first; from < last; from += 1000) {
                write(connection, definition, from, Math.min(last, from + 1000), last);
                connection.commit();
            }
            connection.setAutoCommit(true);
            try (var statement = connection.createStatement()) {
                statement.execute("analyze table ACT_RU_TASK, ACT_RU_IDENTITYLINK, ACT_RU_EXECUTION");
            }
        }
    }

    private static void write(Connection connection, String definition, int from, int to, int all) throws SQLException {
        List<PreparedStatement> batches = new ArrayList<>();
        for (String sql : List.of(EXECUTION, TASK, LINK)) {
            batches.add(connection.prepareStatement(sql));
        }
        for (int n = from; n < to; n++) {
            long spread = n * 7919L % 100_003;
            Timestamp created = new Timestamp(1_780_000_000_000L + spread * 60_000);
            Timestamp due = new Timestamp(1_790_000_000_000L + spread * 45_000);
            String id = "b" + n;
            batch(batches.get(0), id, id, id, "YSQ-B-" + n, definition);
            batch(batches.get(1), "t" + n, id, id, definition, created, due, assignee(n));
            batch(batches.get(2), "l" + n, group(n), "t" + n);
        }
        for (PreparedStatement each : batches) {
            each.executeBatch();
            each.close();
        }
    }

    private static void batch(PreparedStatement insert, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
        insert.addBatch();
    }

    /** The first 1,000 hold all of the small group and of the reader, so that these don't grow. */
    private static String assignee(int n) {
        return n < 1000 && n % 20 == 7 ? READER : null;
    }

    private static String group(int n) {
        if (n < 1000 && n % 5 == 0) {
            return SMALL;
        }
        return n % 2 == 1 ? HALF : "unit-" + n % 100;
    }
}
