package gongkai.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows of who is away when, and who stands in. */
@Repository
class Absences {

    private final JdbcTemplate jdbc;

    Absences(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What holds on a day or later, in the order of its days. */
    List<Absence> from(LocalDate day) {
        return jdbc.query(
                "select * from absence where last_day >= ? and revoked_by is null order by first_day, id",
                Absences::absence,
                day);
    }

    /** What has begun by a day and isn't over, whose tasks haven't been handed over. */
    List<Absence> toHandOver(LocalDate day) {
        return jdbc.query(
                "select * from absence where last_day >= ? and first_day <= ? and revoked_by is null"
                        + " and handed_over = false order by id",
                Absences::absence,
                day,
                day);
    }

    /** Whoever else changes something of these two waits. */
    void lock(String person, String deputy) {
        jdbc.queryForList("select id from person where id in (?, ?) order by id for update", person, deputy);
    }

    Optional<Absence> lock(long id) {
        return jdbc.query("select * from absence where id = ? for update", Absences::absence, id).stream()
                .findFirst();
    }

    Absence add(NewAbsence wanted, String by, Instant at) {
        jdbc.update(
                "insert into absence (person, deputy, first_day, last_day, reason, made_by, made_at, handed_over)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                wanted.person(),
                wanted.deputy(),
                wanted.firstDay(),
                wanted.lastDay(),
                wanted.reason(),
                by,
                Timestamp.from(at),
                false);
        // One person's never overlap.
        return from(wanted.firstDay()).stream()
                .filter(one ->
                        one.person().equals(wanted.person()) && one.firstDay().equals(wanted.firstDay()))
                .findFirst()
                .orElseThrow();
    }

    void handedOver(long id) {
        jdbc.update("update absence set handed_over = true where id = ?", id);
    }

    void revoke(long id, String by, Instant at) {
        jdbc.update("update absence set revoked_by = ?, revoked_at = ? where id = ?", by, Timestamp.from(at), id);
    }

    /** @param person null for everybody's */
    long count(String person) {
        return person == null
                ? jdbc.queryForObject("select count(*) from absence", Long.class)
                : jdbc.queryForObject(
                        "select count(*) from absence where person = ? or deputy = ?", Long.class, person, person);
    }

    /** @param person null for everybody's; the latest first */
    List<Absence> page(String person, int size, int skipped) {
        return person == null
                ? jdbc.query(
                        "select * from absence order by id desc limit ? offset ?", Absences::absence, size, skipped)
                : jdbc.query(
                        "select * from absence where person = ? or deputy = ? order by id desc limit ? offset ?",
                        Absences::absence,
                        person,
                        person,
                        size,
                        skipped);
    }

    private static Absence absence(ResultSet row, int n) throws SQLException {
        Timestamp revokedAt = row.getTimestamp("revoked_at");
        return new Absence(
                row.getLong("id"),
                row.getString("person"),
                row.getString("deputy"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getString("reason"),
                row.getString("made_by"),
                row.getTimestamp("made_at").toInstant(),
                row.getBoolean("handed_over"),
                row.getString("revoked_by"),
                revokedAt == null ? null : revokedAt.toInstant());
    }
}
