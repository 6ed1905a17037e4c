package gongkai.workplace;

import gongkai.platform.EngineCases;
import gongkai.platform.EngineClock;
import gongkai.platform.EngineIdentities;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * One's own due dates at a secret address, for calendar programs, which can't sign in. Of the secret only its hash is kept. Who
 * has left or is in no group any more has no feed, from that moment.
 */
@Component
class CalendarFeeds {

    private static final int SECRET_BYTES = 32;
    private static final int MOST = 500;

    private final SecureRandom random = new SecureRandom();
    private final JdbcTemplate jdbc;
    private final EngineIdentities identities;
    private final EngineCases cases;
    private final Clock clock;
    private final String baseUrl;

    CalendarFeeds(
            JdbcTemplate jdbc,
            EngineIdentities identities,
            EngineCases cases,
            Clock clock,
            @Value("${gongkai.base-url}") String baseUrl) {
        this.jdbc = jdbc;
        this.identities = identities;
        this.cases = cases;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    /** Makes the person's address; one that was there before is no longer valid. @return the address, told only now */
    @Transactional
    String make(String person) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        revoke(person);
        jdbc.update(
                "insert into calendar_feed (person, token_sha256, made_at) values (?, ?, ?)",
                person,
                hash(token),
                LocalDateTime.ofInstant(clock.instant(), EngineClock.CHINA));
        return baseUrl + "/calendar/" + token + ".ics";
    }

    @Transactional
    void revoke(String person) {
        jdbc.update("delete from calendar_feed where person = ?", person);
    }

    /** When the person's address was made; empty where there is none. */
    Optional<Instant> madeAt(String person) {
        return jdbc
                .query(
                        "select made_at from calendar_feed where person = ?",
                        (row, number) -> row.getObject(1, LocalDateTime.class)
                                .atZone(EngineClock.CHINA)
                                .toInstant(),
                        person)
                .stream()
                .findFirst();
    }

    /** The calendar at the address; empty for a secret that is unknown or was revoked, and for who has no part here any more. */
    @Transactional(readOnly = true)
    Optional<String> calendar(String token) {
        return jdbc
                .queryForList("select person from calendar_feed where token_sha256 = ?", String.class, hash(token))
                .stream()
                .findFirst()
                .flatMap(this::calendarOf);
    }

    private Optional<String> calendarOf(String person) {
        List<String> groups = identities.groupsOf(person);
        if (groups.isEmpty() || identities.user(person).isEmpty()) {
            return Optional.empty();
        }
        CalendarText calendar = new CalendarText("党务公开：我的办理期限", clock.instant());
        cases.dueOf(person, groups, MOST)
                .forEach(task -> calendar.day(
                        "task-" + task.id() + "@gongkai",
                        task.due().atZone(EngineClock.CHINA).toLocalDate(),
                        (task.caseNumber() == null ? "" : task.caseNumber() + " ") + task.name(),
                        task.caseNumber() == null ? null : baseUrl + "/staff/cases/" + task.caseNumber()));
        return Optional.of(calendar.toString());
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
