package gongkai.handling;

import gongkai.cases.CaseReaders;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Cases that were sent to people for information. Who was sent one may open it from then on. */
@Repository
class Copies implements CaseReaders {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    Copies(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return false where he has one of the case that he hasn't read */
    boolean send(String caseNumber, String to, String from, String note) {
        try {
            jdbc.update(
                    "insert into handling_copy (case_number, copied_to, copied_by, note, copied_at, unread_key)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    caseNumber,
                    to,
                    from,
                    note,
                    Timestamp.from(clock.instant()),
                    caseNumber + "|" + to);
            return true;
        } catch (DuplicateKeyException unread) {
            return false;
        }
    }

    @Override
    public boolean mayRead(String caseNumber, String person) {
        return count("case_number = ? and copied_to = ?", caseNumber, person) > 0;
    }

    void read(String caseNumber, String person) {
        jdbc.update(
                "update handling_copy set read_at = ?, unread_key = null where unread_key = ?",
                Timestamp.from(clock.instant()),
                caseNumber + "|" + person);
    }

    /** @return newest first, titles not filled in */
    List<CopyView> of(String person, int size, long from) {
        return jdbc.query(
                "select * from handling_copy where copied_to = ? order by id desc limit ? offset ?",
                Copies::view,
                person,
                size,
                from);
    }

    long countOf(String person) {
        return count("copied_to = ?", person);
    }

    private long count(String condition, Object... values) {
        return jdbc.queryForObject("select count(*) from handling_copy where " + condition, Long.class, values);
    }

    void erase(String caseNumber) {
        jdbc.update("update handling_copy set note = null where case_number = ?", caseNumber);
    }

    private static CopyView view(ResultSet row, int n) throws SQLException {
        Timestamp readAt = row.getTimestamp("read_at");
        return new CopyView(
                row.getLong("id"),
                row.getString("case_number"),
                null,
                row.getString("copied_by"),
                row.getString("note"),
                row.getTimestamp("copied_at").toInstant(),
                readAt == null ? null : readAt.toInstant());
    }
}
