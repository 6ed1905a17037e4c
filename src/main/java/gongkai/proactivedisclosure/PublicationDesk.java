package gongkai.proactivedisclosure;

import gongkai.board.Board;
import gongkai.board.PublicFile;
import gongkai.board.Publication;
import gongkai.cases.CaseHistory;
import gongkai.catalogue.Channel;
import gongkai.catalogue.Channels;
import gongkai.deadlines.Deadlines;
import gongkai.documents.Source;
import gongkai.organisation.Organisation;
import gongkai.platform.ChineseDates;
import gongkai.platform.CurrentUser;
import gongkai.platform.NumberSeries;
import gongkai.platform.Refused;
import gongkai.screening.Suspicion;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** From the gate to the last channel: screens, waits for its time, publishes. Each method runs inside the engine's step. */
@Component
@Transactional
class PublicationDesk {

    static final String CONCLUSION_RULE = "disclosure.conclusion";

    private final Disclosures disclosures;
    private final OfflinePublications offline;
    private final PublicationClock publicationClock;
    private final Gate gate;
    private final Board board;
    private final Channels channels;
    private final Deadlines deadlines;
    private final Organisation organisation;
    private final CaseHistory history;
    private final NumberSeries numbers;
    private final ApplicationEventPublisher events;
    private final CurrentUser user;
    private final Clock clock;

    PublicationDesk(
            Disclosures disclosures,
            OfflinePublications offline,
            PublicationClock publicationClock,
            Gate gate,
            Board board,
            Channels channels,
            Deadlines deadlines,
            Organisation organisation,
            CaseHistory history,
            NumberSeries numbers,
            ApplicationEventPublisher events,
            CurrentUser user,
            Clock clock) {
        this.disclosures = disclosures;
        this.offline = offline;
        this.publicationClock = publicationClock;
        this.gate = gate;
        this.board = board;
        this.channels = channels;
        this.deadlines = deadlines;
        this.organisation = organisation;
        this.history = history;
        this.numbers = numbers;
        this.events = events;
        this.user = user;
        this.clock = clock;
    }

    // ---- the gate and the time

    void screen(String number) {
        Disclosure disclosure = disclosures.lock(number);
        var findings = gate.examine(disclosure, Suspicion.Decision.OPEN);
        var tooShort = isOnline(disclosure)
                ? publicationClock.visibleTooShortly(disclosure.content())
                : Optional.<String>empty();
        tooShort.ifPresent(reason -> gate.keep(disclosure, "公开时间", "网上公开到哪一天", reason));
        if (!findings.clean()) {
            disclosure.stop(findings.digest());
            line(
                    number,
                    "敏感信息筛查",
                    "有疑点，暂停公开",
                    "筛查出" + findings.total() + "处，读不出文字的附件" + findings.unread().size() + "个");
        } else if (tooShort.isPresent()) {
            disclosure.stop(findings.digest());
            line(number, "敏感信息筛查", "网上公开的时间太短，暂停公开", tooShort.get());
        } else if (isOnline(disclosure) && !gate.copyFiles(disclosure, user.id())) {
            disclosure.stop(findings.digest());
            line(number, "敏感信息筛查", "有附件不能制作公开本，暂停公开", null);
        } else {
            disclosure.clear(findings.digest(), clock.instant());
            line(number, "敏感信息筛查", "没有疑点", null);
        }
    }

    Date publicationTime(String number) {
        return Date.from(disclosures.get(number).content().publishAt());
    }

    void publicationDue(String number) {
        disclosures.lock(number).publicationDue();
        line(number, "到时公开", null, null);
    }

    // ---- the channels

    boolean online(String number) {
        return isOnline(disclosures.get(number));
    }

    private boolean isOnline(Disclosure disclosure) {
        return channelsOf(disclosure).stream().anyMatch(Channel::online);
    }

    /** Labels, since that is what people read on their tasks. */
    List<String> offlineChannels(String number) {
        return channelsOf(disclosures.get(number)).stream()
                .filter(channel -> !channel.online())
                .map(Channel::label)
                .toList();
    }

    private List<Channel> channelsOf(Disclosure disclosure) {
        return disclosure.content().channels().stream()
                .map(code -> channels.of(code).orElseThrow())
                .toList();
    }

    void publishOnline(String number) {
        gate.readAhead(number, Source.PUBLIC_COPY);
        Disclosure disclosure = disclosures.lock(number);
        disclosure.mustBePublishing();
        boolean again = disclosure.onBoard();
        var ended = gate.ended(number);
        if (ended.isPresent()) {
            // Withdrawn after its last review: nothing takes its place, and the office concludes what is left.
            disclosure.online(disclosure.indexNumber());
            line(number, "网上公开", ended.get() + "，新的版本不再公开", null);
            finishWhenAllAreOut(disclosure);
            return;
        }
        gate.mustBeUnchanged(disclosure);
        LocalDate today = today();
        LocalDate dueOn =
                deadlines.of(number, ProactiveDisclosureProcess.PUBLISH).getDueOn();
        List<PublicFile> files = gate.publicFiles(disclosure);
        // Last, since everybody else who publishes today waits at the row of the series.
        disclosure.online(disclosure.indexNumber() == null ? nextIndexNumber(disclosure) : disclosure.indexNumber());
        disclosure.published(today, dueOn, noticeEnd(disclosure, today));
        LocalDate shownUntil = disclosure.content().shownUntil(today, disclosure.noticeEndsOn());
        Publication publication = publication(disclosure, shownUntil, clock.instant(), files);
        if (again) {
            board.replace(number, publication, disclosure.changes());
        } else {
            board.publish(publication);
        }
        line(number, "网上公开", (again ? "替换原来的版本，" : "") + inTime(today, dueOn), disclosure.indexNumber());
        if (!Objects.equals(shownUntil, disclosure.content().visibleUntil())) {
            line(number, "网上公开", "公开的日子晚于原定，网上公开顺延到" + ChineseDates.of(shownUntil), null);
        }
        events.publishEvent(published(disclosure));
        finishWhenAllAreOut(disclosure);
    }

