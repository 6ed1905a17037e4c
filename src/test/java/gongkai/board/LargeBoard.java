package gongkai.board;

import gongkai.catalogue.Scope;
import gongkai.catalogue.Timing;
import gongkai.platform.EngineClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A board of many invented items, and the ways to ask it: by the index, as everybody does, and by LIKE. The words of its texts are as
 * unevenly frequent as those of a language.
 */
public final class LargeBoard implements AutoCloseable {

    private static final int PORTION = 500;
    private static final int WORDS = 6000;
    private static final int CHARACTERS = 2500;
    private static final int SENTENCES = 10;
    private static final String[] UNITS = {"ZGS", "BGS", "FZS", "JW", "Z1", "Z2"};
    private static final String[] CATEGORIES = {"党的组织建设", "干部人事", "财政资金", "制度文件", "重大决策", "纪律作风", "民生服务"};
    private static final String[] SAID = {"关于", "情况", "的通知", "公示", "党费", "使用管理", "年度", "工作计划", "资金安排", "任免", "考核结果"};

    private final BoardRoom room;
    private final ApplicationContext context;
    private final Set<String> units;

    private LargeBoard(BoardRoom room, ApplicationContext context) {
        this.room = room;
        this.context = context;
        this.units = room == null ? null : BoardRoom.UNITS.keySet();
    }

    /** The board of a whole product. */
    public static LargeBoard in(ApplicationContext product) {
        return new LargeBoard(null, product);
    }

    /** A board alone, on an H2 of its own. */
    public static LargeBoard on(DataSource h2, Path index) {
        BoardRoom.migrate(h2, false);
        var room = new BoardRoom(h2, index);
        room.clock.now = Instant.parse("2026-11-01T00:00:00Z");
        return new LargeBoard(room, room.context);
    }

    public Board board() {
        return context.getBean(Board.class);
    }

    public void fill(int items) {
        var random = new Random(20261101);
        var words = words(random);
        var transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        for (int from = 1; from <= items; from += PORTION) {
            int first = from;
            transaction.executeWithoutResult(status -> {
                for (int n = first; n < first + PORTION && n <= items; n++) {
                    board().publish(publication(n, words, random));
                }
            });
        }
    }

    private static List<String> words(Random random) {
        List<String> words = new ArrayList<>();
        for (int n = 0; n < WORDS; n++) {
            var word = new StringBuilder();
            for (int length = n % 5 == 0 ? 3 : 2; length > 0; length--) {
                word.appendCodePoint('一' + frequent(random, CHARACTERS));
            }
            words.add(word.toString());
        }
        return words;
    }

    /** The few first are frequent, the many last are rare. */
    private static int frequent(Random random, int count) {
        return (int) Math.floor(Math.exp(random.nextDouble() * Math.log(count + 1.0))) - 1;
    }

    private Publication publication(int n, List<String> words, Random random) {
        var day = LocalDate.of(2018, 1, 1).plusDays(random.nextInt(3100));
        String unit = UNITS[random.nextInt(UNITS.length)];
        if (units != null && !units.contains(unit)) {
            unit = "ZGS";
        }
        var body = new StringBuilder();
        for (int sentences = SENTENCES / 2 + random.nextInt(SENTENCES); sentences > 0; sentences--) {
            body.append(sentence(words, random)).append(sentences % 4 == 0 ? "\n" : "");
        }
        List<PublicFile> files = n % 10 == 0
                ? List.of(new PublicFile(
                        n,
                        words.get(frequent(random, WORDS)) + "明细.pdf",
                        "application/pdf",
                        1000,
                        body + sentence(words, random)))
                : List.of();
        return new Publication(
                String.format("GK-%d-%06d", day.getYear(), n),
                String.format("GAJ-%02d-%d-%05d", n % 60, day.getYear(), n % 100_000),
                day.getYear() + "年" + said(random) + words.get(frequent(random, WORDS))
                        + words.get(frequent(random, WORDS)) + said(random) + (n % 7 == 0 ? "（第" + n % 90 + "批）" : ""),
                body.toString(),
                "bureau",
                Integer.toString(n % 60),
                CATEGORIES[frequent(random, CATEGORIES.length)],
                "第" + n % 5 + "类",
                null,
                unit,
                "GAJ",
                n % 20 == 0 ? Scope.ORGANISATION : Scope.SOCIETY,
                Timing.values()[n % 5],
                List.of("互联网"),
                day,
                null,
                day.atTime(8, 30).atZone(EngineClock.CHINA).toInstant(),
                null,
                null,
                "安澜县公安局",
                files);
    }

    private static String said(Random random) {
        return SAID[frequent(random, SAID.length)];
    }

