package gongkai.letters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import gongkai.documents.DocumentInfo;
import gongkai.documents.Documents;
import gongkai.documents.Source;
import gongkai.platform.CurrentUser;
import gongkai.platform.EngineClock;
import gongkai.platform.NotFound;
import gongkai.platform.NumberSeries;
import gongkai.platform.Refused;
import java.io.ByteArrayInputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The letters of all cases: numbered without gap when issued, printed once when first asked for. */
@Component
public class Letters {

    private static final String DESCRIPTION =
            "select id, kind, letter_number, case_number, dated_on, issued_at, document_id from letter";
    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final NumberSeries numbers;
    private final Documents documents;
    private final LetterTemplates templates;
    private final LetterVersions versions;
    private final LetterPress press;
    private final ObjectMapper json;
    private final Clock clock;

    Letters(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            NumberSeries numbers,
            Documents documents,
            LetterTemplates templates,
            LetterVersions versions,
            LetterPress press,
            ObjectMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.numbers = numbers;
        this.documents = documents;
        this.templates = templates;
        this.versions = versions;
        this.press = press;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Gives the letter its number and writes down what it says. The number is the next of its organisation and year; a
     * transaction that rolls back gives it back.
     *
     * @throws Refused where the organisation has no 机关代字 yet, or the case has its receipt already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public LetterInfo issue(LetterOrder order) {
        String facts = written(order.sayableFacts());
        String number = order.kind().carriesCaseNumber() ? order.caseNumber() : nextNumber(order);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try {
            long id = insert(order, number, facts, now);
            return new LetterInfo(id, order.kind(), number, order.caseNumber(), order.datedOn(), now, null);
        } catch (DuplicateKeyException twice) {
            throw new Refused(number + "号" + order.kind().label() + "已经出具，不能重复出具");
        }
    }

    /**
     * The letter on paper: printed when first asked for, from then on always the same bytes. Writes, so not for read-only
     * transactions.
     *
     * @throws NotFound where there is no such letter
     */
    public byte[] pdf(long letterId) {
        Long documentId = info(letterId).documentId();
        if (documentId != null) {
            return documents.content(documentId);
        }
        // Printed before the row is locked: two at once may both print, but the lock is held for the storing alone.
        Printed printed = jdbc.queryForObject(
                "select kind, letter_number, organisation_name, addressee, dated_on, case_number, facts,"
                        + " text_version from letter where id = ?",
                (row, ignored) -> print(row),
                letterId);
        return transaction.execute(status -> keepFirst(letterId, printed));
    }

    /** @throws NotFound where there is none */
    public LetterInfo info(long id) {
        return jdbc.query(DESCRIPTION + " where id = ?", Letters::description, id).stream()
                .findFirst()
                .orElseThrow(Letters::missing);
    }

    /** In the order in which they were issued. */
    public List<LetterInfo> of(String caseNumber) {
        return jdbc.query(DESCRIPTION + " where case_number = ? order by id", Letters::description, caseNumber);
    }

    private String nextNumber(LetterOrder order) {
        if (order.letterCode() == null || order.letterCode().isBlank()) {
            throw new Refused("“" + order.organisationName() + "”还没有设置机关代字，请先由管理员设置后再发文");
        }
        int year = order.datedOn().getYear();
        long number = numbers.next("letter|" + order.organisationCode() + "|" + year);
        return order.letterCode() + "〔" + year + "〕" + number + "号";
    }

    private long insert(LetterOrder order, String number, String facts, Instant now) {
        var key = new GeneratedKeyHolder();
        jdbc.update(
                connection -> {
                    PreparedStatement insert = connection.prepareStatement(
                            // The text in force now is the one it will be printed from.
                            "insert into letter (kind, letter_number, case_number, organisation_code, organisation_name,"
                                    + " addressee, facts, template_name, template_sha256, dated_on, issued_at, text_version)"
                                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                                    + " (select coalesce(max(t.version), 0) from letter_text t where t.kind = ?))",
                            new String[] {"id"});
                    insert.setString(1, order.kind().name());
                    insert.setString(2, number);
                    insert.setString(3, order.caseNumber());
                    insert.setString(4, order.organisationCode());
                    insert.setString(5, order.organisationName());
                    insert.setString(6, order.addressee());
                    insert.setString(7, facts);
                    insert.setString(8, order.kind().template());
                    insert.setString(9, templates.sha256(templates.shipped(order.kind())));
                    insert.setObject(10, order.datedOn());
                    insert.setObject(11, LocalDateTime.ofInstant(now, EngineClock.CHINA));
                    insert.setString(12, order.kind().name());
                    return insert;
                },
                key);
        return key.getKey().longValue();
    }

    /** A letter as it comes from the press, not yet kept. */
    private record Printed(LetterKind kind, String number, String caseNumber, String sha256, byte[] pdf) {

        String filename() {
            return kind.label() + " " + number + ".pdf";
        }
    }

    private Printed print(ResultSet row) throws SQLException {
        var kind = LetterKind.valueOf(row.getString("kind"));
        String number = row.getString("letter_number");
        String caseNumber = row.getString("case_number");
        var text = versions.text(kind, row.getInt("text_version"));
        String letter = templates.fill(
                text,
                number,
                row.getString("organisation_name"),
                row.getString("addressee"),
                row.getObject("dated_on", LocalDate.class),
                caseNumber,
                read(row.getString("facts")),
                false);
        return new Printed(kind, number, caseNumber, templates.sha256(text), press.print(letter));
    }

    private byte[] keepFirst(long letterId, Printed printed) {
        Long kept = jdbc.queryForObject("select document_id from letter where id = ? for update", Long.class, letterId);
        if (kept != null) {
            return documents.content(kept);
        }
        DocumentInfo document = documents.store(
                printed.caseNumber(),
                Source.LETTER,
                printed.filename(),
                new ByteArrayInputStream(printed.pdf()),
                CurrentUser.SYSTEM);
        // The text that was printed is the one to remember, should the product have brought another since.
        jdbc.update(
                "update letter set document_id = ?, template_sha256 = ? where id = ?",
                document.id(),
                printed.sha256(),
                letterId);
        return printed.pdf();
    }

    private static LetterInfo description(ResultSet row, int ignored) throws SQLException {
        return new LetterInfo(
                row.getLong("id"),
                LetterKind.valueOf(row.getString("kind")),
                row.getString("letter_number"),
                row.getString("case_number"),
                row.getObject("dated_on", LocalDate.class),
                row.getObject("issued_at", LocalDateTime.class)
                        .atZone(EngineClock.CHINA)
                        .toInstant(),
                row.getObject("document_id", Long.class));
    }

    private String written(Map<String, Object> facts) {
        try {
            return json.writeValueAsString(facts);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("The facts of a letter must be JSON-able", unwritable);
        }
    }

    private Map<String, Object> read(String facts) {
        try {
            return json.readValue(facts, FACTS);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The facts of a letter can't be read", broken);
        }
    }

    private static NotFound missing() {
        return new NotFound("没有找到这份文书");
    }

    /** After the case's file was destroyed: the number stays taken, what the letters said and to whom is gone. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(String caseNumber) {
        jdbc.update("update letter set facts = '{}', addressee = '' where case_number = ?", caseNumber);
    }
}
