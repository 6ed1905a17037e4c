package gongkai.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one register of what administrators change, whatever it is: who, when, what, from what to what, and why. Written in
 * the transaction of the change itself, never altered.
 */
@Component
public class AdministrationChanges {

    public static final int LONGEST_REASON = 300;

    private static final int LONGEST_SUBJECT = 140;

    private final JdbcTemplate jdbc;
    private final CurrentUser user;
    private final EngineIdentities identities;
    private final Clock clock;

    public AdministrationChanges(JdbcTemplate jdbc, CurrentUser user, EngineIdentities identities, Clock clock) {
        this.jdbc = jdbc;
        this.user = user;
        this.identities = identities;
        this.clock = clock;
    }

    /**
     * @param area what kind of thing, such as 单位
     * @param subject as people call it, such as 政工室（ZGS）
     * @param before null where it is new; after null where it is gone
     */
    public record Change(
            long id,
            Instant at,
            String by,
            String byName,
            String area,
            String subject,
            String key,
            String before,
            String after,
            String reason) {

        public String when() {
            return ChineseDates.of(at);
        }
    }

    /** What to look for; null or empty where anything will do. Both days are meant inclusively. */
    public record Wanted(String area, String by, LocalDate from, LocalDate until) {}

    /**
     * Every change needs a reason that others can read later.
     *
     * @throws Refused naming the field {@code reason}
     */
    public static String reason(String typed) {
        String problem = reasonProblem(typed);
        if (problem != null) {
            throw new Refused("reason", problem);
        }
        return typed.strip();
    }

    /** @return the sentence beside the field; null where the reason will do */
    public static String reasonProblem(String typed) {
        if (typed == null || typed.isBlank()) {
            return "请填写变更理由";
        }
        String problem = CleanText.problem(typed.strip(), LONGEST_REASON);
        return problem == null ? null : "变更理由" + problem;
    }

    /** @param reason as {@link #reason} checked it */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String area, String subject, String key, String before, String after, String reason) {
        jdbc.update(
                "insert into administration_change (made_at, made_by, made_by_name, area, subject, subject_key,"
                        + " before_text, after_text, reason) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                LocalDateTime.ofInstant(clock.instant(), EngineClock.CHINA),
                user.id(),
                nameOf(user.id()),
                area,
                CleanText.shortened(subject, LONGEST_SUBJECT),
                key,
                before,
                after,
                reason);
    }

    /** @return the name to show for a user; 系统 for what came with the product */
    public String nameOf(String userId) {
        return CurrentUser.SYSTEM.equals(userId)
                ? "系统"
                : identities.user(userId).map(EngineIdentities.Account::name).orElse(userId);
    }

    @Transactional(readOnly = true)
    public long count(Wanted wanted) {
        var values = new ArrayList<>();
        return jdbc.queryForObject(
                "select count(*) from administration_change" + where(wanted, values), Long.class, values.toArray());
    }

    /**
     * The newest first.
     *
     * @param page from 0
     */
    @Transactional(readOnly = true)
    public List<Change> page(Wanted wanted, int page, int size) {
        var values = new ArrayList<>();
        String where = where(wanted, values);
        values.add(size);
        values.add((long) page * size);
        return jdbc.query(
                "select * from administration_change" + where + " order by id desc limit ? offset ?",
                AdministrationChanges::change,
                values.toArray());
    }

    /** All changes of one thing, the newest first. */
    @Transactional(readOnly = true)
    public List<Change> of(String area, String key) {
        return jdbc.query(
                "select * from administration_change where area = ? and subject_key = ? order by id desc limit 100",
                AdministrationChanges::change,
                area,
                key);
    }

    /** The newest of an area, whatever they are about. */
    @Transactional(readOnly = true)
    public List<Change> of(String area) {
        return page(new Wanted(area, null, null, null), 0, 100);
    }

    @Transactional(readOnly = true)
    public List<String> areas() {
        return jdbc.queryForList("select distinct area from administration_change order by area", String.class);
    }

    private static String where(Wanted wanted, List<Object> values) {
        var where = new StringBuilder();
        if (wanted.area() != null && !wanted.area().isBlank()) {
            where.append(" and area = ?");
            values.add(wanted.area());
        }
        if (wanted.by() != null && !wanted.by().isBlank()) {
            where.append(" and (made_by = ? or made_by_name = ?)");
            values.add(wanted.by().strip());
            values.add(wanted.by().strip());
        }
        if (wanted.from() != null) {
            where.append(" and made_at >= ?");
            values.add(wanted.from().atStartOfDay());
        }
        if (wanted.until() != null) {
            where.append(" and made_at < ?");
            values.add(wanted.until().plusDays(1).atStartOfDay());
        }
        return where.isEmpty() ? "" : " where" + where.substring(" and".length());
    }

    private static Change change(ResultSet row, int number) throws SQLException {
        return new Change(
                row.getLong("id"),
                row.getObject("made_at", LocalDateTime.class)
                        .atZone(EngineClock.CHINA)
                        .toInstant(),
                row.getString("made_by"),
                row.getString("made_by_name"),
                row.getString("area"),
                row.getString("subject"),
                row.getString("subject_key"),
                row.getString("before_text"),
                row.getString("after_text"),
                row.getString("reason"));
    }
}
