package gongkai.catalogueupkeep;

import static gongkai.catalogueupkeep.CatalogueUpkeepProcess.KEY;

import gongkai.board.Board;
import gongkai.board.ItemState;
import gongkai.cases.Rounds;
import gongkai.catalogue.Catalogue;
import gongkai.catalogue.CatalogueItem;
import gongkai.catalogue.CatalogueVersion;
import gongkai.catalogue.Period;
import gongkai.catalogue.Timing;
import gongkai.catalogue.Timings;
import gongkai.catalogueupkeep.Obligations.Key;
import gongkai.deadlines.Deadlines;
import gongkai.organisation.Organisation;
import gongkai.organisation.UnitInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the catalogues ask for, day by day: opens what has come due since the last look, and lets open obligations follow
 * when a version of a catalogue drops their item or names other departments.
 */
@Component
@Transactional
class UpkeepRound {

    /** In one transaction, which shall stay short. */
    private static final int AT_ONCE = 50;

    private final Obligations obligations;
    private final ObligationDesk desk;
    private final Rounds rounds;
    private final Board board;
    private final Catalogue catalogue;
    private final Timings timings;
    private final Deadlines deadlines;
    private final Organisation organisation;
    private final Clock clock;

    UpkeepRound(
            Obligations obligations,
            ObligationDesk desk,
            Rounds rounds,
            Board board,
            Catalogue catalogue,
            Timings timings,
            Deadlines deadlines,
            Organisation organisation,
            Clock clock) {
        this.obligations = obligations;
        this.desk = desk;
        this.rounds = rounds;
        this.board = board;
        this.catalogue = catalogue;
        this.timings = timings;
        this.deadlines = deadlines;
        this.organisation = organisation;
        this.clock = clock;
    }

    void look() {
        LocalDate since = rounds.begin(KEY);
        LocalDate today = LocalDate.now(clock);
        List<Runnable> work = new ArrayList<>();
        addChanges(work, today);
        addDue(work, since, today);
        addAdjustments(work, today);
        work.stream().limit(AT_ONCE).forEach(Runnable::run);
        if (work.size() <= AT_ONCE) {
            rounds.end(KEY);
        }
    }

    boolean moreDue() {
        return rounds.outstanding(KEY);
    }

    private void addDue(List<Runnable> work, LocalDate since, LocalDate today) {
        Set<Key> known = new HashSet<>(obligations.keys(since));
        for (UnitInfo owner : owners()) {
            // In one look many periods ask the same catalogue of the same day.
            Map<LocalDate, List<CatalogueItem>> items = new HashMap<>();
            for (String rule : rules()) {
                for (Period period : periods(rule, since, today)) {
                    LocalDate on = period.endsOn().isBefore(today) ? period.endsOn() : today;
                    for (CatalogueItem item : items.computeIfAbsent(on, day -> catalogue.itemsOf(owner.code(), day))) {
                        boolean asks = rule.equals(ruleOf(item));
                        if (asks && known.add(new Key(owner.code(), item.catalogue(), item.code(), period.code()))) {
                            work.add(() -> desk.open(owner.code(), item, period, rule));
                        }
                    }
                }
            }
        }
    }

    /** Whoever keeps a catalogue: the house, and each basic-level organisation. */
    private List<UnitInfo> owners() {
        List<UnitInfo> owners = new ArrayList<>();
        owners.add(organisation.house());
        owners.addAll(organisation.basicLevel());
        return owners;
    }

    private Set<String> rules() {
        return Arrays.stream(Timing.values())
                .flatMap(timing -> timings.periodRule(timing).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String ruleOf(CatalogueItem item) {
        return item.timing() == null ? null : timings.periodRule(item.timing()).orElse(null);
    }

    /** The periods of a rule of which a day lies between the two, the first and the last included. */
    private List<Period> periods(String rule, LocalDate since, LocalDate today) {
        List<Period> periods = new ArrayList<>();
        for (LocalDate day = since; !day.isAfter(today); ) {
            Period period = period(rule, day);
            periods.add(period);
            day = period.endsOn().plusDays(1);
        }
        return periods;
    }

    /** A period runs to its end under the version of the rule that was in force on its first day, as its deadline does. */
    private Period period(String rule, LocalDate day) {
        Period now = Period.containing(months(rule, day), day);
        return Period.containing(months(rule, now.startsOn()), day);
    }

    private int months(String rule, LocalDate day) {
        return Integer.parseInt(deadlines.rule(rule, day).value());
    }

    /** A new part of a longer period has begun: is what was published in an earlier part still right? */
    private void addAdjustments(List<Runnable> work, LocalDate today) {
        for (Timing timing : Timing.values()) {
            timings.adjustmentRule(timing).ifPresent(rule -> {
                Period part = period(rule, today);
                for (Obligation published : obligations.adjustable(timing, part.startsOn())) {
                    if (canBeChanged(published.disclosure())) {
                        work.add(() -> desk.askForAdjustment(published, part));
                    }
                }
            });
        }
    }

    /** What was withdrawn or terminated has nothing to be adjusted, and what is in its notice is asked for after it. */
    private boolean canBeChanged(String disclosure) {
        return board.standing(disclosure)
                .filter(item -> item.state() == ItemState.PUBLISHED)
                .isPresent();
    }

    private void addChanges(List<Runnable> work, LocalDate today) {
        Map<String, Map<String, CatalogueItem>> items = new HashMap<>();
        for (Obligation open : obligations.open()) {
            CatalogueItem item = items.computeIfAbsent(
                            open.organisation(),
                            owner -> catalogue.itemsOf(owner, today).stream()
                                    .collect(Collectors.toMap(CatalogueItem::code, Function.identity())))
                    .get(open.itemCode());
            if (item == null || !item.catalogue().equals(open.catalogue()) || item.timing() != open.timing()) {
                work.add(() -> desk.drop(open.number(), droppedOn(open, today)));
            } else if (!item.units().equals(open.units())) {
                work.add(() -> desk.assign(open.number(), item.units(), item.responsible()));
            }
        }
    }

    private LocalDate droppedOn(Obligation open, LocalDate today) {
        return catalogue
                .inForce(catalogue.catalogueOf(open.organisation(), today), today)
                .map(CatalogueVersion::effectiveFrom)
                .orElse(today);
    }
}
