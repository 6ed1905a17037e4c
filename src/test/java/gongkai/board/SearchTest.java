package gongkai.board;

import static org.assertj.core.api.Assertions.assertThat;

import gongkai.board.BoardQuery.Sort;
import gongkai.board.BoardRoom.Sample;
import gongkai.catalogue.Scope;
import gongkai.catalogue.Timing;
import gongkai.platform.TestDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Index and database find the same, and what LIKE finds in the texts as they came. */
@Tag("database")
class SearchTest {

    private static final int ITEMS = 2000;
    private static final Reader MEMBER = new Reader(Set.of("GAJ", "AL"), Set.of("ZGS"), Set.of());
    private static final String[] PIECES = {
        "党费",
        "收缴",
        "使用",
        "管理",
        "情况",
        "公示",
        "关于",
        "的",
        "通知",
        "干部",
        "任免",
        "2026年",
        "2025",
        "第三季度",
        "（",
        "）",
        "(",
        ")",
        "“",
        "”",
        "、",
        "，",
        "。",
        "：",
        ":",
        "；",
        "—",
        "-",
        "·",
        "《",
        "》",
        "PDF",
        "pdf",
        "Excel",
        "A4",
        "№",
        "𠮷",
        "😀",
        "㎡",
        "é",
        "%",
        "_",
        "!",
        "\\",
        "'",
        "\"",
        "*",
        "~",
        "OR",
        "AND",
        "18427",
        "1463520.40",
        "99.6%",
        "安公开〔2026〕12号",
        "GAJ-12-2026-00017",
        "清溪镇",
        "党",
        "员",
        "0000-6600110",
        "<b>",
        "&amp;",
        "${7*7}",
        "　",
        " ",
        "\n",
        "\t",
        "ß",
        "Ⅲ",
        "①",
        "ｱ",
        "１２"
    };

    private static BoardRoom room;
    private static IndexSearch index;
    private static DatabaseSearch database;
    private static final List<Publication> published = new ArrayList<>();

    @BeforeAll
    static void publish() {
        room = new BoardRoom();
        index = room.context.getBean(IndexSearch.class);
        database = room.context.getBean(DatabaseSearch.class);
        var random = new Random(20260928);
        room.transaction.executeWithoutResult(status -> {
            for (int n = 1; n <= ITEMS; n++) {
                var publication = publication(n, random);
                published.add(publication);
                room.board.publish(publication);
            }
        });
        keepParts();
        // More than a search waits for: it is made in the background.
        await();
    }

    private static void await() {
        for (int n = 0; n < 600; n++) {
            if (index.find(BoardQuery.all(1), visibility(), false).isPresent()) {
                return;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("no index");
    }

    private static Publication publication(int n, Random random) {
        var sample = new Sample(String.format("GK-2026-%06d", n))
                .title("标题" + text(random, 6).strip())
                .body("正文" + text(random, 40))
                .category(List.of("党的组织建设", "财政资金", "干部工作").get(random.nextInt(3)), "第" + random.nextInt(3) + "类")
                .of(random.nextBoolean() ? "ZGS" : "BGS", "GAJ")
                .timing(Timing.values()[random.nextInt(Timing.values().length)])
                .to(Scope.values()[Math.max(0, random.nextInt(8) - 4)])
                .when(LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1000)) + "T08:30:00");
        if (random.nextInt(10) == 0) {
            sample.until(LocalDate.of(2026, 9, 1).plusDays(random.nextInt(60)).toString());
        }
        if (random.nextInt(5) == 0) {
            sample.file(n, "附件" + text(random, 2).strip() + ".pdf", text(random, 30));
        }
        return sample.at(room.clock.instant());
    }

