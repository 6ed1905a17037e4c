package gongkai.demo;

import static gongkai.platform.EngineClock.CHINA;

import gongkai.catalogue.Catalogue;
import gongkai.catalogue.CatalogueItem;
import gongkai.catalogue.Period;
import gongkai.catalogue.Scope;
import gongkai.catalogue.Timing;
import gongkai.catalogue.Timings;
import gongkai.deadlines.Deadlines;
import gongkai.organisation.Organisation;
import gongkai.organisation.UnitInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Decides when what was published. What a day of the past has doesn't depend on the day on which it is asked, but for what came only
 * once: the county has one history.
 *
 * <p>A text's {@code when} is {@code 4} (times a year), {@code 4@1-3,11} (in these months), {@code -40} (once, so many days ago) or, for
 * what each period asks for, {@code @11-12} (in these months of it; without, towards its end).
 */
@Component
@Profile("demo")
class Occasions {

    private static final long SEED = 20260928;
    private static final String PROACTIVE = "disclosure.proactive";
    private static final String NOTICE = "disclosure.public-notice";

    private static final double LATE = 0.07;
    private static final double MISSING = 0.06;
    private static final int LAST_DAYS_OF_PERIOD = 38;

    private static final LocalTime MORNING = LocalTime.of(8, 30);
    private static final LocalTime AFTERNOON = LocalTime.of(14, 30);
    private static final int MORNING_MINUTES = 210;
    private static final int AFTERNOON_MINUTES = 180;
    private static final Set<Integer> ALL_YEAR =
            IntStream.rangeClosed(1, 12).boxed().collect(Collectors.toUnmodifiableSet());

    private final Catalogue catalogue;
    private final Timings timings;
    private final Deadlines deadlines;
    private final Organisation organisation;

    Occasions(Catalogue catalogue, Timings timings, Deadlines deadlines, Organisation organisation) {
        this.catalogue = catalogue;
        this.timings = timings;
        this.deadlines = deadlines;
        this.organisation = organisation;
    }

    /** The same for the same words: not the numbers of a JVM or a run. */
    static Random random(Object... words) {
        long seed = SEED;
        for (Object word : words) {
            seed = seed * 0x5DEECE66DL + word.toString().hashCode();
        }
        return new Random(seed);
    }

    WorkingDays workingDays(LocalDate today) {
        return new WorkingDays(
                LocalDate.of(today.getYear() - 2, 10, 1),
                LocalDate.of(today.getYear() + 1, 3, 31),
                deadlines::isWorkingDay);
    }

    /** Of the last and this year up to yesterday, in the order in which they were published. */
    List<Occasion> until(LocalDate today, List<SampleText> texts) {
        var days = workingDays(today);
        return texts.stream()
                .flatMap(text -> text.units().stream().flatMap(unit -> of(text, unit, today, days)))
                .filter(one ->
                        one.publishedAt().isBefore(today.atStartOfDay(CHINA).toInstant()))
                // A notice that runs needs a case that somebody can conclude.
                .filter(one -> one.noticeEndsOn() == null || one.noticeEndsOn().isBefore(today))
                .sorted(Comparator.comparing(Occasion::publishedAt)
                        .thenComparing(one -> one.text().key())
                        .thenComparing(one -> one.unit().code()))
                .toList();
    }

    /** Of a text of a unit one more, of the last working day up to a day. */
    Occasion next(SampleText text, String unit, LocalDate day, LocalDate today) {
        var before = until(today, List.of(text)).stream()
                .filter(one -> one.unit().code().equals(unit))
                .toList();
        return before.get(before.size() - 1).next(workingDays(today).upTo(day));
    }

    private Stream<Occasion> of(SampleText text, String unitCode, LocalDate today, WorkingDays days) {
        var item = text.item().isEmpty()
                ? null
                : catalogue.item(unitCode, text.item(), today).orElse(null);
        // A house that has its own catalogue by now hasn't what the demonstration would publish for the shipped one.
        if (item == null && !text.item().isEmpty() || !organisation.exists(unitCode)) {
            return Stream.empty();
        }
        var kind = new Kind(
                text,
                organisation.unit(unitCode),
                organisation.organisationOf(unitCode),
                item,
                text.scope() != null
                        ? text.scope()
                        : item.scopes().stream().min(Comparator.naturalOrder()).orElseThrow(),
                text.timing() != null ? text.timing() : item.timing(),
                days);
        if (text.when().startsWith("-")) {
            return once(kind, today);
        }
        return kind.timing().periodic() ? eachPeriod(kind, today) : severalTimes(kind, today);
    }

    private Stream<Occasion> once(Kind kind, LocalDate today) {
        var random = kind.random("once");
        // Not all units on the same day.
        var day = today.plusDays(Long.parseLong(kind.text().when())).minusDays(random.nextInt(8));
        return Stream.of(soon(kind, 0, 0, kind.days().upTo(day), random));
    }

