package gongkai.demo;

import static gongkai.platform.EngineClock.CHINA;

import gongkai.board.Board;
import gongkai.board.PublicFile;
import gongkai.board.Publication;
import gongkai.catalogue.Channel;
import gongkai.catalogue.Channels;
import gongkai.catalogue.Scope;
import gongkai.demo.Chronicle.Attachment;
import gongkai.demo.Chronicle.Disclosed;
import gongkai.documents.Documents;
import gongkai.documents.Source;
import gongkai.platform.NumberSeries;
import jakarta.annotation.PreDestroy;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A year on the board of the invented county, put there once, after the application answers and beside its work. What is past is no
 * case: nobody reviewed it here, and the archive has no file of it. What is in public notice is one.
 */
@Component
@Profile("demo")
@ConditionalOnProperty(name = "gongkai.demo.disclosures", matchIfMissing = true)
class DemoDisclosures {

    private static final Logger LOG = LoggerFactory.getLogger(DemoDisclosures.class);
    private static final String YEAR = "demo|disclosures";
    private static final String NOTICES = "demo|notices";
    private static final String BY = "system";
    private static final long PATIENCE_MILLIS = 10_000;

    private final Chronicle chronicle;
    private final DemoNotices notices;
    private final Board board;
    private final Documents documents;
    private final Channels channels;
    private final NumberSeries numbers;
    private final TransactionOperations transaction;
    private final Clock clock;
    final Thread loading = new Thread(this::load, "demo-disclosures");

    DemoDisclosures(
            Chronicle chronicle,
            DemoNotices notices,
            Board board,
            Documents documents,
            Channels channels,
            NumberSeries numbers,
            TransactionOperations transaction,
            Clock clock) {
        this.chronicle = chronicle;
        this.notices = notices;
        this.board = board;
        this.documents = documents;
        this.channels = channels;
        this.numbers = numbers;
        this.transaction = transaction;
        this.clock = clock;
        loading.setDaemon(true);
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
        once(YEAR, () -> publish(today));
        once(NOTICES, () -> chronicle.noticesOf(today).forEach(notices::open));
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
                    LOG.info("{} done in {} ms", mark, (System.nanoTime() - began) / 1_000_000);
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
            board.end(number, disclosed.ending(), disclosed.explanation());
        }
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
