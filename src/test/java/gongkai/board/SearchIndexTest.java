package gongkai.board;

import static org.assertj.core.api.Assertions.assertThat;

import gongkai.board.BoardRoom.Sample;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may happen to an index, and what people find all the same. */
@Tag("database")
class SearchIndexTest {

    private static final Reader SOCIETY = Reader.society();

    @TempDir
    Path folder;

    private DataSource database;

    @BeforeEach
    void fresh() {
        database = BoardRoom.freshDatabase();
    }

    @Test
    void nodesSeeEachOthersChangesAtOnce() {
        try (var one = node("one");
                var two = node("two")) {
            one.publish(new Sample("GK-2026-000001").title("第一版").body("甲"));
            assertThat(found(two, "第一版")).containsExactly("GK-2026-000001");
            assertThat(found(one, "第一版")).containsExactly("GK-2026-000001");

            two.replace("GK-2026-000001", new Sample("x").title("第二版").body("乙"), "更正");
            assertThat(found(one, "第一版")).isEmpty();
            assertThat(found(one, "第二版")).containsExactly("GK-2026-000001");

            one.end("GK-2026-000001", Ending.WITHDRAWN, "有误");
            assertThat(found(two, "第二版")).isEmpty();
            assertThat(two.board.page(BoardQuery.all(1), SOCIETY).facets().year())
                    .isEmpty();
            assertIndexAnswers(one);
            assertIndexAnswers(two);
        }
    }

    @Test
    void whatWasIndexedIsThereAfterARestart() {
        try (var node = node("one")) {
            node.publish(new Sample("GK-2026-000001"));
            assertThat(found(node, "党费")).hasSize(1);
        }
        try (var node = node("one")) {
            // What isn't in the feed's texts any more can only come from the index.
            node.jdbc.update("delete from board_text");
            assertThat(found(node, "党费")).hasSize(1);
            node.publish(new Sample("GK-2026-000002"));
            assertThat(found(node, "党费")).hasSize(2);
        }
    }

    @Test
    void aDeletedFolderIsMadeAnew() throws IOException {
        try (var node = node("one")) {
            node.publish(new Sample("GK-2026-000001"));
            assertThat(found(node, "党费")).hasSize(1);
        }
        delete(folder.resolve("one"));
        try (var node = node("one")) {
            assertThat(found(node, "党费")).hasSize(1);
            assertIndexAnswers(node);
        }
    }

    @Test
    void aFolderDeletedWhileInUseIsMadeAnew() throws IOException {
        try (var node = node("one")) {
            node.publish(new Sample("GK-2026-000001"));
            assertThat(found(node, "党费")).hasSize(1);
            delete(folder.resolve("one"));
            node.publish(new Sample("GK-2026-000002"));
            assertThat(found(node, "党费")).hasSize(2);
            node.end("GK-2026-000001", Ending.WITHDRAWN, "有误");
            assertThat(found(node, "党费")).containsExactly("GK-2026-000002");
            assertIndexAnswers(node);
        }
    }

