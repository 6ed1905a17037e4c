package gongkai.documents;

import gongkai.documents.Intake.Accepted;
import gongkai.platform.EngineClock;
import gongkai.platform.NotFound;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The documents of all cases. What is stored is never changed, and erased only with
 * the archived file that it belongs to. Who may read one is its case's business: callers ask their
 * case first.
 */
@Component
public class Documents {

    private static final String DESCRIPTION =
            "select id, case_number, source, filename, media_type, size_bytes, sha256, stored_at, stored_by from document";

    private final JdbcTemplate jdbc;
    private final Intake intake;
    private final Clock clock;

    Documents(JdbcTemplate jdbc, Intake intake, Clock clock) {
        this.jdbc = jdbc;
        this.intake = intake;
        this.clock = clock;
    }

    /**
     * Checks a file and keeps it. The stream is read once and not closed.
     *
     * @param filename as the sender named it
     * @param by user id, or "system"
     * @throws UnacceptableFile (field "files") with the sentence that says what is wrong with which file
     */
    @Transactional
    public DocumentInfo store(String caseNumber, Source source, String filename, InputStream content, String by) {
        try (Accepted accepted = intake.accept(filename, content)) {
            DocumentInfo described = described(new DocumentInfo(
                    0,
                    caseNumber,
                    source,
                    accepted.name().text(),
                    accepted.type().mediaType(),
                    accepted.size(),
                    accepted.sha256(),
                    now(),
                    by));
            insertContent(described.id(), accepted);
            return described;
        }
    }

    /**
     * Keeps what one of our own modules has read and found right, of a kind that isn't taken from outside.
     *
     * @param filename as the sender named it
     * @param by user id, or "system"
     */
    @Transactional
    public DocumentInfo keep(
            String caseNumber, Source source, String filename, String mediaType, byte[] content, String by) {
        DocumentInfo described = described(new DocumentInfo(
                0,
                caseNumber,
                source,
                Filename.of(filename).text(),
                mediaType,
                content.length,
                Intake.sha256(content),
                now(),
                by));
        jdbc.update("insert into document_content (document_id, content) values (?, ?)", described.id(), content);
        return described;
    }

    /** @throws NotFound where there is none */
    public DocumentInfo info(long id) {
        return jdbc.query(DESCRIPTION + " where id = ?", Documents::description, id).stream()
                .findFirst()
                .orElseThrow(Documents::missing);
    }

    /** @throws NotFound where there is none */
    public byte[] content(long id) {
        return jdbc
                .query(
                        "select content from document_content where document_id = ?",
                        (row, number) -> row.getBytes(1),
                        id)
                .stream()
                .findFirst()
                .orElseThrow(Documents::missing);
    }

    /** In the order in which they came. */
    public List<DocumentInfo> of(String caseNumber) {
        return jdbc.query(DESCRIPTION + " where case_number = ? order by id", Documents::description, caseNumber);
    }

    /** The content goes for good, and the name with it; that there was a document, its hash and its date stay. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(Collection<Long> ids) {
        for (long id : ids) {
            jdbc.update("delete from document_content where document_id = ?", id);
            jdbc.update("update document set filename = ? where id = ?", "已销毁", id);
        }
    }

    /** Media types that are taken. */
    public Set<String> allowedTypes() {
        return Arrays.stream(FileType.values())
                .map(FileType::mediaType)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** For the file field of a form: ".pdf,.jpeg,…". */
    public String accept() {
        return FileType.allExtensions().stream()
                .map(extension -> "." + extension)
                .collect(Collectors.joining(","));
    }

    private DocumentInfo described(DocumentInfo document) {
        var key = new GeneratedKeyHolder();
        jdbc.update(
                connection -> {
                    PreparedStatement insert = connection.prepareStatement(
                            "insert into document (case_number, source, filename, media_type, size_bytes, sha256, stored_at,"
                                    + " stored_by) values (?, ?, ?, ?, ?, ?, ?, ?)",
                            new String[] {"id"});
                    insert.setString(1, document.caseNumber());
                    insert.setString(2, document.source().name());
                    insert.setString(3, document.filename());
                    insert.setString(4, document.mediaType());
                    insert.setLong(5, document.size());
                    insert.setString(6, document.sha256());
                    insert.setObject(7, LocalDateTime.ofInstant(document.storedAt(), EngineClock.CHINA));
                    insert.setString(8, document.storedBy());
                    return insert;
                },
                key);
        return document.withId(key.getKey().longValue());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void insertContent(long id, Accepted accepted) {
        try (InputStream content = Files.newInputStream(accepted.file())) {
            jdbc.update("insert into document_content (document_id, content) values (?, ?)", insert -> {
                insert.setLong(1, id);
                insert.setBinaryStream(2, content, accepted.size());
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static DocumentInfo description(ResultSet row, int number) throws SQLException {
        return new DocumentInfo(
                row.getLong("id"),
                row.getString("case_number"),
                Source.valueOf(row.getString("source")),
                row.getString("filename"),
                row.getString("media_type"),
                row.getLong("size_bytes"),
                row.getString("sha256"),
                row.getObject("stored_at", LocalDateTime.class)
                        .atZone(EngineClock.CHINA)
                        .toInstant(),
                row.getString("stored_by"));
    }

    private static NotFound missing() {
        return new NotFound("没有找到这份文件");
    }
}