    private static String sentence(List<String> words, Random random) {
        var sentence = new StringBuilder();
        for (int length = 5 + random.nextInt(8); length > 0; length--) {
            sentence.append(words.get(frequent(random, WORDS)));
            switch (random.nextInt(12)) {
                case 0 -> sentence.append("，");
                case 1 ->
                    sentence.append(random.nextInt(100_000))
                            .append('.')
                            .append(10 + random.nextInt(90))
                            .append("元");
                case 2 ->
                    sentence.append(2018 + random.nextInt(9))
                            .append("年")
                            .append(1 + random.nextInt(12))
                            .append("月");
                case 3 -> sentence.append("的").append(said(random));
                default -> {}
            }
        }
        return sentence.append("。").toString();
    }

    /** Two to eight characters out of titles, bodies and numbers, without blanks; what is frequent is asked for more often. */
    public List<String> pieces(int count, long seed) {
        var random = new Random(seed);
        List<String> texts = jdbc().query(
                        "select i.number, i.index_number, v.title, v.body from board_item i join board_version v"
                                + " on v.number = i.number where v.published_at < ? order by i.number limit 20000",
                        (row, n) -> switch (random.nextInt(10)) {
                            case 0 -> row.getString(1);
                            case 1 -> row.getString(2);
                            case 2, 3, 4 -> row.getString(3);
                            default -> row.getString(4);
                        },
                        LocalDate.of(2100, 1, 1).atStartOfDay());
        List<String> pieces = new ArrayList<>();
        while (pieces.size() < count) {
            int[] text = texts.get(random.nextInt(texts.size())).codePoints().toArray();
            int length = 2 + random.nextInt(7);
            if (text.length >= length) {
                var piece = new String(text, random.nextInt(text.length - length + 1), length);
                if (FoldedText.words(piece).equals(List.of(FoldedText.of(piece)))) {
                    pieces.add(piece);
                }
            }
        }
        return pieces;
    }

    /** A page and the exact total by LIKE over title, numbers, body and attachments: what the product does without an index. */
    public BoardPage byLike(String q) {
        var query = BoardQuery.of(q);
        var found = context.getBean(DatabaseSearch.class).find(query, visibility(), false);
        return new BoardPage(
                context.getBean(Items.class).listed(found.numbers(), visibility(), FoldedText.words(q)),
                found.total(),
                1,
                query.size(),
                null);
    }

    /** The same over the titles alone. */
    public long byLikeInTitles(String q) {
        var condition = visibility().listed().and("lower(i.title) like ?", "%" + FoldedText.of(q) + "%");
        String from = " from board_item i where " + condition.sql();
        jdbc().queryForList(
                        "select i.number" + from + " order by i.published_at desc, i.number desc limit 20",
                        String.class,
                        condition.values());
        return jdbc().queryForObject("select count(*)" + from, Long.class, condition.values());
    }

    public boolean indexed() {
        return context.getBean(IndexSearch.class)
                .find(BoardQuery.all(1), visibility(), false)
                .isPresent();
    }

    public Set<String> hitsOfIndex(String q) {
        return Set.copyOf(context.getBean(IndexSearch.class)
                .all(BoardQuery.of(q), visibility())
                .orElseThrow());
    }

    /** Of several pieces in one go, since each goes through all texts. The texts are those that came, in lower case. */
    public Map<String, Set<String>> hitsOfLike(List<String> pieces, boolean mySql) {
        String exactly = mySql ? " collate utf8mb4_bin" : "";
        Map<String, Set<String>> hits = new TreeMap<>();
        pieces.forEach(piece -> hits.put(piece, new HashSet<>()));
        List<String> asked = List.copyOf(hits.keySet());
        // A piece in whatever part of an item, none across two parts.
        String part = "concat(v.number, ' ', v.index_number, ' ', v.title, ' ', v.body, ' ', coalesce(f.name, ''), ' ',"
                + " coalesce(f.content, ''))";
        var columns = new StringBuilder();
        for (int n = 0; n < asked.size(); n++) {
            columns.append(", p.part like ? escape '!'");
        }
        List<Object> patterns = new ArrayList<>();
        asked.forEach(piece -> patterns.add(
                "%" + FoldedText.of(piece).replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%"));
        var condition = visibility().listed();
        jdbc().query(
                        "select i.number" + columns + " from board_item i join (select v.number, v.version, lower("
                                + part + ")"
                                + exactly
                                + " as part from board_version v left join board_file f on f.number = v.number"
                                + " and f.version = v.version) p on p.number = i.number and p.version = i.version where "
                                + condition.sql(),
                        row -> {
                            for (int n = 0; n < asked.size(); n++) {
                                if (row.getBoolean(n + 2)) {
                                    hits.get(asked.get(n)).add(row.getString(1));
                                }
                            }
                        },
                        condition.valuesAfter(patterns));
        return hits;
    }

    private Visibility visibility() {
        return new Visibility(Reader.society(), context.getBean(Clock.class).instant());
    }

    private JdbcTemplate jdbc() {
        return context.getBean(JdbcTemplate.class);
    }

    @Override
    public void close() {
        if (room != null) {
            room.close();
        }
    }
}
