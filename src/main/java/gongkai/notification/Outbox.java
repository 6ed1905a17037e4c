package gongkai.notification;

import gongkai.notification.MessageInfo.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The rows of messages, each once by its dedupe key. */
@Repository
class Outbox {

    private static final String INSERT = """
            insert into notification
              (dedupe_key, case_number, kind, recipient_name, email, subject, body, letter_id, state, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final JdbcTemplate jdbc;

    Outbox(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @return the new row's id, or nothing where the key is there already */
    OptionalLong add(Message message, State state, Instant at) {
        // Asked first: the usual repeat is seen here, without a failed statement in the caller's transaction.
        if (!jdbc.queryForList("select id from notification where dedupe_key = ?", message.dedupeKey())
                .isEmpty()) {
            return OptionalLong.empty();
        }
        var id = new GeneratedKeyHolder();
        try {
            jdbc.update(
                    connection -> {
                        var insert = connection.prepareStatement(INSERT, new String[] {"id"});
                        insert.setString(1, message.dedupeKey());
                        insert.setString(2, message.caseNumber());
                        insert.setString(3, message.kind());
                        insert.setString(4, message.recipientName());
                        insert.setString(5, message.email());
                        insert.setString(6, message.subject());
                        insert.setString(7, message.text());
                        insert.setObject(8, message.letterId());
                        insert.setString(9, state.name());
                        insert.setTimestamp(10, Timestamp.from(at));
                        return insert;
                    },
                    id);
        } catch (DuplicateKeyException another) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(id.getKey().longValue());
    }

    /** Locks the row until the transaction ends: nobody else sends it meanwhile. */
    Entry lock(long id) {
        return jdbc.queryForObject("select * from notification where id = ? for update", Outbox::entry, id);
    }

    Entry find(long id) {
        return jdbc.queryForObject("select * from notification where id = ?", Outbox::entry, id);
    }

    void sent(long id, Instant at) {
        jdbc.update(
                "update notification set state = ?, sent_at = ? where id = ?",
                State.SENT.name(),
                Timestamp.from(at),
                id);
    }

    List<MessageInfo> of(String caseNumber) {
        return jdbc.query("select * from notification where case_number = ? order by id", Outbox::info, caseNumber);
    }

    private static Entry entry(ResultSet row, int n) throws SQLException {
        var letter = row.getLong("letter_id");
        var letterId = row.wasNull() ? null : letter;
        return new Entry(
                row.getLong("id"),
                State.valueOf(row.getString("state")),
                new Message(
                        row.getString("case_number"),
                        row.getString("kind"),
                        row.getString("dedupe_key"),
                        row.getString("recipient_name"),
                        row.getString("email"),
                        row.getString("subject"),
                        row.getString("body"),
                        letterId));
    }

    private static MessageInfo info(ResultSet row, int n) throws SQLException {
        var sentAt = row.getTimestamp("sent_at");
        return new MessageInfo(
                row.getLong("id"),
                row.getString("case_number"),
                row.getString("kind"),
                row.getString("recipient_name"),
                row.getString("email"),
                row.getString("subject"),
                row.getString("body"),
                State.valueOf(row.getString("state")),
                row.getTimestamp("created_at").toInstant(),
                sentAt == null ? null : sentAt.toInstant());
    }

    record Entry(long id, State state, Message message) {}

    void erase(String caseNumber) {
        jdbc.update(
                "update notification set recipient_name = null, email = null, body = '' where case_number = ?",
                caseNumber);
    }
}
