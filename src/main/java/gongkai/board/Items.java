package gongkai.board;

import static gongkai.platform.EngineClock.CHINA;

import gongkai.catalogue.Scope;
import gongkai.catalogue.Timing;
import gongkai.organisation.Organisation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows of the board. */
@Repository
class Items {

    private static final int EXCERPT = 150;
    /** A title can be just what had to go; number and index number say which item it was. */
    private static final String WITHDRAWN_TITLE = "已撤销的公开信息";

    private static final String BETWEEN_CHANNELS = "、";

    private final JdbcTemplate jdbc;
    private final Organisation organisation;

    Items(JdbcTemplate jdbc, Organisation organisation) {
        this.jdbc = jdbc;
        this.organisation = organisation;
    }

    /** What is at an address, whoever asks. */
    record Standing(int version, String organisation, String unit, Ending ended) {}

    Optional<ItemStanding> standing(String number, Visibility visibility) {
        return jdbc
                .query(
                        "select ended, ended_at, notice_open, visible_until as present_until from board_item where number = ?",
                        (row, n) -> new ItemStanding(
                                state(row, visibility),
                                row.getObject("ended_at") == null ? null : instant(row, "ended_at")),
                        number)
                .stream()
                .findFirst();
    }

    // ---- writing

    /** Under a lock that lasts until the transaction ends. */
    Optional<Standing> lock(String number) {
        return jdbc
                .query(
                        "select version, organisation, unit, ended from board_item where number = ? for update",
                        (row, n) -> new Standing(
                                row.getInt("version"),
                                row.getString("organisation"),
                                row.getString("unit"),
                                ending(row)),
                        number)
                .stream()
                .findFirst();
    }

    /** @throws org.springframework.dao.DuplicateKeyException where the address is taken */
    void add(Publication publication) {
        jdbc.update(
                "insert into board_item (number, version, index_number, title, excerpt, first_category, second_category,"
                        + " period, unit, organisation, scope, audience, timing, published_at, published_year, updated_at,"
                        + " notice_ends_on, notice_open, visible_until, files)"
                        + " values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                publication.number(),
                publication.indexNumber(),
                publication.title(),
                excerpt(publication.body()),
                publication.firstCategory(),
                publication.secondCategory(),
                publication.period(),
                publication.unit(),
                publication.organisation(),
                publication.scope().name(),
                audience(publication),
                publication.timing().name(),
                local(publication.publishedAt()),
                local(publication.publishedAt()).getYear(),
                local(publication.publishedAt()),
                publication.noticeEndsOn(),
                publication.noticeEndsOn() != null,
                publication.visibleUntil(),
                publication.files().size());
        addVersion(publication.number(), 1, publication, null);
    }

    /** The date of the first publication stays. */
    void replace(String number, int version, Publication publication, String explanation) {
        jdbc.update(
                "update board_item set version = ?, index_number = ?, title = ?, excerpt = ?, first_category = ?,"
                        + " second_category = ?, period = ?, unit = ?, organisation = ?, scope = ?, audience = ?, timing = ?,"
                        + " updated_at = ?, notice_ends_on = ?, notice_open = ?, visible_until = ?, files = ? where number = ?",
                version,
                publication.indexNumber(),
                publication.title(),
                excerpt(publication.body()),
                publication.firstCategory(),
                publication.secondCategory(),
                publication.period(),
                publication.unit(),
                publication.organisation(),
                publication.scope().name(),
                audience(publication),
                publication.timing().name(),
                local(publication.publishedAt()),
                publication.noticeEndsOn(),
                publication.noticeEndsOn() != null,
                publication.visibleUntil(),
                publication.files().size(),
                number);
        jdbc.update("delete from board_text where number = ?", number);
        addVersion(number, version, publication, explanation);
    }

    void end(String number, Ending ending, String explanation, Instant at) {
        jdbc.update(
                "update board_item set ended = ?, ended_at = ?, ended_why = ?, notice_open = ? where number = ?",
                ending.name(),
                local(at),
                explanation,
                false,
                number);
        jdbc.update("delete from board_text where number = ?", number);
    }

