package gongkai.demo;

import static gongkai.platform.EngineClock.CHINA;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import gongkai.board.Ending;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the county disclosed in the twelve months up to yesterday, word for word the same on every machine. */
@Component
@Profile("demo")
class Chronicle {

    private static final int MONTHS = 12;
    /** Working days until a mistake is noticed. */
    private static final int CORRECTED_AFTER = 3;
    /** What was changed or ended is no news of the last two weeks, where people look first. */
    private static final int SETTLED_DAYS = 14;

    private final Occasions occasions;

    Chronicle(Occasions occasions) {
        this.occasions = occasions;
    }

    /**
     * @param correctedTitle null as long as the first version stands; so are the other two
     * @param ending null where it stands
     * @param explanation of the correction or the ending
     * @param visibleUntil null for good
     * @param attachment null where there is none
     */
    record Disclosed(
            Occasion occasion,
            String title,
            String body,
            String correctedTitle,
            String correctedBody,
            Instant correctedAt,
            Ending ending,
            String explanation,
            LocalDate visibleUntil,
            Attachment attachment) {}

    /** @param lines with commas between cells where it is a table */
    record Attachment(String name, List<String> lines) {}

    private record Place(String sign, List<String> villages) {

        static Place of(NamedCsvRecord row) {
            return new Place(
                    row.getField("sign"), List.of(row.getField("villages").split("、")));
        }
    }

    /** In the order in which they were published. */
    List<Disclosed> until(LocalDate today) {
        var all = occasions.until(today, texts());
        var writer = new Writer(places(), occasions.workingDays(today), today, latest(all, today));
        var written = all.stream().map(writer::write).toList();
        return written.stream()
                .filter(one -> reaches(one.occasion(), first(today)))
                .toList();
    }

    /** The first day of the history; of the periods that it lies in, the whole is told. */
    static LocalDate first(LocalDate today) {
        return today.minusMonths(MONTHS);
    }

    private static boolean reaches(Occasion occasion, LocalDate first) {
        return occasion.period() == null
                ? !occasion.publishedAt().isBefore(first.atStartOfDay(CHINA).toInstant())
                : !occasion.period().endsOn().isBefore(first);
    }

    /** The next one of a kind, after those of the past, on the last working day up to a day. */
    Disclosed next(String text, String unit, LocalDate day, LocalDate today) {
        var writer = new Writer(places(), occasions.workingDays(today), today, Map.of());
        return writer.write(occasions.next(text(text), unit, day, today));
    }

    private static SampleText text(String key) {
        return texts().stream()
                .filter(text -> text.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static List<SampleText> texts() {
        return Stream.of("bureau", "towns")
                .flatMap(file -> DemoFiles.rows("disclosures/" + file).stream())
                .map(SampleText::of)
                .toList();
    }

    private static Map<String, Place> places() {
        return DemoFiles.rows("disclosures/places").stream()
                .collect(Collectors.toMap(row -> row.getField("organisation"), Place::of));
    }

    private static Map<SampleText, Occasion> latest(List<Occasion> all, LocalDate today) {
        Instant settled = today.minusDays(SETTLED_DAYS).atStartOfDay(CHINA).toInstant();
        return all.stream()
                .filter(one -> one.publishedAt().isBefore(settled))
                .collect(Collectors.toMap(Occasion::text, Function.identity(), (earlier, later) -> later));
    }

    /** Writes in the order of publication, since documents are numbered as they come. */
    private static class Writer {

        private final Map<String, Place> places;
        private final WorkingDays days;
        private final LocalDate today;
        private final Map<SampleText, Occasion> latest;
        private final Map<String, Integer> documents = new HashMap<>();

        Writer(Map<String, Place> places, WorkingDays days, LocalDate today, Map<SampleText, Occasion> latest) {
            this.places = places;
            this.days = days;
            this.today = today;
            this.latest = latest;
        }

        Disclosed write(Occasion occasion) {
            var text = occasion.text();
            var known = known(occasion);
            var publishedOn = occasion.publishedAt().atZone(CHINA).toLocalDate();
            boolean last = occasion.equals(latest.get(text));
            var correctedOn = days.plus(publishedOn, CORRECTED_AFTER);
            boolean corrected = last && text.has("replaced") && correctedOn.isBefore(today);
            var first = wording(occasion, known, false);
            var second = wording(occasion, known, true);
            String title = first.fill(text.title());
            String body = first.fill(text.body());
            return new Disclosed(
                    occasion,
                    title,
                    body,
                    corrected ? second.fill(text.title()) : null,
                    corrected ? second.fill(text.body()) : null,
                    corrected
                            ? occasion.publishedAt()
                                    .atZone(CHINA)
                                    .with(correctedOn)
                                    .toInstant()
                            : null,
                    ending(text, last),
                    text.explanation().isEmpty() ? null : first.fill(text.explanation()),
                    text.days() == 0 ? null : publishedOn.plusDays(text.days()),
                    text.attachment().isEmpty()
                            ? null
                            : new Attachment(
                                    first.fill(text.attachment()),
                                    first.fill(text.content()).lines().toList()));
        }

        private static Ending ending(SampleText text, boolean last) {
            if (!last) {
                return null;
            }
            return text.has("withdrawn") ? Ending.WITHDRAWN : text.has("terminated") ? Ending.TERMINATED : null;
        }

        private Map<String, Object> known(Occasion occasion) {
            var text = occasion.text();
            var unit = occasion.unit();
            var organisation = occasion.organisation();
            var place = places.get(organisation.code());
            int year = occasion.period() == null
                    ? occasion.formedOn().getYear()
                    : occasion.period().startsOn().getYear();
            Map<String, Object> known = new HashMap<>();
            known.put("year", BigDecimal.valueOf(year));
            known.put("month", BigDecimal.valueOf(occasion.formedOn().getMonthValue()));
            known.put("seq", BigDecimal.valueOf(occasion.turnOfYear() + 1L));
            known.put(
                    "period", occasion.period() == null ? "" : occasion.period().label());
            known.put("org", organisation.name());
            known.put("unit", unit.name());
            known.put("phone", unit.phone());
            known.put("villages", String.join("、", place.villages()));
            if (text.numbered()) {
                int yearOfDocument = occasion.formedOn().getYear();
                int number = documents.merge(place.sign() + yearOfDocument, 1, Integer::sum);
                known.put("doc", place.sign() + "〔" + yearOfDocument + "〕" + number + "号");
            }
            new Facts(text.facts().replace("@", String.join("|", place.villages())))
                    .decide(
                            known,
                            random(occasion, "facts"),
                            Occasions.random(text.key(), unit.code()),
                            occasion.turn(),
                            occasion.turnOfYear());
            return known;
        }

        private Wording wording(Occasion occasion, Map<String, Object> known, boolean corrected) {
            return new Wording(
                    known, offset -> days.plus(occasion.formedOn(), offset), random(occasion, "words"), corrected);
        }

        private static Random random(Occasion occasion, String what) {
            return Occasions.random(
                    occasion.text().key(), occasion.unit().code(), occasion.turn(), occasion.formedOn(), what);
        }
    }
}
