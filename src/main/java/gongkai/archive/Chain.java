package gongkai.archive;

import static gongkai.platform.EngineClock.CHINA;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The chains, one per organisation: every entry carries the hash of the one before it, so none can change, go or come unseen. */
@Component
class Chain {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate ofItsOwn;

    Chain(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.ofItsOwn = new TransactionTemplate(transactions);
        ofItsOwn.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What an entry stands for. */
    enum Kind {
        FILE,
        TOMBSTONE
    }

    /** @param manifest null where the file was destroyed */
    record Entry(
            String organisation,
            long position,
            Kind kind,
            String archiveNumber,
            Instant recordedAt,
            String previous,
            String sha256,
            String manifest) {}

    /** The end of a chain as its own row keeps it; position 0 before the first entry. */
    record End(String organisation, long position, String sha256) {}

    /** Holds the chain until the transaction ends, so that entries are added one after the other. */
    End lock(String organisation) {
        var end = locked(organisation);
        if (end.isEmpty()) {
            // In a transaction of its own: two that begin the same chain would otherwise block each other on MySQL.
            ofItsOwn.executeWithoutResult(status -> {
                try {
                    jdbc.update(
                            "insert into archive_chain (organisation, last_position, last_sha256) values (?, 0, ?)",
                            organisation,
                            Sha256.NONE);
                } catch (DuplicateKeyException another) {
                    status.setRollbackOnly();
                }
            });
            end = locked(organisation);
        }
        return end.orElseThrow();
    }

    private Optional<End> locked(String organisation) {
        return jdbc
                .query("select * from archive_chain where organisation = ? for update", Chain::end, organisation)
                .stream()
                .findFirst();
    }

    void append(Entry entry) {
        jdbc.update(
                "insert into archive_entry (organisation, chain_position, kind, archive_number, recorded_at, previous_sha256,"
                        + " sha256, manifest) values (?, ?, ?, ?, ?, ?, ?, ?)",
                entry.organisation(),
                entry.position(),
                entry.kind().name(),
                entry.archiveNumber(),
                LocalDateTime.ofInstant(entry.recordedAt(), CHINA),
                entry.previous(),
                entry.sha256(),
                entry.manifest());
        jdbc.update(
                "update archive_chain set last_position = ?, last_sha256 = ? where organisation = ?",
                entry.position(),
                entry.sha256(),
                entry.organisation());
    }

    /** The content goes, the link stays. */
    void forgetManifest(String organisation, long position) {
        jdbc.update(
                "update archive_entry set manifest = null where organisation = ? and chain_position = ?",
                organisation,
                position);
    }

    List<End> ends() {
        return jdbc.query("select * from archive_chain order by organisation", Chain::end);
    }

    /** @return organisations that have entries, also where their chain's own row was taken away */
    List<String> organisations() {
        return jdbc.queryForList(
                "select organisation from archive_chain union select organisation from archive_entry order by 1",
                String.class);
    }

    List<Entry> after(String organisation, long position, int atMost) {
        return jdbc.query(
                "select * from archive_entry where organisation = ? and chain_position > ? order by chain_position limit ?",
                Chain::entry,
                organisation,
                position,
                atMost);
    }

    Entry at(String organisation, long position) {
        return jdbc.queryForObject(
                "select * from archive_entry where organisation = ? and chain_position = ?",
                Chain::entry,
                organisation,
                position);
    }

    Optional<Entry> tombstone(String archiveNumber) {
        return Optional.ofNullable(DataAccessUtils.singleResult(jdbc.query(
                "select * from archive_entry where archive_number = ? and kind = ?",
                Chain::entry,
                archiveNumber,
                Kind.TOMBSTONE.name())));
    }

    private static End end(ResultSet row, int number) throws SQLException {
        return new End(row.getString("organisation"), row.getLong("last_position"), row.getString("last_sha256"));
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getString("organisation"),
                row.getLong("chain_position"),
                Kind.valueOf(row.getString("kind")),
                row.getString("archive_number"),
                row.getObject("recorded_at", LocalDateTime.class).atZone(CHINA).toInstant(),
                row.getString("previous_sha256"),
                row.getString("sha256"),
                row.getString("manifest"));
    }
}
