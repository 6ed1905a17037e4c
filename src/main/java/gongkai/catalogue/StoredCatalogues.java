package gongkai.catalogue;

import gongkai.catalogue.CatalogueVersion.Status;
import gongkai.platform.EngineClock;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The rows of catalogues, their versions and items. */
@Repository
class StoredCatalogues {

    private static final String VERSION =
            "select v.*, c.title from catalogue_version v join catalogue c on c.code = v.catalogue";

    private final JdbcTemplate jdbc;
    private final Channels channels;
    private final Clock clock;

    StoredCatalogues(JdbcTemplate jdbc, Channels channels, Clock clock) {
        this.jdbc = jdbc;
        this.channels = channels;
        this.clock = clock;
    }

    boolean isEmpty() {
        return jdbc.queryForList("select code from catalogue limit 1").isEmpty();
    }

    /** Rises with each version that is adopted; nothing else that readers see ever changes. */
    long revision() {
        return jdbc.queryForObject(
                "select count(*) from catalogue_version where status = ?", Long.class, Status.ADOPTED.name());
    }

    /** Of all catalogues, each in the order in which its versions take effect. */
    List<CatalogueVersion> adopted() {
        return jdbc.query(
                VERSION + " where v.status = ? order by v.catalogue, v.effective_from",
                StoredCatalogues::version,
                Status.ADOPTED.name());
    }

    Optional<CatalogueVersion> version(long id) {
        return jdbc.query(VERSION + " where v.id = ?", StoredCatalogues::version, id).stream()
                .findFirst();
    }

    /** Newest first. */
    List<CatalogueVersion> ofCase(String caseNumber) {
        return jdbc.query(
                VERSION + " where v.case_number = ? order by v.id desc", StoredCatalogues::version, caseNumber);
    }

    /** Without the units that are responsible: those depend on who asks. */
    List<CatalogueItem> items(CatalogueVersion version) {
        return jdbc.query(
                "select * from catalogue_item where version = ? order by place",
                (row, number) -> item(version, row),
                version.id());
    }

    void makeCatalogue(String code, String title) {
        jdbc.update("insert into catalogue (code, title) values (?, ?)", code, title);
    }

    /** Who changes a catalogue goes on when the one before has finished. Made where there is none yet. */
    void lock(String code, String title) {
        if (locked(code)) {
            return;
        }
        try {
            makeCatalogue(code, title);
        } catch (DuplicateKeyException another) {
            locked(code);
        }
    }

    private boolean locked(String code) {
        return !jdbc.queryForList("select code from catalogue where code = ? for update", code)
                .isEmpty();
    }

    long insert(
            String catalogue,
            Integer number,
            Status status,
            LocalDate effectiveFrom,
            String caseNumber,
            String source,
            String note,
            String by,
            List<CatalogueItem> items) {
        var key = new GeneratedKeyHolder();
        jdbc.update(
                connection -> {
                    PreparedStatement insert = connection.prepareStatement(
                            "insert into catalogue_version (catalogue, version_no, status, effective_from, case_number,"
                                    + " source, note, created_by, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            new String[] {"id"});
                    insert.setString(1, catalogue);
                    insert.setObject(2, number);
                    insert.setString(3, status.name());
                    insert.setObject(4, effectiveFrom);
                    insert.setString(5, caseNumber);
                    insert.setString(6, source);
                    insert.setString(7, note);
                    insert.setString(8, by);
                    insert.setObject(9, LocalDateTime.ofInstant(clock.instant(), EngineClock.CHINA));
                    return insert;
                },
                key);
        var id = key.getKey().longValue();
        insertItems(id, items);
        return id;
    }

    /** A draft's content in place of what it was. */
    void replace(long version, String source, String by, List<CatalogueItem> items) {
        jdbc.update(
                "update catalogue_version set source = ?, created_by = ?, created_at = ? where id = ?",
                source,
                by,
                LocalDateTime.ofInstant(clock.instant(), EngineClock.CHINA),
                version);
        jdbc.update("delete from catalogue_item where version = ?", version);
        insertItems(version, items);
    }

    private void insertItems(long version, List<CatalogueItem> items) {
        var rows = new ArrayList<Object[]>();
        for (var item : items) {
            rows.add(new Object[] {
                version,
                rows.size() + 1,
                item.code(),
                item.firstCategory(),
                item.secondCategory(),
                item.content(),
                item.scopes().stream().map(Scope::name).collect(Collectors.joining(" ")),
                item.channels().stream().map(Channel::code).collect(Collectors.joining(" ")),
                item.timing() == null ? null : item.timing().name(),
                item.responsible()
            });
        }
        jdbc.batchUpdate(
                "insert into catalogue_item (version, place, code, first_category, second_category, content, scopes,"
                        + " channels, timing, responsible) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    void adopt(long version, int number, LocalDate effectiveFrom) {
        jdbc.update(
                "update catalogue_version set status = ?, version_no = ?, effective_from = ? where id = ?",
                Status.ADOPTED.name(),
                number,
                effectiveFrom,
                version);
    }

    void reject(long version) {
        jdbc.update("update catalogue_version set status = ? where id = ?", Status.REJECTED.name(), version);
    }

    private static CatalogueVersion version(ResultSet row, int number) throws SQLException {
        return new CatalogueVersion(
                row.getLong("id"),
                row.getString("catalogue"),
                row.getInt("version_no"),
                row.getString("title"),
                Status.valueOf(row.getString("status")),
                row.getObject("effective_from", LocalDate.class),
                row.getString("case_number"),
                row.getString("source"),
                row.getString("note"),
                row.getString("created_by"),
                row.getObject("created_at", LocalDateTime.class)
                        .atZone(EngineClock.CHINA)
                        .toInstant());
    }

    private CatalogueItem item(CatalogueVersion version, ResultSet row) throws SQLException {
        var timing = row.getString("timing");
        return new CatalogueItem(
                version.catalogue(),
                version.id(),
                row.getString("code"),
                row.getString("first_category"),
                row.getString("second_category"),
                row.getString("content"),
                words(row.getString("scopes")).map(Scope::valueOf).toList(),
                words(row.getString("channels"))
                        .map(code -> channels.of(code).orElseThrow())
                        .toList(),
                timing == null ? null : Timing.valueOf(timing),
                row.getString("responsible"),
                List.of());
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty());
    }
}
