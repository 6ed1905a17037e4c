package gongkai.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gongkai.platform.EngineCases.OpenTask;
import gongkai.platform.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StepRequestsTest {

    private static final Instant NOW = Instant.parse("2026-09-18T02:24:00Z");
    private static final OpenTask TASK =
            new OpenTask("t1", "p1", "YSQ-2026-000001", "decide", "审批", "principal", Set.of("principal-leader"), NOW);

    private final List<OpinionRequest> all = new ArrayList<>();

    private OpinionRequest ask(Kind kind, String person) {
        var request = new OpinionRequest(TASK, kind, asked().roundOf(kind), "principal", person, "是否妥当？", NOW);
        all.add(request);
        return request;
    }

    private StepRequests asked() {
        return new StepRequests(all);
    }

    @Test
    void aStepIsOpenUntilEverybodyHasAnswered() {
        var deputy = ask(Kind.COUNTERSIGN, "deputy");
        var secrecy = ask(Kind.ADVICE, "secrecy");
        deputy.answer(true, null, NOW);
        assertThat(asked().open(Kind.COUNTERSIGN)).isEmpty();
        assertThat(asked().open(Kind.ADVICE)).containsExactly(secrecy);
        assertThat(asked().isOpenFor("secrecy")).isTrue();
        assertThat(asked().isOpenFor("deputy")).isFalse();
        secrecy.takeBack(NOW);
        assertThat(asked().hasOpen()).isFalse();
    }

    @Test
    void aNoStandsUntilTheSamePersonAgrees() {
        ask(Kind.COUNTERSIGN, "deputy").answer(false, "数字有出入", NOW);
        assertThat(asked().dissenters()).containsExactly("deputy");
        ask(Kind.COUNTERSIGN, "dept2").answer(true, null, NOW);
        ask(Kind.COUNTERSIGN, "deputy").takeBack(NOW);
        assertThat(asked().dissenters()).containsExactly("deputy");
        ask(Kind.COUNTERSIGN, "deputy").answer(true, "已改", NOW);
        assertThat(asked().dissenters()).isEmpty();
    }

    @Test
    void adviceBindsNobody() {
        ask(Kind.ADVICE, "deputy").answer(false, "不宜公开", NOW);
        assertThat(asked().dissenters()).isEmpty();
    }

    @Test
    void whoIsAskedWhileOthersAreJoinsTheirRound() {
        var first = ask(Kind.COUNTERSIGN, "deputy");
        var second = ask(Kind.COUNTERSIGN, "dept2");
        assertThat(List.of(first.round(), second.round())).containsExactly(1, 1);
        first.answer(false, "不同意", NOW);
        second.answer(true, null, NOW);
        assertThat(ask(Kind.COUNTERSIGN, "deputy").round()).isEqualTo(2);
        assertThat(ask(Kind.ADVICE, "deputy").round()).isEqualTo(1);
    }

    @Test
    void aRequestIsAnsweredOnce() {
        var request = ask(Kind.COUNTERSIGN, "deputy");
        request.answer(true, null, NOW);
        assertThatThrownBy(() -> request.answer(false, "又不同意", NOW))
                .isInstanceOf(Refused.class)
                .hasMessage("这一份会签已经不在等待回复：同意");
        assertThatThrownBy(() -> request.takeBack(NOW)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> request.lapse(NOW)).isInstanceOf(Refused.class);
    }
}
