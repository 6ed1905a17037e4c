package gongkai.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordingTest {

    private final Map<String, Object> known = new HashMap<>();

    @Test
    void figuresAgree() {
        for (int seed = 0; seed < 200; seed++) {
            known.clear();
            decide(
                    "n=21..32; done=n-3..6; late=1..3; run=n-done-late; m:2=1.20..2.80; up:2=m*0.4; keep:2=m-up",
                    seed,
                    0);

            assertThat(number("n")).isBetween(new BigDecimal(21), new BigDecimal(32));
            assertThat(number("n").subtract(number("done"))).isBetween(new BigDecimal(3), new BigDecimal(6));
            assertThat(number("done").add(number("late")).add(number("run"))).isEqualByComparingTo(number("n"));
            assertThat(number("m").scale()).isEqualTo(2);
            assertThat(number("up").add(number("keep"))).isEqualTo(number("m"));
        }
    }

    @Test
    void countsInTheOrderOfArithmetic() {
        decide("a=2+3*4; b=(2+3)*4; c:1=100*7/8; d=10-3-2", 1, 0);

        assertThat(known)
                .containsEntry("a", new BigDecimal("14"))
                .containsEntry("b", new BigDecimal("20"))
                .containsEntry("c", new BigDecimal("87.5"))
                .containsEntry("d", new BigDecimal("5"));
    }

    @Test
    void dealsNothingTwiceBeforeAllHaveCome() {
        var dealt = new LinkedHashSet<Object>();
        for (int turn = 40; turn < 43; turn++) {
            decide("topic,place=甲,东|乙,西|丙,南", 7, turn);
            dealt.add(known.get("topic") + "" + known.get("place"));
        }
        assertThat(dealt).containsExactlyInAnyOrder("甲东", "乙西", "丙南");

        decide("topic==元旦|清明|中秋", 7, 1);
        assertThat(known).containsEntry("topic", "清明");
    }

    @Test
    void fillsBlanksInBlanks() {
        known.put("n", BigDecimal.TEN);
        known.put("year", new BigDecimal("2026"));
        known.put("topic", "公文");

        assertThat(fill("{year-1}年{topic}{n}件，{day-2}至{date+1}，{甲{n}|甲10}", false))
                .isEqualTo("2025年公文10件，9月24日至2026年9月29日，甲10");
        assertThat(fill("共{~17|18}个", false)).isEqualTo("共17个");
        assertThat(fill("共{~17|18}个", true)).isEqualTo("共18个");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> fill("{somebody}", false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fill("{n", false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> decide("a=3*", 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private void decide(String facts, int seed, int turn) {
        new Facts(facts).decide(known, new Random(seed), new Random(1), turn, turn);
    }

    private String fill(String text, boolean corrected) {
        var days = new WorkingDays(
                LocalDate.of(2026, 9, 1),
                LocalDate.of(2026, 9, 30),
                day -> day.getDayOfWeek().getValue() < 6);
        return new Wording(known, offset -> days.plus(LocalDate.of(2026, 9, 28), offset), new Random(3), corrected)
                .fill(text);
    }

    private BigDecimal number(String name) {
        return (BigDecimal) known.get(name);
    }
}
