package gongkai.portal;

import gongkai.board.ItemView;
import gongkai.catalogue.Period;
import gongkai.catalogue.Timings;
import gongkai.deadlines.Deadlines;
import gongkai.deadlines.Explanation;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Why an item had to be out by its day: no date is shown without the rule it comes from. */
@Component
class DueReason {

    private static final String PUBLISH = "publish";
    private static final String PROACTIVE = "disclosure.proactive";

    private final Deadlines deadlines;
    private final Timings timings;

    DueReason(Deadlines deadlines, Timings timings) {
        this.deadlines = deadlines;
        this.timings = timings;
    }

    /** As the case counted it; of what was no case here, the rule that gives this day. */
    Optional<Explanation> of(ItemView item) {
        if (item.dueOn() == null) {
            return Optional.empty();
        }
        var counted = deadlines.find(item.number(), PUBLISH).map(deadlines::explain).stream();
        return Stream.concat(counted, possible(item))
                .filter(one -> item.dueOn().equals(one.due()))
                .findFirst();
    }

    private Stream<Explanation> possible(ItemView item) {
        var formed = item.formedOn() == null
                ? Stream.<Explanation>empty()
                : Stream.concat(timings.rule(item.timing()).stream(), Stream.of(PROACTIVE))
                        .map(rule -> deadlines.explain(rule, item.formedOn()));
        var periodic = item.period() == null
                ? Stream.<Explanation>empty()
                : timings.periodRule(item.timing()).stream().map(rule -> deadlines.explain(rule, startOf(item)));
        return Stream.concat(formed, periodic);
    }

    private static LocalDate startOf(ItemView item) {
        return Period.of(item.period()).startsOn();
    }
}