    /** @return whether one was open */
    boolean endNotice(String number) {
        return jdbc.update(
                        "update board_item set notice_open = ? where number = ? and notice_open = ?",
                        false,
                        number,
                        true)
                == 1;
    }

    private void addVersion(String number, int version, Publication publication, String explanation) {
        jdbc.update(
                "insert into board_version (number, version, index_number, title, body, catalogue, item_code,"
                        + " first_category, second_category, period, unit, organisation, scope, audience, timing, channels,"
                        + " formed_on, due_on, published_at, notice_ends_on, visible_until, source, explanation)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                number,
                version,
                publication.indexNumber(),
                publication.title(),
                publication.body(),
                publication.catalogue(),
                publication.itemCode(),
                publication.firstCategory(),
                publication.secondCategory(),
                publication.period(),
                publication.unit(),
                publication.organisation(),
                publication.scope().name(),
                audience(publication),
                publication.timing().name(),
                String.join(BETWEEN_CHANNELS, publication.channels()),
                publication.formedOn(),
                publication.dueOn(),
                local(publication.publishedAt()),
                publication.noticeEndsOn(),
                publication.visibleUntil(),
                publication.source(),
                explanation);
        List<Object[]> files = new ArrayList<>();
        for (PublicFile file : publication.files()) {
            files.add(new Object[] {
                number,
                version,
                files.size() + 1,
                file.documentId(),
                file.name(),
                file.mediaType(),
                file.size(),
                file.text()
            });
        }
        jdbc.batchUpdate(
                "insert into board_file (number, version, ordinal, document_id, name, media_type, size_bytes, content)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                files);
        jdbc.update(
                "insert into board_text (number, title, content) values (?, ?, ?)",
                number,
                FoldedText.of(publication.title()),
                searched(number, publication));
    }

    /** One part a line: no word of a query reaches over the end of a line. */
    private static String searched(String number, Publication publication) {
        var text = new StringBuilder();
        text.append(publication.title())
                .append('\n')
                .append(number)
                .append('\n')
                .append(publication.indexNumber())
                .append('\n')
                .append(publication.body());
        for (PublicFile file : publication.files()) {
            text.append('\n').append(file.name());
            if (file.text() != null) {
                text.append('\n').append(file.text());
            }
        }
        return FoldedText.of(text.toString());
    }

    private static String audience(Publication publication) {
        return Audience.of(publication.scope(), publication.unit(), publication.organisation());
    }

    private static String excerpt(String body) {
        String line = body.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= EXCERPT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, EXCERPT)) + "……";
    }

    // ---- lists

    /** Those of the numbers that lists may show, in the order of the numbers. */
    List<ItemSummary> listed(List<String> numbers, Visibility visibility, List<String> words) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        var highlight = new Highlight(words);
        Map<String, String> places = words.isEmpty() ? Map.of() : places(numbers, highlight);
        var condition = among("i", numbers).and(visibility.listed());
        Map<String, ItemSummary> found = new HashMap<>();
        jdbc.query(
                "select i.* from board_item i where " + condition.sql(),
                row -> {
                    found.put(row.getString("number"), summary(row, highlight, places));
                },
                condition.values());
        return numbers.stream().filter(found::containsKey).map(found::get).toList();
    }

    List<String> inNotice(int limit, Visibility visibility) {
        var condition =
                visibility.listed().and("i.notice_open = ?", true).and("i.notice_ends_on >= ?", visibility.today());
        return jdbc.query(
                "select i.number from board_item i where " + condition.sql()
                        + " order by i.notice_ends_on, i.number limit " + Math.max(limit, 0),
                (row, n) -> row.getString("number"),
                condition.values());
    }

    /** Where the words stand: in the body or, where not there, in an attachment; else the body's beginning. */
    private Map<String, String> places(List<String> numbers, Highlight highlight) {
        Map<String, String> places = new HashMap<>();
        List<String> elsewhere = new ArrayList<>();
        jdbc.query(
                "select v.number, v.body, i.files from board_item i join board_version v on v.number = i.number"
                        + " and v.version = i.version where "
                        + among("i", numbers).sql(),
                row -> {
                    String body = row.getString("body");
                    places.put(row.getString("number"), highlight.snippet(body));
                    if (row.getInt("files") > 0 && !highlight.isIn(body)) {
                        elsewhere.add(row.getString("number"));
                    }
                },
                numbers.toArray());
        if (!elsewhere.isEmpty()) {
            places.putAll(placesInFiles(elsewhere, highlight));
        }
        return places;
    }

    private Map<String, String> placesInFiles(List<String> numbers, Highlight highlight) {
        Map<String, String> places = new HashMap<>();
        jdbc.query(
                "select f.number, f.name, f.content from board_file f join board_item i on i.number = f.number"
                        + " and i.version = f.version where "
                        + among("f", numbers).sql() + " order by f.number, f.ordinal",
                row -> {
                    String name = row.getString("name");
                    String content = row.getString("content");
                    if (highlight.isIn(name) || highlight.isIn(content)) {
                        String place = highlight.isIn(content) ? "：" + highlight.snippet(content) : "";
                        places.putIfAbsent(row.getString("number"), "附件“" + highlight.whole(name) + "”" + place);
                    }
                },
                numbers.toArray());
        return places;
    }

    private static Condition among(String alias, List<String> numbers) {
        return new Condition().and(alias + ".number in (" + Condition.marks(numbers.size()) + ")", numbers);
    }

    private ItemSummary summary(ResultSet row, Highlight highlight, Map<String, String> places) throws SQLException {
        String number = row.getString("number");
        String title = row.getString("title");
        boolean inNotice = row.getBoolean("notice_open");
        return new ItemSummary(
                number,
                row.getString("index_number"),
                row.getInt("version"),
                title,
                highlight.whole(title),
                places.getOrDefault(number, Highlight.escaped(row.getString("excerpt"))),
                row.getString("first_category"),
                row.getString("second_category"),
                row.getString("period"),
                row.getString("unit"),
                unitName(row.getString("unit")),
                row.getString("organisation"),
                Scope.valueOf(row.getString("scope")),
                Timing.valueOf(row.getString("timing")),
                instant(row, "published_at"),
                instant(row, "updated_at"),
                inNotice ? row.getObject("notice_ends_on", LocalDate.class) : null,
                inNotice ? ItemState.IN_NOTICE : ItemState.PUBLISHED,
                row.getInt("files"));
    }

    // ---- what search reads

    /** Those of the numbers that lists show some time to somebody. */
    List<IndexedItem> indexed(List<String> numbers) {
        return jdbc.query(
                "select i.*, t.title as folded_title, t.content from board_item i join board_text t on t.number = i.number"
                        + " where i.ended is null and " + among("i", numbers).sql(),
                (row, n) -> indexed(row),
                numbers.toArray());
    }

    private static IndexedItem indexed(ResultSet row) throws SQLException {
        Map<Dimension, String> facets = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            String value = row.getString(dimension.column());
            if (value != null) {
                facets.put(dimension, value);
            }
        }
        return new IndexedItem(
                row.getString("number"),
                row.getString("index_number"),
                row.getString("audience"),
                instant(row, "published_at"),
                instant(row, "updated_at"),
                row.getObject("visible_until", LocalDate.class),
                facets,
                row.getString("folded_title"),
                row.getString("content"));
    }

    // ---- one item

    /** @param version null for the present one */
    Optional<ItemView> view(String number, Integer version, Visibility visibility) {
        var condition = addressed(number, visibility)
                .and(
                        "v.version = " + (version == null ? "i.version" : "?"),
                        version == null ? List.of() : List.of(version));
        var files = files(number);
        var versions = versions(number, visibility);
        return jdbc
                .query(
                        "select v.*, i.version as present, i.published_at as first_published_at, i.notice_open, i.ended,"
                                + " i.ended_at, i.ended_why, i.visible_until as present_until from board_item i"
                                + " join board_version v on v.number = i.number where " + condition.sql(),
                        (row, n) -> view(row, visibility, files, versions),
                        condition.values())
                .stream()
                .findFirst();
    }

    /** Who may not see the present version sees none. */
    private static Condition addressed(String number, Visibility visibility) {
        return new Condition()
                .and("i.number = ?", number)
                .and(visibility.addressed("i"))
                .and(visibility.addressed("v"));
    }

    private Map<Integer, List<ItemView.File>> files(String number) {
        Map<Integer, List<ItemView.File>> files = new HashMap<>();
        jdbc.query(
                "select version, document_id, name, media_type, size_bytes from board_file where number = ?"
                        + " order by version, ordinal",
                row -> {
                    files.computeIfAbsent(row.getInt("version"), version -> new ArrayList<>())
                            .add(new ItemView.File(
                                    row.getLong("document_id"),
                                    row.getString("name"),
                                    row.getString("media_type"),
                                    row.getLong("size_bytes")));
                },
                number);
        return files;
    }

    private List<ItemView.Version> versions(String number, Visibility visibility) {
        var condition = new Condition().and("v.number = ?", number).and(visibility.addressed("v"));
        return jdbc.query(
                "select v.version, v.title, v.published_at, v.explanation from board_version v where " + condition.sql()
                        + " order by v.version desc",
                (row, n) -> new ItemView.Version(
                        row.getInt("version"),
                        row.getString("title"),
                        instant(row, "published_at"),
                        row.getString("explanation")),
                condition.values());
    }

    private ItemView view(
            ResultSet row,
            Visibility visibility,
            Map<Integer, List<ItemView.File>> files,
            List<ItemView.Version> versions)
            throws SQLException {
        int version = row.getInt("version");
        boolean latest = version == row.getInt("present");
        ItemState state = state(row, visibility);
        boolean named = state != ItemState.WITHDRAWN;
        return new ItemView(
                row.getString("number"),
                row.getString("index_number"),
                version,
                latest,
                state,
                row.getString("ended_why") == null ? row.getString("explanation") : row.getString("ended_why"),
                row.getObject("ended_at") == null ? null : instant(row, "ended_at"),
                named ? row.getString("title") : WITHDRAWN_TITLE,
                state.readable() ? row.getString("body") : null,
                row.getString("catalogue"),
                row.getString("item_code"),
                row.getString("first_category"),
                row.getString("second_category"),
                row.getString("period"),
                row.getString("unit"),
                unitName(row.getString("unit")),
                row.getString("organisation"),
                unitName(row.getString("organisation")),
                Scope.valueOf(row.getString("scope")),
                Timing.valueOf(row.getString("timing")),
                channels(row.getString("channels")),
                row.getObject("formed_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                instant(row, "first_published_at"),
                instant(row, "published_at"),
                row.getObject("notice_ends_on", LocalDate.class),
                row.getObject("visible_until", LocalDate.class),
                row.getString("source"),
                state.readable() ? files.getOrDefault(version, List.of()) : List.of(),
                named ? versions : List.of());
    }

    private static ItemState state(ResultSet row, Visibility visibility) throws SQLException {
        Ending ended = ending(row);
        if (ended != null) {
            return ItemState.valueOf(ended.name());
        }
        if (visibility.isOver(row.getObject("present_until", LocalDate.class))) {
            return ItemState.EXPIRED;
        }
        return row.getBoolean("notice_open") ? ItemState.IN_NOTICE : ItemState.PUBLISHED;
    }

    /** Whether one of the versions that the reader may read has the file. */
    boolean hasFile(String number, long documentId, Visibility visibility) {
        var condition = addressed(number, visibility).and("f.document_id = ?", documentId);
        return jdbc
                .query(
                        "select i.ended, i.notice_open, i.visible_until as present_until from board_item i join board_version v"
                                + " on v.number = i.number join board_file f on f.number = v.number and f.version = v.version"
                                + " where " + condition.sql(),
                        (row, n) -> state(row, visibility).readable(),
                        condition.values())
                .stream()
                .anyMatch(readable -> readable);
    }

    String unitName(String code) {
        return organisation.exists(code) ? organisation.unit(code).name() : code;
    }

    private static List<String> channels(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(BETWEEN_CHANNELS));
    }

    private static Ending ending(ResultSet row) throws SQLException {
        String ended = row.getString("ended");
        return ended == null ? null : Ending.valueOf(ended);
    }

    static LocalDateTime local(Instant instant) {
        // Cut, since a server that rounds up would put it ahead of now.
        return LocalDateTime.ofInstant(instant, CHINA).truncatedTo(ChronoUnit.MICROS);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).atZone(CHINA).toInstant();
    }
}
