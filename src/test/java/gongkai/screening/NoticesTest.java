package gongkai.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A gate that stops good notices is soon overridden without being read; one that misses things is none. */
class NoticesTest {

    private static final long SEED = 20261122;

    private final TextRules rules =
            new TextRules(Clock.fixed(Instant.parse("2026-11-22T01:00:00Z"), ZoneId.of("Asia/Shanghai")));

    @Test
    void letsAHundredCleanNoticesPass() {
        assertThat(CleanNotices.of(100, SEED).stream().flatMap(text -> found(text).stream()))
                .isEmpty();
    }

    @Test
    void seldomStopsAnyOfThousands() {
        long stopped = CleanNotices.of(3000, 7).stream()
                .filter(text -> !found(text).isEmpty())
                .count();
        assertThat(stopped).isLessThanOrEqualTo(3);
    }

    /** Each in the middle of a clean notice, and nothing of it left once it is masked. */
    @ParameterizedTest
    @EnumSource
    void findsEachKindInManyWritings(FindingKind kind) {
        var things = new PrivateThings(SEED);
        for (String notice : CleanNotices.of(400, SEED + 1)) {
            String thing = things.of(kind);
            int middle = notice.indexOf('\n', notice.length() / 2);
            String text = notice.substring(0, middle) + "\n" + thing + "\n" + notice.substring(middle + 1);
            var hits = rules.hits(text, List.of());
            assertThat(hits).as(thing).extracting(Hit::kind).containsExactly(kind);
            String masked = TextRules.masked(text, hits);
            assertThat(masked).hasSameSizeAs(text);
            assertThat(rules.hits(masked, List.of())).as(masked).isEmpty();
        }
    }

    private List<String> found(String text) {
        return rules.hits(text, List.of()).stream()
                .map(hit -> hit.kind() + " " + text.substring(Math.max(0, hit.start() - 20), hit.end()))
                .toList();
    }
}
