package gongkai.proactivedisclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import gongkai.catalogue.Scope;
import gongkai.catalogue.Timing;
import gongkai.catalogue.Timings;
import gongkai.deadlines.Deadline;
import gongkai.deadlines.DeadlineMoved;
import gongkai.deadlines.Deadlines;
import gongkai.deadlines.Explanation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of all rules that apply the one that ends first counts, also after a calendar has moved one of them. */
class PublicationClockTest {

    private static final LocalDate FORMED = LocalDate.of(2027, 3, 1);
    private static final LocalDate QUARTER_ENDS = LocalDate.of(2027, 3, 31);
    private static final String NUMBER = "GK-2027-000001";

    private final Deadlines deadlines = mock(Deadlines.class);
    private final Timings timings = mock(Timings.class);
    private final Disclosures disclosures = mock(Disclosures.class);
    private final List<Object> told = new ArrayList<>();
    private final PublicationClock publicationClock =
            new PublicationClock(deadlines, timings, Clock.systemDefaultZone());
    private final DisclosureDesk desk = new DisclosureDesk(
            disclosures, null, null, null, null, null, null, null, null, publicationClock, told::add, null);

    @BeforeEach
    void proposed() {
        when(timings.rule(any())).thenReturn(Optional.empty());
        when(timings.periodRule(any())).thenReturn(Optional.of("disclosure.periodic"));
        Disclosure disclosure = new Disclosure(NUMBER, "GAJ", "ZGS", "dept", FORMED);
        disclosure.prepare(new Content(
                "bureau",
                "11",
                null,
                null,
                null,
                "标题",
                "正文",
                Scope.SOCIETY,
                List.of("WEBSITE"),
                Timing.QUARTERLY,
                "2027Q1",
                FORMED,
                false,
                false,
                "林知远",
                null,
                null));
        when(disclosures.findById(NUMBER)).thenReturn(Optional.of(disclosure));
        ends("disclosure.periodic", QUARTER_ENDS);
        Deadline running = deadline("disclosure.proactive", FORMED, LocalDate.of(2027, 4, 7));
        when(deadlines.find(NUMBER, "publish")).thenReturn(Optional.of(running));
        Deadline other = deadline("disclosure.periodic", LocalDate.of(2027, 1, 1), QUARTER_ENDS);
        when(deadlines.start(any(), any(), any(), any())).thenReturn(other);
    }

    private void ends(String rule, LocalDate due) {
        Explanation explanation = mock(Explanation.class);
        when(explanation.due()).thenReturn(due);
        LocalDate from = rule.endsWith("periodic") ? LocalDate.of(2027, 1, 1) : FORMED;
        when(deadlines.explain(rule, from)).thenReturn(explanation);
    }

    private static Deadline deadline(String rule, LocalDate from, LocalDate due) {
        Deadline deadline = mock(Deadline.class);
        when(deadline.getRuleId()).thenReturn(rule);
        when(deadline.getStartedOn()).thenReturn(from);
        when(deadline.getDueOn()).thenReturn(due);
        when(deadline.getState()).thenReturn(Deadline.State.RUNNING);
        return deadline;
    }

    private static DeadlineMoved moved(String phase) {
        return new DeadlineMoved(NUMBER, phase, LocalDate.of(2027, 3, 29), LocalDate.of(2027, 4, 7), "放假");
    }

    @Test
    void ruleThatNowEndsFirstTakesOver() {
        ends("disclosure.proactive", LocalDate.of(2027, 4, 7));
        desk.moved(moved("publish"));
        verify(deadlines).start(NUMBER, "publish", "disclosure.periodic", LocalDate.of(2027, 1, 1));
        assertThat(told).singleElement().isInstanceOfSatisfying(DeadlineMoved.class, again -> {
            assertThat(again.oldDue()).isEqualTo("2027-04-07");
            assertThat(again.newDue()).isEqualTo(QUARTER_ENDS);
        });
    }

    @Test
    void ruleThatStillEndsFirstStays() {
        ends("disclosure.proactive", LocalDate.of(2027, 3, 30));
        Deadline running = deadline("disclosure.proactive", FORMED, LocalDate.of(2027, 4, 7));
        when(deadlines.find(NUMBER, "publish")).thenReturn(Optional.of(running));
        desk.moved(moved("publish"));
        verify(deadlines, never()).start(any(), any(), any(), any());
        assertThat(told).isEmpty();
    }

    @Test
    void otherPhasesAreNoneOfItsBusiness() {
        desk.moved(moved("notice"));
        verify(deadlines, never()).start(any(), any(), any(), any());
    }
}
