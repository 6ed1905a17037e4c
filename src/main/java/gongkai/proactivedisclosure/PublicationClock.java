package gongkai.proactivedisclosure;

import gongkai.catalogue.Period;
import gongkai.catalogue.Timings;
import gongkai.deadlines.Deadline;
import gongkai.deadlines.Deadlines;
import gongkai.deadlines.Explanation;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** By when a disclosure has to be out: of all rules that apply to it, the one that ends first. */
@Component
class PublicationClock {

    /** Everything in the catalogue; also what no other rule covers. */
    private static final String PROACTIVE = "disclosure.proactive";

    private static final String NOTICE = "disclosure.public-notice";

    private final Deadlines deadlines;
    private final Timings timings;
    private final Clock clock;

    PublicationClock(Deadlines deadlines, Timings timings, Clock clock) {
        this.deadlines = deadlines;
        this.timings = timings;
        this.clock = clock;
    }

    /** A rule that applies, with the day on which it would end. */
    record Candidate(String rule, LocalDate from, Explanation explanation) {

        LocalDate due() {
            return explanation.due();
        }
    }

    /**
     * @param again from when it counts anew, after a hold or for a republication; null for a first time. A period that was
     *     over by then asks for nothing any more
     * @return in the order in which they end
     */
    List<Candidate> candidates(Content content, LocalDate again) {
        LocalDate from = again == null ? content.formedOn() : again;
        List<Candidate> candidates = new ArrayList<>();
        timings.rule(content.timing()).ifPresent(rule -> candidates.add(candidate(rule, from)));
        if (!content.offCatalogue()) {
            candidates.add(candidate(PROACTIVE, from));
        }
        if (content.period() != null) {
            Period period = Period.of(content.period());
            if (again == null || !period.endsOn().isBefore(again)) {
                timings.periodRule(content.timing())
                        .ifPresent(rule -> candidates.add(candidate(rule, period.startsOn())));
            }
        }
        if (candidates.isEmpty()) {
            candidates.add(candidate(PROACTIVE, from));
        }
        candidates.sort(Comparator.comparing(Candidate::due));
        return candidates;
    }

    /** @return the last day of the public notice of what is published on a day; null where it needs none */
    LocalDate noticeEnd(boolean important, LocalDate publishedOn) {
        return important ? deadlines.explain(NOTICE, publishedOn).due() : null;
    }

    /** As {@link Content#visibleTooShortly}, were the content let out now. */
    Optional<String> visibleTooShortly(Content content) {
        LocalDate today = LocalDate.now(clock);
        LocalDate scheduled =
                content.publishAt() == null ? today : LocalDate.ofInstant(content.publishAt(), clock.getZone());
        LocalDate out = scheduled.isAfter(today) ? scheduled : today;
        return content.visibleTooShortly(out, noticeEnd(content.isImportant(), out));
    }

    private Candidate candidate(String rule, LocalDate from) {
        return new Candidate(rule, from, deadlines.explain(rule, from));
    }

    /** Starts the period, or moves it where what it is counted by has changed since. */
    Deadline run(Disclosure disclosure) {
        Candidate tightest =
                candidates(disclosure.content(), disclosure.clockFrom()).get(0);
        var running = deadlines.find(disclosure.number(), ProactiveDisclosureProcess.PUBLISH);
        boolean same = running.isPresent()
                && running.get().getState() != Deadline.State.ENDED
                && running.get().getRuleId().equals(tightest.rule())
                && running.get().getStartedOn().equals(tightest.from());
        if (same) {
            return running.get();
        }
        deadlines.end(disclosure.number(), ProactiveDisclosureProcess.PUBLISH);
        return deadlines.start(
                disclosure.number(), ProactiveDisclosureProcess.PUBLISH, tightest.rule(), tightest.from());
    }
}
