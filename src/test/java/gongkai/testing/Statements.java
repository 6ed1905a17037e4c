package gongkai.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * Counts the statements that a step sends to the database, each row of a batch as one. Only the thread that asked is
 * counted; outside of {@link #of} connections are handed on as they are.
 */
public final class Statements {

    private static final ThreadLocal<List<String>> SENT = new ThreadLocal<>();

    private Statements() {}

    /** A step of the product. */
    public interface Step {
        void run() throws Exception;
    }

    public record Count(int selects, int inserts, int updates, int deletes) {

        public int writes() {
            return inserts + updates + deletes;
        }

        public Count plus(Count other) {
            return new Count(
                    selects + other.selects, inserts + other.inserts, updates + other.updates, deletes + other.deletes);
        }

        /** @return the lesser of each kind */
        public Count least(Count other) {
            return new Count(
                    Math.min(selects, other.selects),
                    Math.min(inserts, other.inserts),
                    Math.min(updates, other.updates),
                    Math.min(deletes, other.deletes));
        }

        public Count minus(Count other) {
            return new Count(
                    selects - other.selects, inserts - other.inserts, updates - other.updates, deletes - other.deletes);
        }
    }

    public static Count of(Step step) {
        List<String> sent = new ArrayList<>();
        SENT.set(sent);
        try {
            step.run();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        } finally {
            SENT.remove();
        }
        return new Count(count(sent, "select"), count(sent, "insert"), count(sent, "update"), count(sent, "delete"));
    }

    private static int count(List<String> sent, String kind) {
        return (int) sent.stream()
                .filter(sql -> sql.strip().toLowerCase(Locale.ROOT).startsWith(kind))
                .count();
    }

    /** @return the data source, watched */
    public static DataSource watched(DataSource source) {
        return proxy(DataSource.class, (self, method, arguments) -> {
            Object answer = call(source, method, arguments);
            return answer instanceof Connection connection && SENT.get() != null ? watched(connection) : answer;
        });
    }

    private static Connection watched(Connection connection) {
        return proxy(Connection.class, (self, method, arguments) -> {
            Object answer = call(connection, method, arguments);
            return answer instanceof Statement statement
                    ? watched(statement, arguments == null ? null : (String) arguments[0])
                    : answer;
        });
    }

    private static Statement watched(Statement statement, String prepared) {
        Class<? extends Statement> type = prepared == null ? Statement.class : PreparedStatement.class;
        return proxy(type, (self, method, arguments) -> {
            String name = method.getName();
            boolean sends = name.equals("addBatch")
                    || name.startsWith("execute") && !name.equals("executeBatch") && !name.equals("executeLargeBatch");
            if (sends && SENT.get() != null) {
                SENT.get().add(arguments == null ? prepared : (String) arguments[0]);
            }
            return call(statement, method, arguments);
        });
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Statements.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
