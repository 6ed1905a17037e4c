package gongkai.portal;

import static gongkai.portal.SampleCases.NASTY;

import gongkai.board.BoardPage;
import gongkai.board.BoardQuery;
import gongkai.board.FacetValue;
import gongkai.board.ItemState;
import gongkai.board.ItemSummary;
import gongkai.board.ItemView;
import gongkai.catalogue.Scope;
import gongkai.catalogue.Timing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Items as the board hands them out, with what people write to try us. */
final class SampleItems {

    static final String NUMBER = "GK-2026-000042";
    static final Instant PUBLISHED = Instant.parse("2026-09-23T01:30:00Z");

    private SampleItems() {}

    static BoardPage page(BoardQuery query, long total, List<ItemSummary> items) {
        var facets = total == 0
                ? new BoardPage.Facets(List.of(), List.of(), List.of(), List.of(), List.of())
                : new BoardPage.Facets(
                        List.of(new FacetValue(NASTY, NASTY, total)),
                        List.of(),
                        List.of(new FacetValue("ZGS", "政工室", total)),
                        List.of(new FacetValue("2026", "2026年", total)),
                        List.of(new FacetValue("PERIODIC", "定期", total)));
        return new BoardPage(items, total, query.page(), query.size(), facets);
    }

    static ItemSummary summary(Scope scope) {
        return new ItemSummary(
                NUMBER,
                "GAJ-12-2026-00042",
                2,
                NASTY,
                "<mark>党费</mark>&lt;script&gt;",
                "应缴<mark>党费</mark>",
                NASTY,
                null,
                "2026Q3",
                "ZGS",
                "政工室",
                "GAJ",
                scope,
                Timing.PERIODIC,
                PUBLISHED,
                PUBLISHED,
                LocalDate.of(2026, 9, 30),
                ItemState.IN_NOTICE,
                2);
    }

    static ItemView item(ItemState state, Scope scope, int version) {
        boolean ended = state == ItemState.WITHDRAWN || state == ItemState.TERMINATED;
        return new ItemView(
                NUMBER,
                "GAJ-12-2026-00042",
                version,
                version == 2,
                state,
                NASTY,
                ended ? PUBLISHED : null,
                NASTY + "</title></script>",
                state.readable() ? "一、基本情况\n" + NASTY + "\n\n实收党费13520.40元。" : null,
                "bureau",
                "12",
                NASTY,
                null,
                "2026Q3",
                "ZGS",
                "政工室",
                "GAJ",
                "安澜县公安局",
                scope,
                Timing.PERIODIC,
                List.of("互联网", "公开栏"),
                LocalDate.of(2026, 9, 1),
                LocalDate.of(2026, 9, 22),
                PUBLISHED,
                PUBLISHED,
                LocalDate.of(2026, 9, 30),
                null,
                "安澜县公安局政工室",
                state.readable()
                        ? List.of(new ItemView.File(7, NASTY + ".pdf", "application/pdf", 1_300_000))
                        : List.of(),
                List.of(
                        new ItemView.Version(2, "第二版", PUBLISHED, NASTY),
                        new ItemView.Version(1, "第一版", PUBLISHED, null)));
    }
}