    private String nextIndexNumber(Disclosure disclosure) {
        String item = disclosure.content().offCatalogue()
                ? "00"
                : disclosure.content().catalogueItem();
        int year = today().getYear();
        long next = numbers.next("index|" + disclosure.organisation() + "|" + year);
        return String.format("%s-%s-%d-%05d", disclosure.organisation(), item, year, next);
    }

    private Publication publication(Disclosure disclosure, LocalDate shownUntil, Instant now, List<PublicFile> files) {
        Content content = disclosure.content();
        return new Publication(
                disclosure.number(),
                disclosure.indexNumber(),
                content.title(),
                content.body(),
                content.catalogue(),
                content.catalogueItem(),
                content.firstCategory(),
                content.secondCategory(),
                content.period(),
                disclosure.unit(),
                disclosure.organisation(),
                content.scope(),
                content.timing(),
                channelsOf(disclosure).stream().map(Channel::label).toList(),
                content.formedOn(),
                disclosure.dueOn(),
                now,
                disclosure.noticeEndsOn(),
                shownUntil,
                organisation.unit(disclosure.organisation()).name(),
                files);
    }

    /** @param channel its label, as the task carries it */
    void publishOffline(String number, String channel, LocalDate doneOn, String place, String proof, String comment) {
        Disclosure disclosure = disclosures.lock(number);
        disclosure.mustBeCleared(doneOn, today());
        Channel way = channels.of(channel).orElseThrow(() -> new Refused("没有“" + channel + "”这个公开渠道"));
        boolean twice = offline.findByCaseNumberAndRound(number, disclosure.round()).stream()
                .anyMatch(one -> one.channel().equals(way.code()));
        if (twice) {
            throw new Refused("“" + way.label() + "”已经登记过了");
        }
        offline.save(new OfflinePublication(
                number, disclosure.round(), way.code(), doneOn, place, proof, user.id(), clock.instant()));
        line(
                number,
                "线下公开",
                way.label() + "，" + ChineseDates.of(doneOn),
                CaseHistory.joined(place + "，" + proof, comment));
        finishWhenAllAreOut(disclosure);
    }

    private void finishWhenAllAreOut(Disclosure disclosure) {
        String number = disclosure.number();
        List<Channel> ways = channelsOf(disclosure);
        boolean hasOnline = isOnline(disclosure);
        List<OfflinePublication> done = offline.findByCaseNumberAndRound(number, disclosure.round());
        if (hasOnline && !disclosure.onlineDone()
                || done.size() < ways.stream().filter(way -> !way.online()).count()) {
            return;
        }
        if (!hasOnline) {
            // Out for good since the last of them was.
            LocalDate last = done.stream()
                    .map(OfflinePublication::doneOn)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            LocalDate dueOn =
                    deadlines.of(number, ProactiveDisclosureProcess.PUBLISH).getDueOn();
            disclosure.published(last, dueOn, noticeEnd(disclosure, last));
            line(number, "全部公开", inTime(last, dueOn), null);
            events.publishEvent(published(disclosure));
        }
        disclosure.allPublished();
        deadlines.end(number, ProactiveDisclosureProcess.PUBLISH);
        if (disclosure.status() == Status.IN_NOTICE) {
            // A notice that is over when the last channel is recorded is to be concluded from today, not since long
            // ago.
            LocalDate from = disclosure.noticeEndsOn().isBefore(today()) ? today() : disclosure.noticeEndsOn();
            deadlines.start(number, ProactiveDisclosureProcess.NOTICE, CONCLUSION_RULE, from);
            line(number, "公示", "公示到" + ChineseDates.of(disclosure.noticeEndsOn()), null);
        }
    }

    private LocalDate noticeEnd(Disclosure disclosure, LocalDate from) {
        return publicationClock.noticeEnd(disclosure.content().isImportant(), from);
    }

    private static String inTime(LocalDate on, LocalDate dueOn) {
        return on.isAfter(dueOn) ? "逾期公开，最迟应在" + ChineseDates.of(dueOn) : "按时公开";
    }

    private static DisclosurePublished published(Disclosure disclosure) {
        Content content = disclosure.content();
        return new DisclosurePublished(
                disclosure.number(),
                disclosure.organisation(),
                disclosure.unit(),
                content.catalogue(),
                content.catalogueItem(),
                content.period(),
                disclosure.publishedOn(),
                disclosure.dueOn());
    }

    private void line(String number, String step, String outcome, String comment) {
        history.record(number, user.id(), step, outcome, comment, null);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