    private Stream<Occasion> severalTimes(Kind kind, LocalDate today) {
        var when = kind.text().when();
        int times = Integer.parseInt(when.contains("@") ? when.substring(0, when.indexOf('@')) : when);
        List<Occasion> occasions = new ArrayList<>();
        for (int year = today.getYear() - 1; year <= today.getYear(); year++) {
            var possible = kind.days(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
            for (int turn = 0; turn < times; turn++) {
                var random = kind.random(year + "/" + turn);
                double place = (turn + 0.1 + 0.8 * random.nextDouble()) / times;
                var day = possible.get((int) (place * possible.size()));
                if (day.isBefore(today)) {
                    occasions.add(soon(kind, year * times + turn, turn, day, random));
                }
            }
        }
        return occasions.stream();
    }

    /** Published within days, now and then too late. */
    private Occasion soon(Kind kind, int turn, int turnOfYear, LocalDate formedOn, Random random) {
        var dueOn = due(kind, formedOn, null);
        var days = kind.days();
        var soon = days.plus(formedOn, random.nextInt(4));
        var publishedOn = random.nextDouble() < LATE
                ? days.plus(dueOn, 1 + random.nextInt(6))
                : soon.isAfter(dueOn) ? dueOn : soon;
        return occasion(kind, null, turn, turnOfYear, formedOn, dueOn, publishedOn, random);
    }

    private Stream<Occasion> eachPeriod(Kind kind, LocalDate today) {
        int months = Integer.parseInt(deadlines
                .rule(timings.periodRule(kind.timing()).orElseThrow(), today)
                .value());
        int periods = 12 / months;
        List<Occasion> occasions = new ArrayList<>();
        var period = Period.containing(months, LocalDate.of(today.getYear() - 1, 1, 1));
        for (int turn = 0; period.startsOn().isBefore(today); turn++, period = period.next()) {
            var random = kind.random(period.code());
            if (random.nextDouble() >= MISSING && !kind.text().has("missing" + (turn % periods + 1))) {
                int year = period.startsOn().getYear();
                occasions.add(inPeriod(kind, period, year * periods + turn % periods, turn % periods, random));
            }
        }
        return occasions.stream();
    }

    /** In its months, now and then too late: where they are the last ones after the period, else long after it was known. */
    private Occasion inPeriod(Kind kind, Period period, int turn, int turnOfYear, Random random) {
        var days = kind.days();
        boolean atTheEnd = kind.text().when().isEmpty()
                || kind.months().contains(period.endsOn().getMonthValue());
        var earliest =
                kind.text().when().isEmpty() ? period.endsOn().minusDays(LAST_DAYS_OF_PERIOD) : period.startsOn();
        var possible = kind.days(earliest, period.endsOn());
        var publishedOn = possible.get(random.nextInt(possible.size()));
        boolean late = random.nextDouble() < LATE;
        if (late && atTheEnd) {
            publishedOn = days.plus(period.endsOn(), 2 + random.nextInt(10));
        }
        int ready = late && !atTheEnd ? 22 + random.nextInt(6) : 1 + random.nextInt(6);
        var formedOn = days.plus(publishedOn, -ready);
        return occasion(kind, period, turn, turnOfYear, formedOn, due(kind, formedOn, period), publishedOn, random);
    }

    private Occasion occasion(
            Kind kind,
            Period period,
            int turn,
            int turnOfYear,
            LocalDate formedOn,
            LocalDate dueOn,
            LocalDate publishedOn,
            Random random) {
        return new Occasion(
                kind.text(),
                kind.unit(),
                kind.organisation(),
                kind.item(),
                kind.scope(),
                kind.timing(),
                period,
                turn,
                turnOfYear,
                formedOn,
                dueOn,
                officeHour(publishedOn, random),
                kind.text().has("notice")
                        ? deadlines.explain(NOTICE, publishedOn).due()
                        : null);
    }

    /** The tightest of the rules that apply. */
    private LocalDate due(Kind kind, LocalDate formedOn, Period period) {
        List<LocalDate> due = new ArrayList<>();
        timings.rule(kind.timing())
                .ifPresent(rule -> due.add(deadlines.explain(rule, formedOn).due()));
        if (kind.item() != null) {
            due.add(deadlines.explain(PROACTIVE, formedOn).due());
        }
        if (period != null) {
            due.add(period.endsOn());
        }
        return due.stream().min(Comparator.naturalOrder()).orElseThrow();
    }

    private static Instant officeHour(LocalDate day, Random random) {
        int minute = random.nextInt(MORNING_MINUTES + AFTERNOON_MINUTES);
        var time = minute < MORNING_MINUTES
                ? MORNING.plusMinutes(minute)
                : AFTERNOON.plusMinutes(minute - MORNING_MINUTES);
        return day.atTime(time).plusSeconds(random.nextInt(60)).atZone(CHINA).toInstant();
    }

    /** What all occasions of one text in one unit share. */
    private record Kind(
            SampleText text,
            UnitInfo unit,
            UnitInfo organisation,
            CatalogueItem item,
            Scope scope,
            Timing timing,
            WorkingDays days) {

        Random random(String which) {
            return Occasions.random(text.key(), unit.code(), which);
        }

        /** Those on which it may come. */
        List<LocalDate> days(LocalDate from, LocalDate to) {
            var months = months();
            return days.between(from, to).stream()
                    .filter(day -> months.contains(day.getMonthValue()))
                    .toList();
        }

        Set<Integer> months() {
            int at = text.when().indexOf('@');
            if (at < 0) {
                return ALL_YEAR;
            }
            Set<Integer> months = new HashSet<>();
            for (String part : text.when().substring(at + 1).split(",")) {
                var ends = part.split("-");
                IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                        .forEach(months::add);
            }
            return months;
        }
    }
}