    private static String text(Random random, int pieces) {
        var text = new StringBuilder();
        for (int n = 0; n < pieces; n++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    @AfterAll
    static void close() {
        room.close();
    }

    @Test
    void hitsAreThoseOfLikeForPiecesOfTheTexts() {
        var random = new Random(7);
        int tried = 0;
        int found = 0;
        while (tried < 1000) {
            var word = piece(random);
            if (word == null) {
                continue;
            }
            tried++;
            Set<String> hits =
                    Set.copyOf(index.all(BoardQuery.of(word), visibility()).orElseThrow());
            found += hits.isEmpty() ? 0 : 1;
            assertThat(hits).as(word).isEqualTo(like(word));
        }
        assertThat(found).isGreaterThan(800);
    }

    /** Two to twelve characters out of a title or body, without blanks. */
    private static String piece(Random random) {
        var publication = published.get(random.nextInt(published.size()));
        var text = random.nextBoolean() ? publication.title() : publication.body();
        int[] characters = text.codePoints().toArray();
        int length = 2 + random.nextInt(11);
        if (characters.length < length) {
            return null;
        }
        var piece = new String(characters, random.nextInt(characters.length - length + 1), length);
        return FoldedText.words(piece).size() == 1 && FoldedText.of(piece).indexOf(' ') < 0 ? piece : null;
    }

    /** As the database itself compares the texts as they came, in lower case. */
    private static Set<String> like(String word) {
        var pattern = "%"
                + digits(word)
                        .toLowerCase(Locale.ROOT)
                        .replace("!", "!!")
                        .replace("%", "!%")
                        .replace("_", "!_")
                + "%";
        var condition = visibility().listed().and("p.part like ? escape '!'", pattern);
        return Set.copyOf(room.jdbc.query(
                "select distinct i.number from board_item i join part p on p.number = i.number where "
                        + condition.sql(),
                (row, n) -> row.getString(1),
                condition.values()));
    }

    private static void keepParts() {
        room.jdbc.execute("create table part (number varchar(40) not null, part varchar(2000)"
                + (TestDatabase.isMySql() ? " character set utf8mb4 collate utf8mb4_bin" : "") + ")");
        List<Object[]> parts = new ArrayList<>();
        for (var publication : published) {
            var number = publication.number();
            for (var text : List.of(number, publication.indexNumber(), publication.title(), publication.body())) {
                parts.add(new Object[] {number, digits(text)});
            }
            for (var file : publication.files()) {
                parts.add(new Object[] {number, digits(file.name())});
                parts.add(new Object[] {number, digits(file.text())});
            }
        }
        room.jdbc.batchUpdate("insert into part (number, part) values (?, lower(?))", parts);
    }

    /** The one thing that is folded besides case: full-width digits, of which the texts have two. */
    private static String digits(String text) {
        return text.replace('１', '1').replace('２', '2');
    }

    @Test
    void indexAndDatabaseGiveTheSamePagesAndCounts() {
        var random = new Random(11);
        for (int n = 0; n < 150; n++) {
            var query = query(random);
            var byIndex = index.find(query, visibility(), true).orElseThrow();
            var byDatabase = database.find(query, visibility(), true);
            assertThat(byIndex).as(query.toString()).isEqualTo(byDatabase);
        }
    }

    private static BoardQuery query(Random random) {
        String q = "";
        for (int words = random.nextInt(4); words > 0; words--) {
            q += " " + PIECES[random.nextInt(30)];
        }
        return new BoardQuery(
                q,
                random.nextInt(3) == 0 ? "财政资金" : null,
                random.nextInt(2) == 0 ? "第1类" : null,
                random.nextInt(3) == 0 ? "ZGS" : null,
                random.nextInt(3) == 0 ? 2025 : null,
                random.nextInt(3) == 0 ? Timing.QUARTERLY : null,
                1 + random.nextInt(3),
                1 + random.nextInt(30),
                Sort.values()[random.nextInt(Sort.values().length)]);
    }

    @Test
    void everyFacetsCountIsTheTotalOfItsList() {
        var query = new BoardQuery("党费", "财政资金", null, null, 2025, null, 1, 10, null);
        var facets = room.board.page(query, MEMBER).facets();
        assertThat(facets.category()).hasSize(3);
        assertThat(facets.subcategory()).hasSize(3);
        assertThat(facets.unit()).extracting(FacetValue::label).containsExactlyInAnyOrder("政工室", "办公室");
        assertThat(facets.year()).extracting(FacetValue::label).containsExactly("2026年", "2025年", "2024年");
        assertThat(facets.timing()).hasSize(5);
        facets.category().forEach(value -> assertTotal(value, with(query, value.value(), null, null, 2025, null)));
        facets.subcategory().forEach(value -> assertTotal(value, with(query, "财政资金", value.value(), null, 2025, null)));
        facets.unit().forEach(value -> assertTotal(value, with(query, "财政资金", null, value.value(), 2025, null)));
        facets.year()
                .forEach(value ->
                        assertTotal(value, with(query, "财政资金", null, null, Integer.valueOf(value.value()), null)));
        facets.timing()
                .forEach(value ->
                        assertTotal(value, with(query, "财政资金", null, null, 2025, Timing.valueOf(value.value()))));
    }

    private static BoardQuery with(
            BoardQuery query, String category, String subcategory, String unit, Integer year, Timing timing) {
        return new BoardQuery(query.q(), category, subcategory, unit, year, timing, 1, 10, null);
    }

    private static void assertTotal(FacetValue value, BoardQuery query) {
        assertThat(room.board.page(query, MEMBER).total()).as(query.toString()).isEqualTo(value.count());
    }

    @Test
    void allPagesTogetherAreTheWholeList() {
        var query = new BoardQuery("党费", null, null, null, null, null, 1, 7, null);
        var first = room.board.page(query, MEMBER);
        List<String> numbers = new ArrayList<>();
        for (int page = 1; page <= (first.total() + 6) / 7; page++) {
            numbers.addAll(room.numbers(query.page(page), MEMBER));
        }
        assertThat(numbers).hasSize((int) first.total()).doesNotHaveDuplicates();
        assertThat(room.numbers(query.page(1_000_000), MEMBER)).isEmpty();
        assertThat(numbers).isEqualTo(database.all(query, visibility()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "*",
                "~",
                "OR",
                "AND NOT",
                "\"未完",
                "党费*",
                "[a TO z]",
                "field:x",
                "\\",
                "a\\",
                "!",
                "%",
                "_",
                "😀",
                "𠮷",
                "\ud842",
                "\udfb7",
                "${7*7}",
                "#{1+1}",
                "<script>alert(1)</script>",
                "' or 1=1 --",
                "\u0000",
                "a\u0000b",
                "\u202e党费",
                "+-&&||!(){}[]^\"~*?:\\/",
                "党 费 使 用 管 理",
                "　　",
                "\t\n",
                "１２",
                "NULL",
                "%25",
                "党费\u200b"
            })
    void whateverIsAskedGetsAnAnswerAndTheSameFromBoth(String q) {
        var query = BoardQuery.of(q);
        assertThat(index.find(query, visibility(), true)).contains(database.find(query, visibility(), true));
        room.board.page(query, MEMBER);
        room.board.similar(q, 5);
    }

    @Test
    void aVeryLongQueryIsCut() {
        var query = BoardQuery.of("党费".repeat(5000));
        assertThat(query.q()).hasSize(BoardQuery.LONGEST);
        assertThat(room.board.page(query, MEMBER).total()).isZero();
        assertThat(BoardQuery.of("𠮷".repeat(300)).q().codePointCount(0, 400)).isEqualTo(200);
        room.board.page(BoardQuery.of("党 ".repeat(5000)), MEMBER);
        room.board.similar("党费管理".repeat(5000), 5);
    }

    @Test
    void whateverIsAskedForBesidesIsPutRight() {
        var query = new BoardQuery(null, " ", "x", "", -1, null, -5, 100_000, Sort.RELEVANCE);
        assertThat(query).isEqualTo(new BoardQuery("", null, null, null, -1, null, 1, BoardQuery.LARGEST, Sort.NEWEST));
        assertThat(room.board.page(query, MEMBER).total()).isZero();
        assertThat(room.board
                        .page(new BoardQuery("", "没有这一类", null, "没有", null, null, 1, 1, null), MEMBER)
                        .items())
                .isEmpty();
    }

    @Test
    void aSingleCharacterIsFoundWhereverItStands() {
        for (String character : List.of("员", "𠮷", "😀", "é", "％", "%", "Ⅲ", "9")) {
            assertThat(Set.copyOf(
                            index.all(BoardQuery.of(character), visibility()).orElseThrow()))
                    .as(character)
                    .isEqualTo(like(character));
        }
    }

    private static Visibility visibility() {
        return new Visibility(MEMBER, room.clock.instant());
    }
}
