package gongkai.archive;

import static gongkai.platform.EngineClock.CHINA;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The register of the files, and what of them is text: history and page. */
@Component
class ArchivedFiles {

    /** Of the title and outcome the register keeps this many characters; the manifest has all of them. */
    private static final int LONGEST = 200;

    private static final String FILE =
            "select f.*, e.sha256 from archive_file f join archive_entry e on e.organisation = f.organisation"
                    + " and e.chain_position = f.chain_position ";

    private final JdbcTemplate jdbc;

    ArchivedFiles(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The parts of a file that are stored as text; null once destroyed. */
    record Texts(String history, String page) {}

    void add(Manifest manifest, Texts texts, List<Piece> pieces) {
        jdbc.update(
                "insert into archive_file (case_number, archive_number, organisation, chain_position, title, process,"
                        + " archive_class, opened_on, ended_on, outcome, filed_at, retain_until, history, page)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                manifest.caseNumber(),
                manifest.archiveNumber(),
                manifest.chain().organisation(),
                manifest.chain().position(),
                listed(manifest.title()),
                manifest.process(),
                manifest.archiveClass(),
                manifest.openedOn(),
                manifest.endedOn(),
                listed(manifest.outcome()),
                LocalDateTime.ofInstant(manifest.filedAt(), CHINA),
                manifest.retainUntil(),
                texts.history(),
                texts.page());
        jdbc.batchUpdate(
                "insert into archive_piece (case_number, ordinal, document_id) values (?, ?, ?)",
                IntStream.range(0, pieces.size())
                        .mapToObj(i -> new Object[] {
                            manifest.caseNumber(), i, pieces.get(i).documentId()
                        })
                        .toList());
    }

    Optional<ArchivedFile> of(String caseNumber) {
        return jdbc.query(FILE + "where f.case_number = ?", ArchivedFiles::file, caseNumber).stream()
                .findFirst();
    }

    Optional<ArchivedFile> ofNumber(String archiveNumber) {
        return jdbc.query(FILE + "where f.archive_number = ?", ArchivedFiles::file, archiveNumber).stream()
                .findFirst();
    }

    /** @param search the beginning of a case's or a file's number, blank for all; newest first */
    List<ArchivedFile> list(String search, int page, int size) {
        return jdbc.query(
                FILE + "where f.case_number like ? escape '!' or f.archive_number like ? escape '!'"
                        + " order by f.filed_at desc, f.archive_number desc limit ? offset ?",
                ArchivedFiles::file,
                pattern(search),
                pattern(search),
                size,
                (long) page * size);
    }

    long count(String search) {
        return jdbc.queryForObject(
                "select count(*) from archive_file f where f.case_number like ? escape '!' or f.archive_number like ? escape"
                        + " '!'",
                Long.class,
                pattern(search),
                pattern(search));
    }

    /** Numbers are typed with Chinese input methods too: full-width letters and dashes count as the plain ones. */
    private static String pattern(String search) {
        var plain = Normalizer.normalize(search == null ? "" : search, Normalizer.Form.NFKC)
                .replaceAll("\\s", "")
                .replaceAll("[‐‑–—−]+", "-")
                .toUpperCase(Locale.ROOT);
        return plain.replaceAll("([!%_])", "!$1") + "%";
    }

    Texts texts(String caseNumber) {
        return jdbc.queryForObject(
                "select history, page from archive_file where case_number = ?",
                (row, number) -> new Texts(row.getString("history"), row.getString("page")),
                caseNumber);
    }

    List<Long> documents(String caseNumber) {
        return jdbc.queryForList(
                "select document_id from archive_piece where case_number = ? order by ordinal", Long.class, caseNumber);
    }

    void destroy(String caseNumber, Instant at) {
        jdbc.update(
                "update archive_file set title = null, outcome = null, history = null, page = null, destroyed_at = ?"
                        + " where case_number = ?",
                LocalDateTime.ofInstant(at, CHINA),
                caseNumber);
        jdbc.update("delete from archive_piece where case_number = ?", caseNumber);
    }

    static String listed(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    private static ArchivedFile file(ResultSet row, int number) throws SQLException {
        return new ArchivedFile(
                row.getString("archive_number"),
                row.getString("case_number"),
                row.getString("title"),
                row.getString("process"),
                row.getString("archive_class"),
                row.getString("organisation"),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("ended_on", LocalDate.class),
                row.getString("outcome"),
                instant(row, "filed_at"),
                row.getObject("retain_until", LocalDate.class),
                row.getLong("chain_position"),
                row.getString("sha256"),
                instant(row, "destroyed_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var local = row.getObject(column, LocalDateTime.class);
        return local == null ? null : local.atZone(CHINA).toInstant();
    }
}
