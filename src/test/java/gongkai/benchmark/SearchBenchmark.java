package gongkai.benchmark;

import static gongkai.benchmark.Figures.report;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import gongkai.board.BoardQuery;
import gongkai.board.LargeBoard;
import gongkai.board.Reader;
import gongkai.testing.WholeApplication;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * The board with 100,000 items on MySQL and on H2: a page of what was found with its total, marks and facets, beside LIKE over the same
 * texts on the same server, in turns; and whether both find the same.
 */
@WholeApplication
class SearchBenchmark {

    private static final int ITEMS = Integer.getInteger("gongkai.benchmark.items", 100_000);
    private static final int SEARCHES = Integer.getInteger("gongkai.benchmark.searches", 500);
    private static final int EVERY = Integer.getInteger("gongkai.benchmark.like-every", 10);
    private static final int STRINGS = Integer.getInteger("gongkai.benchmark.strings", 1000);
    private static final int STRINGS_AT_ONCE = 50;

    @LocalServerPort
    int port;

    @Autowired
    DataSource database;

    @Autowired
    ApplicationContext product;

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void search() throws Exception {
        Durable.make(database);
        try (var file = new HikariDataSource()) {
            // As the product ships it.
            file.setJdbcUrl("jdbc:h2:file:" + folder.resolve("board")
                    + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000;DB_CLOSE_ON_EXIT=FALSE");
            file.setUsername("sa");
            file.setPassword("");
            try (var onH2 = LargeBoard.on(file, folder.resolve("index"))) {
                measure("H2", onH2, false);
            }
        }
        var onMySql = LargeBoard.in(product);
        measure("MySQL", onMySql, true);
        overHttp(onMySql);
    }

    private void measure(String name, LargeBoard place, boolean mySql) throws Exception {
        long begun = System.nanoTime();
        place.fill(ITEMS);
        long filled = System.nanoTime();
        while (!place.indexed()) {
            Thread.sleep(200);
        }
        report(
                "search, %s: %d items published in %.0f s, index made in %.0f s%s",
                name, ITEMS, (filled - begun) / 1e9, (System.nanoTime() - filled) / 1e9, size());

        Figures index = new Figures();
        Figures like = new Figures();
        Figures inTitles = new Figures();
        List<String> pieces = place.pieces(SEARCHES, 1);
        place.pieces(50, 2).forEach(piece -> place.board().page(BoardQuery.of(piece), Reader.society()));
        for (int n = 0; n < pieces.size(); n++) {
            String piece = pieces.get(n);
            index.time(() -> place.board().page(BoardQuery.of(piece), Reader.society()));
            if (n % EVERY == 0) {
                like.time(() -> assertThat(place.byLike(piece).total())
                        .as(piece)
                        .isEqualTo(place.board()
                                .page(BoardQuery.of(piece), Reader.society())
                                .total()));
                inTitles.time(() -> place.byLikeInTitles(piece));
            }
        }
        report(
                "search, %s: page, total, marks and facets by the index p50/p95 %.1f/%.1f ms; page and total by LIKE"
                        + " %.0f/%.0f ms, p95 1/%.0f; by LIKE in the titles alone %.0f/%.0f ms, p95 1/%.0f",
                name,
                index.at(50),
                index.at(95),
                like.at(50),
                like.at(95),
                like.at(95) / index.at(95),
                inTitles.at(50),
                inTitles.at(95),
                inTitles.at(95) / index.at(95));
        lists(name, place);
        equalHits(name, place, mySql);
    }

    private static void lists(String name, LargeBoard place) throws Exception {
        Map<String, BoardQuery> lists = new LinkedHashMap<>();
        lists.put("all, first page", BoardQuery.all(20));
        lists.put("all, page 2,000", BoardQuery.all(20).page(2000));
        lists.put("one category and year", new BoardQuery("", "财政资金", null, null, 2024, null, 1, 20, null));
        lists.put("one unit", new BoardQuery("", null, null, "ZGS", null, null, 1, 20, null));
        for (var list : lists.entrySet()) {
            Figures times = new Figures();
            for (int n = 0; n < 100; n++) {
                times.time(() -> place.board().page(list.getValue(), Reader.society()));
            }
            report("list, %s: %s p50/p95 %.1f/%.1f ms", name, list.getKey(), times.at(50), times.at(95));
        }
        Figures latest = new Figures();
        for (int n = 0; n < 100; n++) {
            latest.time(() -> place.board().latest(10, Reader.society()));
        }
        report("list, %s: latest ten p50/p95 %.1f/%.1f ms", name, latest.at(50), latest.at(95));
    }

    private static void equalHits(String name, LargeBoard place, boolean mySql) {
        List<String> pieces = place.pieces(STRINGS, 3);
        int different = 0;
        long hits = 0;
        for (int from = 0; from < pieces.size(); from += STRINGS_AT_ONCE) {
            List<String> some = pieces.subList(from, Math.min(pieces.size(), from + STRINGS_AT_ONCE));
            for (Map.Entry<String, Set<String>> like :
                    place.hitsOfLike(some, mySql).entrySet()) {
                Set<String> found = place.hitsOfIndex(like.getKey());
                hits += found.size();
                different += found.equals(like.getValue()) ? 0 : 1;
            }
        }
        report("search, %s: %d strings with %d hits, %d of them other than LIKE's", name, STRINGS, hits, different);
        assertThat(different).isZero();
    }

    private void overHttp(LargeBoard place) throws Exception {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("JSON", "/api/v1/disclosures?q=");
        pages.put("page", "/disclosures?q=");
        for (var page : pages.entrySet()) {
            Figures times = new Figures();
            int status = 0;
            for (String piece : place.pieces(SEARCHES + 50, 4)) {
                var address = URI.create("http://localhost:" + port + page.getValue()
                        + URLEncoder.encode(piece, StandardCharsets.UTF_8));
                int[] answered = new int[1];
                times.time(() ->
                        answered[0] = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray())
                                .statusCode());
                status = answered[0];
            }
            report(
                    "search, MySQL over HTTP: %s p50/p95 %.1f/%.1f ms (status %d)",
                    page.getKey(), times.at(50), times.at(95), status);
        }
    }

    private String size() throws Exception {
        Path index = folder.resolve("index");
        if (!Files.isDirectory(index)) {
            return "";
        }
        try (var files = Files.list(index)) {
            return ", " + files.mapToLong(file -> file.toFile().length()).sum() / 1_000_000 + " MB";
        }
    }
}
