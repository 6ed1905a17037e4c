package gongkai.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gongkai.board.BoardRoom.Sample;
import gongkai.catalogue.Scope;
import gongkai.platform.NotFound;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scope, read by everybody in every way. */
@Tag("database")
class ScopesTest {

    private static final String TO_ALL = "GK-2026-000001";
    private static final String TO_BUREAU = "GK-2026-000002";
    private static final String TO_ZGS = "GK-2026-000003";
    private static final String TO_COMMITTEE = "GK-2026-000004";
    private static final String TO_COUNTY = "GK-2026-000005";
    private static final String TO_TOWN = "GK-2026-000006";
    private static final List<String> ALL = List.of(TO_ALL, TO_BUREAU, TO_ZGS, TO_COMMITTEE, TO_COUNTY, TO_TOWN);

    private static BoardRoom room;

    @BeforeAll
    static void publish() {
        room = new BoardRoom();
        room.publish(sample(TO_ALL).to(Scope.SOCIETY));
        room.publish(sample(TO_BUREAU).to(Scope.ORGANISATION));
        room.publish(sample(TO_ZGS).to(Scope.UNIT));
        room.publish(sample(TO_COMMITTEE).to(Scope.COMMITTEE));
        room.publish(sample(TO_COUNTY).of("AL", "AL").to(Scope.ORGANISATION));
        room.publish(sample(TO_TOWN).of("Z1", "Z1").to(Scope.UNIT));
    }

    private static Sample sample(String number) {
        return new Sample(number)
                .title("党费" + number)
                .notice("2026-10-05")
                .file(Long.parseLong(number.substring(8)), "附件.pdf", "附件里的字");
    }

    @AfterAll
    static void close() {
        room.close();
    }

    static Stream<Map.Entry<List<String>, Set<String>>> readers() {
        Map<List<String>, Set<String>> seen = new LinkedHashMap<>();
        seen.put(List.of(), Set.of(TO_ALL));
        seen.put(List.of("unit-ZGS"), Set.of(TO_ALL, TO_BUREAU, TO_ZGS, TO_COUNTY));
        seen.put(List.of("unit-BGS"), Set.of(TO_ALL, TO_BUREAU, TO_COUNTY));
        seen.put(List.of("office"), Set.of(TO_ALL, TO_BUREAU, TO_COUNTY));
        seen.put(List.of("party-committee"), Set.of(TO_ALL, TO_BUREAU, TO_COMMITTEE, TO_COUNTY));
        seen.put(List.of("party-committee-Z1"), Set.of(TO_ALL, TO_COUNTY, TO_TOWN));
        seen.put(List.of("unit-Z1"), Set.of(TO_ALL, TO_COUNTY, TO_TOWN));
        seen.put(List.of("office-AL"), Set.of(TO_ALL, TO_COUNTY));
        seen.put(List.of("camunda-admin"), Set.of(TO_ALL, TO_BUREAU, TO_COUNTY));
        seen.put(List.of("auditor"), Set.of(TO_ALL, TO_BUREAU, TO_COUNTY));
        seen.put(List.of("unit-NOWHERE", "whatever"), Set.of(TO_ALL));
        return seen.entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("readers")
    void eachReadsHisOwnInEveryWay(Map.Entry<List<String>, Set<String>> expected) {
        var reader = room.readers.of(expected.getKey());
        var his = expected.getValue();
        for (var query : List.of(
                BoardQuery.all(50),
                BoardQuery.of("党费"),
                BoardQuery.of("附件里"),
                BoardQuery.of("GK-2026"),
                BoardQuery.all(50).sorted(BoardQuery.Sort.UPDATED),
                BoardQuery.all(50).sorted(BoardQuery.Sort.INDEX))) {
            var page = room.board.page(query, reader);
            assertThat(numbers(page.items())).as(query.toString()).isEqualTo(his);
            assertThat(page.total()).isEqualTo(his.size());
            for (var facet : List.of(
                    page.facets().category(),
                    page.facets().unit(),
                    page.facets().year(),
                    page.facets().timing())) {
                assertThat(facet.stream().mapToLong(FacetValue::count).sum()).isEqualTo(his.size());
            }
            assertThat(numbers(room.board.list(query, reader))).isEqualTo(his);
            var found = new ArrayList<ItemSummary>();
            room.board.each(query, reader, found::add);
            assertThat(numbers(found)).isEqualTo(his);
        }
        assertThat(numbers(room.board.latest(50, reader))).isEqualTo(his);
        assertThat(numbers(room.board.inNotice(50, reader))).isEqualTo(his);
        for (String number : ALL) {
            long file = Long.parseLong(number.substring(8));
            if (his.contains(number)) {
                assertThat(room.board.item(number, reader).number()).isEqualTo(number);
                assertThat(room.board.version(number, 1, reader).number()).isEqualTo(number);
                assertThat(room.board.file(number, file, reader).id()).isEqualTo(file);
                assertThat(room.numbers(BoardQuery.of(number), reader)).containsExactly(number);
            } else {
                assertThatThrownBy(() -> room.board.item(number, reader)).isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> room.board.version(number, 1, reader)).isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> room.board.file(number, file, reader)).isInstanceOf(NotFound.class);
                assertThat(room.numbers(BoardQuery.of(number), reader)).isEmpty();
            }
        }
    }

    /** Somebody else's file is not to be had by way of an item that is one's own. */
    @Test
    void aFileBelongsToItsItem() {
        assertThatThrownBy(() -> room.board.file(TO_ALL, 3, Reader.society())).isInstanceOf(NotFound.class);
    }

    @Test
    void whatIsSimilarIsSocietys() {
        assertThat(numbers(room.board.similar("想知道党费怎么用", 50))).containsExactly(TO_ALL);
    }

    @Test
    void aFewPairsOfALongTextMakeNothingSimilar() {
        assertThat(room.board.similar("党费以外的车辆检测线升级改造项目招标投标结果公示以及中标候选单位报价工期情况", 50))
                .isEmpty();
    }

    private static Set<String> numbers(List<ItemSummary> items) {
        var numbers = new TreeSet<String>();
        items.forEach(item -> numbers.add(item.number()));
        assertThat(numbers).hasSameSizeAs(items);
        return numbers;
    }
}
