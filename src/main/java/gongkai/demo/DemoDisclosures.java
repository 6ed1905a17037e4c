package gongkai.demo;

import static gongkai.platform.EngineClock.CHINA;

import gongkai.board.Board;
import gongkai.board.PublicFile;
import gongkai.board.Publication;
import gongkai.cases.Rounds;
import gongkai.catalogue.Channel;
import gongkai.catalogue.Channels;
import gongkai.catalogue.Scope;
import gongkai.demo.Chronicle.Attachment;
import gongkai.demo.Chronicle.Disclosed;
import gongkai.demo.DemoCases.Story;
import gongkai.documents.Documents;
import gongkai.documents.Source;
import gongkai.platform.ClockShift;
import gongkai.platform.NumberSeries;
import gongkai.proactivedisclosure.DisclosurePublished;
import jakarta.annotation.PreDestroy;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A year of the invented county, put there once, after the application answers and beside its work. Most of what is past is no case:
 * nobody reviewed it here, and the archive has no file of it. What is under way is one, and each period that went by without its disclosure.
 */
@Component
@Profile("demo")
@ConditionalOnProperty(name = "gongkai.demo.disclosures", matchIfMissing = true)
class DemoDisclosures implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(DemoDisclosures.class);
    private static final String YEAR = "demo|disclosures";
    private static final String PLANS = "demo|plans";
    private static final String UPKEEP = "demo|upkeep";
    private static final String CASE = "demo|case|";
    private static final String UPKEEP_PROCESS = "catalogue-upkeep";
    private static final Duration ENDED_AFTER = Duration.ofDays(8);
    private static final String BY = "system";
    private static final long PATIENCE_MILLIS = 10_000;

    private final Chronicle chronicle;
    private final DemoCases cases;
    private final DemoPlans plans;
    private final DemoProcess process;
    private final Board board;
    private final Documents documents;
    private final Channels channels;
    private final NumberSeries numbers;
    private final Rounds rounds;
    private final ApplicationEventPublisher events;
    private final ClockShift shift;
    private final TransactionOperations transaction;
    private final Clock clock;
    final Thread loading = new Thread(this::load, "demo-disclosures");

    DemoDisclosures(
            Chronicle chronicle,
            DemoCases cases,
            DemoPlans plans,
            DemoProcess process,
            Board board,
            Documents documents,
            Channels channels,
            NumberSeries numbers,
            Rounds rounds,
            ApplicationEventPublisher events,
            ClockShift shift,
            TransactionOperations transaction,
            Clock clock) {
        this.chronicle = chronicle;
        this.cases = cases;
        this.plans = plans;
        this.process = process;
        this.board = board;
        this.documents = documents;
        this.channels = channels;
        this.numbers = numbers;
        this.rounds = rounds;
        this.events = events;
        this.shift = shift;
        this.transaction = transaction;
        this.clock = clock;
        loading.setDaemon(true);
    }

    /** Before the first daily look, which would begin with today. */
    @Override
    public void afterSingletonsInstantiated() {
        var first = Chronicle.first(LocalDate.now(clock)).atStartOfDay(CHINA).toInstant();
        transaction.executeWithoutResult(status -> shift.asOf(first, () -> rounds.begin(UPKEEP_PROCESS)));
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        loading.start();
    }

    /** Whoever shuts down waits for what has begun; what doesn't get done is done at the next start. */
    @PreDestroy
    void await() throws InterruptedException {
        loading.join(PATIENCE_MILLIS);
    }

    void load() {
        var today = LocalDate.now(clock);
        long began = System.nanoTime();
        once(YEAR, () -> publish(today));
        DemoCases.stories().forEach(story -> once(CASE + story.text(), () -> tell(story, today)));
        once(PLANS, plans::tell);
        once(UPKEEP, () -> process.look(UPKEEP_PROCESS, "look"));
        LOG.info("The demonstration's year is there after {} ms", millisSince(began));
    }

    private static long millisSince(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }

    private void tell(Story story, LocalDate today) {
        var day = today.minusDays(story.daysAgo());
        cases.tell(story, chronicle.next(story.text(), story.unit(), day, today));
    }

    /** The mark and what it stands for come together or not at all. */
    private void once(String mark, Runnable work) {
        long began = System.nanoTime();
        try {
            transaction.executeWithoutResult(status -> {
                if (numbers.next(mark) > 1) {
                    status.setRollbackOnly();
                } else {
                    work.run();
                    LOG.debug("{} done in {} ms", mark, millisSince(began));
                }
            });
        } catch (RuntimeException failed) {
            LOG.error("{} failed, the next start tries again", mark, failed);
        }
    }

    private void publish(LocalDate today) {
        var disclosed = chronicle.until(today);
        try (var files = new SampleFile()) {
            disclosed.forEach(each -> publish(each, files));
        }
    }

    private void publish(Disclosed disclosed, SampleFile files) {
        var occasion = disclosed.occasion();
        int year = occasion.publishedAt().atZone(CHINA).getYear();
        String number = "GK-%d-%06d".formatted(year, numbers.next("case|GK|" + year));
        String organisation = occasion.organisation().code();
        String index = "%s-%s-%d-%05d"
                .formatted(
                        organisation,
                        occasion.item() == null ? "00" : occasion.item().code(),
                        year,
                        numbers.next("index|" + organisation + "|" + year));
        List<PublicFile> attached =
                disclosed.attachment() == null ? List.of() : List.of(stored(number, disclosed.attachment(), files));
        board.publish(publication(
                number, index, disclosed, disclosed.title(), disclosed.body(), occasion.publishedAt(), attached));
        events.publishEvent(published(number, occasion));
        if (occasion.noticeEndsOn() != null) {
            board.noticeEnded(number);
        }
        if (disclosed.correctedAt() != null) {
            board.replace(
                    number,
                    publication(
                            number,
                            index,
                            disclosed,
                            disclosed.correctedTitle(),
                            disclosed.correctedBody(),
                            disclosed.correctedAt(),
                            attached),
                    disclosed.explanation());
        }
        if (disclosed.ending() != null) {
            shift.asOf(occasion.publishedAt().plus(ENDED_AFTER), () -> {
                board.end(number, disclosed.ending(), disclosed.explanation());
                return number;
            });
        }
    }

    /** For whoever keeps account of what was published. */
    private static DisclosurePublished published(String number, Occasion occasion) {
        var item = occasion.item();
        return new DisclosurePublished(
                number,
                occasion.organisation().code(),
                occasion.unit().code(),
                item == null ? null : item.catalogue(),
                item == null ? null : item.code(),
                occasion.period() == null ? null : occasion.period().code(),
                LocalDate.ofInstant(occasion.publishedAt(), CHINA),
                occasion.dueOn());
    }

    private Publication publication(
            String number,
            String index,
            Disclosed disclosed,
            String title,
            String body,
            Instant at,
            List<PublicFile> files) {
        var occasion = disclosed.occasion();
        var item = occasion.item();
        return new Publication(
                number,
                index,
                title,
                body,
                item == null ? null : item.catalogue(),
                item == null ? null : item.code(),
                item == null || item.firstCategory().isEmpty() ? null : item.firstCategory(),
                item == null || item.secondCategory().isEmpty() ? null : item.secondCategory(),
                occasion.period() == null ? null : occasion.period().code(),
                occasion.unit().code(),
                occasion.organisation().code(),
                occasion.scope(),
                occasion.timing(),
                channels(occasion),
                occasion.formedOn(),
                occasion.dueOn(),
                at,
                occasion.noticeEndsOn(),
                disclosed.visibleUntil(),
                occasion.organisation().name(),
                files);
    }

    /** The catalogue's, and for everybody always the one that everybody can reach. */
    private List<String> channels(Occasion occasion) {
        List<String> labels = new ArrayList<>();
        if (occasion.item() != null) {
            occasion.item().channels().stream().map(Channel::label).forEach(labels::add);
        }
        String online = channels.of(occasion.scope() == Scope.SOCIETY ? "WEBSITE" : "INTRANET")
                .orElseThrow()
                .label();
        if (labels.isEmpty() || occasion.scope() == Scope.SOCIETY && !labels.contains(online)) {
            labels.add(online);
        }
        return labels;
    }

    private PublicFile stored(String number, Attachment attachment, SampleFile files) {
        var content = new ByteArrayInputStream(files.make(attachment.name(), attachment.lines()));
        var document = documents.store(number, Source.PUBLIC_COPY, attachment.name(), content, BY);
        return new PublicFile(
                document.id(),
                document.filename(),
                document.mediaType(),
                document.size(),
                String.join("\n", attachment.lines()).replace(',', ' '));
    }
}