    @Test
    void adamagedFileIsNoticedWhicheverItIs() throws IOException {
        try (var node = node("one")) {
            for (int n = 1; n <= 3; n++) {
                node.publish(new Sample("GK-2026-00000" + n));
                assertThat(found(node, "党费")).hasSize(n);
            }
        }
        List<String> names;
        try (var files = Files.list(folder.resolve("one"))) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("write.lock"))
                    .sorted()
                    .toList();
        }
        assertThat(names).hasSizeGreaterThan(2);
        for (String name : names) {
            damage(folder.resolve("one").resolve(name));
            try (var node = node("one")) {
                assertThat(found(node, "党费")).as(name).hasSize(3);
                assertIndexAnswers(node);
            }
            // Made anew the files may be named otherwise.
            if (!Files.exists(folder.resolve("one").resolve(name))) {
                break;
            }
        }
    }

    @Test
    void ofAnotherHistoryItIsMadeAnew() {
        try (var node = node("one")) {
            node.publish(new Sample("GK-2026-000001"));
            node.publish(new Sample("GK-2026-000002"));
            assertThat(found(node, "党费")).hasSize(2);
        }
        // A backup of before the second is put back, and something else happens then.
        database = BoardRoom.freshDatabase();
        try (var elsewhere = node("two")) {
            elsewhere.publish(new Sample("GK-2026-000001"));
        }
        try (var node = node("one")) {
            assertThat(found(node, "党费")).containsExactly("GK-2026-000001");
            node.publish(new Sample("GK-2026-000003"));
            assertThat(found(node, "党费")).containsExactly("GK-2026-000003", "GK-2026-000001");
            assertIndexAnswers(node);
        }
        try (var node = node("two")) {
            node.publish(new Sample("GK-2026-000004"));
            assertThat(found(node, "党费")).hasSize(3);
        }
        try (var node = node("one")) {
            assertThat(found(node, "党费")).hasSize(3);
        }
    }

    @Test
    void aHistoryThatChangesUnderARunningNodeIsNoticed() {
        try (var node = node("one")) {
            node.publish(new Sample("GK-2026-000001"));
            node.publish(new Sample("GK-2026-000002"));
            assertThat(found(node, "党费")).hasSize(2);
            node.jdbc.update("delete from board_change where sequence_no = 2");
            node.jdbc.update("delete from board_text where number = 'GK-2026-000002'");
            node.jdbc.update("update number_series set last_number = 1 where name = 'board-change'");
            assertThat(found(node, "党费")).containsExactly("GK-2026-000001");
            assertIndexAnswers(node);
        }
    }

    @Test
    void twoProcessesInOneFolderAnswerBoth() {
        try (var one = node("one");
                var two = node("one")) {
            one.publish(new Sample("GK-2026-000001"));
            assertThat(found(one, "党费")).hasSize(1);
            assertThat(found(two, "党费")).hasSize(1);
            one.end("GK-2026-000001", Ending.WITHDRAWN, "有误");
            assertThat(found(two, "党费")).isEmpty();
            assertThat(found(one, "党费")).isEmpty();
            assertIndexAnswers(one);
        }
    }

    @Test
    void whatIsNotCommittedIsNotIndexed() {
        try (var one = node("one")) {
            one.publish(new Sample("GK-2026-000001"));
            one.transaction.executeWithoutResult(status -> {
                one.board.publish(new Sample("GK-2026-000002").at(one.clock.instant()));
                assertThat(found(one, "党费")).doesNotContain("GK-2026-000002");
                status.setRollbackOnly();
            });
            // Takes the sequence number that was given back.
            one.publish(new Sample("GK-2026-000003"));
            assertThat(found(one, "党费")).containsExactly("GK-2026-000003", "GK-2026-000001");
            assertIndexAnswers(one);
        }
    }

    @Test
    void aLargeBoardIsSearchedRightlyWhileItsIndexIsMade() throws Exception {
        try (var one = node("one")) {
            one.transaction.executeWithoutResult(status -> {
                for (int n = 1; n <= 1500; n++) {
                    one.board.publish(new Sample(String.format("GK-2026-%06d", n)).at(one.clock.instant()));
                }
            });
            long total = one.board.page(BoardQuery.of("党费"), SOCIETY).total();
            assertThat(total).isEqualTo(1500);
            one.end("GK-2026-000007", Ending.WITHDRAWN, "有误");
            for (int n = 0; n < 600 && !indexAnswers(one); n++) {
                assertThat(one.board.page(BoardQuery.of("党费"), SOCIETY).total()).isEqualTo(1499);
                Thread.sleep(50);
            }
            assertIndexAnswers(one);
            assertThat(one.board.page(BoardQuery.of("党费"), SOCIETY).total()).isEqualTo(1499);
            assertThat(found(one, "GK-2026-000007")).isEmpty();
        }
    }

    @Test
    void whoSearchesWhileOthersPublishMissesNothingThatWasThere() throws Exception {
        try (var one = node("one");
                var two = node("two")) {
            var people = Executors.newFixedThreadPool(4);
            try {
                List<Callable<Object>> work = List.of(
                        () -> publishAndSearch(one, two, 1000),
                        () -> publishAndSearch(two, one, 2000),
                        () -> publishAndSearch(one, one, 3000),
                        () -> publishAndSearch(two, two, 4000));
                for (Future<Object> each : people.invokeAll(work)) {
                    each.get();
                }
            } finally {
                people.shutdownNow();
            }
            assertIndexAnswers(one);
            assertIndexAnswers(two);
            assertThat(one.board.page(BoardQuery.of("第"), SOCIETY).total()).isEqualTo(4 * 20);
        }
    }

    private static Object publishAndSearch(BoardRoom here, BoardRoom there, int from) {
        for (int n = from; n < from + 40; n++) {
            var number = "GK-2026-" + String.format("%06d", n);
            here.publish(new Sample(number).title("第" + n + "条"));
            assertThat(found(there, "第" + n + "条")).containsExactly(number);
            if (n % 2 == 0) {
                there.end(number, Ending.WITHDRAWN, "有误");
                assertThat(found(here, "第" + n + "条")).isEmpty();
            }
        }
        return null;
    }

    private BoardRoom node(String name) {
        return new BoardRoom(database, folder.resolve(name));
    }

    private static List<String> found(BoardRoom node, String q) {
        return node.numbers(BoardQuery.of(q), SOCIETY);
    }

    private static boolean indexAnswers(BoardRoom node) {
        return node.context
                .getBean(IndexSearch.class)
                .find(BoardQuery.all(1), new Visibility(SOCIETY, node.clock.instant()), true)
                .isPresent();
    }

    private static void assertIndexAnswers(BoardRoom node) {
        assertThat(indexAnswers(node)).isTrue();
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static void damage(Path file) throws IOException {
        try (var content = new RandomAccessFile(file.toFile(), "rw")) {
            content.seek(content.length() / 2);
            int was = content.read();
            content.seek(content.length() / 2);
            content.write(was ^ 0xFF);
        }
    }
}
