package gongkai.board;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Parts of a where clause with what fills their question marks. */
final class Condition {

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    Condition and(String part, Object... filling) {
        return and(part, List.of(filling));
    }

    Condition and(String part, List<?> filling) {
        sql.append(sql.isEmpty() ? "" : " and ").append(part);
        values.addAll(filling);
        return this;
    }

    Condition and(Condition other) {
        return and(other.sql.toString(), other.values);
    }

    String sql() {
        return sql.toString();
    }

    Object[] values() {
        return values.toArray();
    }

    /** @return these values after others */
    Object[] valuesAfter(List<?> before) {
        List<Object> all = new ArrayList<>(before);
        all.addAll(values);
        return all.toArray();
    }

    static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
