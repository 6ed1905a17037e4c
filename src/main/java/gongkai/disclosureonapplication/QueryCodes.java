package gongkai.disclosureonapplication;

import gongkai.platform.NotFound;
import gongkai.platform.Secrets;
import gongkai.platform.TooManyRequests;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The codes with which applicants look their case up. A code isn't stored: it is derived from the installation's secret
 * and the case's nonce, so a repeated application gets the same code again and a stolen table holds none.
 */
@Component
class QueryCodes {

    /** Digits and letters that can't be mistaken for one another on paper. */
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int LETTERS = 16;
    private static final String WRONG = "编号或查询码不对，请核对后再试";
    private static final String LOCKED = "查询码错误次数过多，请15分钟后再试";

    private final Secrets secrets;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate ownTransaction;
    private final Clock clock;
    private final int mostPerCase;
    private final int mostPerAddress;
    private final Duration window;

    QueryCodes(
            Secrets secrets,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${gongkai.query-codes.wrong-per-case:5}") int mostPerCase,
            @Value("${gongkai.query-codes.wrong-per-address:20}") int mostPerAddress,
            @Value("${gongkai.query-codes.window:15m}") Duration window) {
        this.secrets = secrets;
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        // A wrong try counts, also when the look-up around it is refused.
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
        this.mostPerCase = mostPerCase;
        this.mostPerAddress = mostPerAddress;
        this.window = window;
    }

    /** @return 16 characters (80 bits) in groups of four */
    String codeFor(String number, String nonce) {
        byte[] bytes = secrets.derive("query|" + number + "|" + nonce);
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LETTERS; i++) {
            if (i > 0 && i % 4 == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(bytes[i] & 31));
        }
        return code.toString();
    }

    /**
     * Lets the right code pass; the answer to a wrong one is the same as to an unknown number.
     *
     * @param application the case by that number, or null where there is none
     */
    void check(String number, DisclosureApplication application, String code, String address) {
        Instant since = clock.instant().minus(window);
        if (tries("case_number", number, since) >= mostPerCase || tries("address", address, since) >= mostPerAddress) {
            throw new TooManyRequests(LOCKED, window);
        }
        String nonce = application == null ? "none" : application.queryNonce();
        boolean right = MessageDigest.isEqual(
                plain(codeFor(number, nonce)).getBytes(StandardCharsets.UTF_8),
                plain(code == null ? "" : code).getBytes(StandardCharsets.UTF_8));
        if (application == null || !right) {
            ownTransaction.executeWithoutResult(status -> remember(number, address, since));
            throw new NotFound(WRONG);
        }
    }

    /** Tries before the window count no more, and addresses aren't kept for longer than they are needed. */
    private void remember(String number, String address, Instant since) {
        jdbc.update("delete from query_attempt where tried_at <= ?", LocalDateTime.ofInstant(since, clock.getZone()));
        jdbc.update(
                "insert into query_attempt (case_number, address, tried_at) values (?, ?, ?)",
                cut(number, 40),
                cut(address, 64),
                LocalDateTime.ofInstant(clock.instant(), clock.getZone()));
    }

    private int tries(String column, String text, Instant since) {
        return jdbc.queryForObject(
                "select count(*) from query_attempt where " + column + " = ? and tried_at > ?",
                Integer.class,
                cut(text, column.equals("address") ? 64 : 40),
                LocalDateTime.ofInstant(since, clock.getZone()));
    }

    private static String plain(String code) {
        return code.replaceAll("[\\s-]", "").toUpperCase();
    }

    private static String cut(String text, int longest) {
        return text == null ? "" : text.length() > longest ? text.substring(0, longest) : text;
    }
}
