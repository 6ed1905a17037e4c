package gongkai.cataloguerevision;

import gongkai.platform.EngineClock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The spreadsheet between its preview and its confirmation, the last one of each revision: what is confirmed is what was looked
 * at, whatever lies on the sender's disk by then.
 */
@Repository
class HeldUploads {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    HeldUploads(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param token names content, catalogue and what it was compared with */
    record Held(String token, String catalogue, String filename, byte[] content) {}

    void hold(String revision, Held upload, String by) {
        forget(revision);
        jdbc.update(
                "insert into catalogue_upload (revision, token, catalogue, filename, content, uploaded_by, uploaded_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                revision,
                upload.token(),
                upload.catalogue(),
                upload.filename(),
                upload.content(),
                by,
                LocalDateTime.ofInstant(clock.instant(), EngineClock.CHINA));
    }

    /** Under a lock until the transaction ends: of two who confirm at once the second finds nothing to confirm. */
    Optional<Held> take(String revision) {
        return jdbc
                .query(
                        "select token, catalogue, filename, content from catalogue_upload where revision = ? for update",
                        HeldUploads::held,
                        revision)
                .stream()
                .findFirst();
    }

    void forget(String revision) {
        jdbc.update("delete from catalogue_upload where revision = ?", revision);
    }

    private static Held held(ResultSet row, int number) throws SQLException {
        return new Held(
                row.getString("token"), row.getString("catalogue"), row.getString("filename"), row.getBytes("content"));
    }
}
