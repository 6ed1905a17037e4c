package gongkai.proactivedisclosure;

import gongkai.board.Board;
import gongkai.board.Publication;
import gongkai.cases.CaseHistory;
import gongkai.catalogue.Channel;
import gongkai.catalogue.Channels;
import gongkai.deadlines.Deadlines;
import gongkai.organisation.Organisation;
import gongkai.platform.ChineseDates;
import gongkai.platform.CurrentUser;
import gongkai.platform.NotFound;
import gongkai.platform.NumberSeries;
import gongkai.platform.Refused;
import gongkai.screening.Suspicion;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** From the gate to the archive: screens, publishes, keeps the notice and its objections. Each method runs inside the engine's step. */
@Component
@Transactional
class PublicationDesk {

    private static final String NOTICE_RULE = "disclosure.public-notice";
    private static final String CONCLUSION_RULE = "disclosure.conclusion";

    private final Disclosures disclosures;
    private final OfflinePublications offline;
    private final Objections objections;
    private final ProactiveDisclosureProcess process;
    private final PublicationClock publicationClock;
    private final Gate gate;
    private final Board board;
    private final Channels channels;
    private final Deadlines deadlines;
    private final Organisation organisation;
    private final DisclosureNotices notices;
    private final DisclosureFiles files;
    private final CaseHistory history;
    private final NumberSeries numbers;
    private final ApplicationEventPublisher events;
    private final CurrentUser user;
    private final Clock clock;

    PublicationDesk(
            Disclosures disclosures,
            OfflinePublications offline,
            Objections objections,
            ProactiveDisclosureProcess process,
            PublicationClock publicationClock,
            Gate gate,
            Board board,
            Channels channels,
            Deadlines deadlines,
            Organisation organisation,
            DisclosureNotices notices,
            DisclosureFiles files,
            CaseHistory history,
            NumberSeries numbers,
            ApplicationEventPublisher events,
            CurrentUser user,
            Clock clock) {
        this.disclosures = disclosures;
        this.offline = offline;
        this.objections = objections;
        this.process = process;
        this.publicationClock = publicationClock;
        this.gate = gate;
        this.board = board;
        this.channels = channels;
        this.deadlines = deadlines;
        this.organisation = organisation;
        this.notices = notices;
        this.files = files;
        this.history = history;
        this.numbers = numbers;
        this.events = events;
        this.user = user;
        this.clock = clock;
    }

    // ---- the gate and the time

    void screen(String number) {
        Disclosure disclosure = lock(number);
        var findings = gate.examine(disclosure, Suspicion.Decision.OPEN);
        if (!findings.clean()) {
            disclosure.stop();
            line(
                    number,
                    "敏感信息筛查",
                    "有疑点，暂停公开",
                    "筛查出" + findings.total() + "处，读不出文字的附件" + findings.unread().size() + "个");
        } else if (isOnline(disclosure) && !gate.copyFiles(disclosure, user.id())) {
            disclosure.stop();
            line(number, "敏感信息筛查", "有附件不能制作公开本，暂停公开", null);
        } else {
            disclosure.clear(findings.digest(), clock.instant());
            line(number, "敏感信息筛查", "没有疑点", null);
        }
    }

    Date publicationTime(String number) {
        return Date.from(find(number).content().publishAt());
    }

    void publicationDue(String number) {
        lock(number).publicationDue();
        line(number, "到时公开", null, null);
    }

    // ---- the channels

    boolean online(String number) {
        return isOnline(find(number));
    }

    private boolean isOnline(Disclosure disclosure) {
        return channelsOf(disclosure).stream().anyMatch(Channel::online);
    }

    /** Labels, since that is what people read on their tasks. */
    List<String> offlineChannels(String number) {
        return channelsOf(find(number)).stream()
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
        Disclosure disclosure = lock(number);
        disclosure.mustBePublishing();
        gate.mustBeUnchanged(disclosure);
        boolean again = disclosure.onBoard();
        LocalDate today = today();
        LocalDate dueOn =
                deadlines.of(number, ProactiveDisclosureProcess.PUBLISH).getDueOn();
        disclosure.online(disclosure.indexNumber() == null ? nextIndexNumber(disclosure) : disclosure.indexNumber());
        disclosure.published(today, dueOn, noticeEnd(disclosure, today));
        Publication publication = publication(disclosure, clock.instant());
        if (again) {
            board.replace(number, publication, disclosure.changes());
        } else {
            board.publish(publication);
        }
        line(number, "网上公开", (again ? "替换原来的版本，" : "") + inTime(disclosure), disclosure.indexNumber());
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

    private Publication publication(Disclosure disclosure, Instant now) {
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
                content.visibleUntil(),
                organisation.unit(disclosure.organisation()).name(),
                gate.publicFiles(disclosure));
    }

    /** @param channel its label, as the task carries it */
    void publishOffline(String number, String channel, LocalDate doneOn, String place, String proof, String comment) {
        Disclosure disclosure = lock(number);
        disclosure.mustBePublishing();
        Channel way = channels.of(channel).orElseThrow(() -> new Refused("没有“" + channel + "”这个公开渠道"));
        if (doneOn.isAfter(today())) {
            throw new Refused("doneOn", "公开日期不能晚于今天");
        }
        if (disclosure.approvedOn() != null && doneOn.isBefore(disclosure.approvedOn())) {
            throw new Refused("doneOn", "公开日期不能早于审核通过的日期" + ChineseDates.of(disclosure.approvedOn()));
        }
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
                comment == null ? place + "，" + proof : place + "，" + proof + "\n" + comment);
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
            line(number, "全部公开", inTime(disclosure), null);
            events.publishEvent(published(disclosure));
        }
        disclosure.allPublished();
        deadlines.end(number, ProactiveDisclosureProcess.PUBLISH);
        if (disclosure.status() == Status.IN_NOTICE) {
            deadlines.start(number, ProactiveDisclosureProcess.NOTICE, CONCLUSION_RULE, disclosure.noticeEndsOn());
            line(number, "公示", "公示到" + ChineseDates.of(disclosure.noticeEndsOn()), null);
        }
    }

    private LocalDate noticeEnd(Disclosure disclosure, LocalDate from) {
        return disclosure.content().isImportant()
                ? deadlines.explain(NOTICE_RULE, from).due()
                : null;
    }

    private static String inTime(Disclosure disclosure) {
        return disclosure.publishedInTime() ? "按时公开" : "逾期公开，最迟应在" + ChineseDates.of(disclosure.dueOn());
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

    // ---- the public notice

    /** What came while some channel was still to be done. */
    void handOverObjections(String number) {
        lock(number);
        for (Objection objection : objections.findByCaseNumberOrderByOrdinal(number)) {
            if (objection.state() == Objection.State.OPEN && !objection.handedOver()) {
                objection.handOver();
                process.objectionReceived(number, objection.ordinal());
            }
        }
    }

    void answerObjection(String number, int ordinal, Objection.State outcome, String reply, String comment) {
        Disclosure disclosure = lock(number);
        Objection objection = objections
                .findByCaseNumberAndOrdinal(number, ordinal)
                .orElseThrow(() -> new NotFound("没有第" + ordinal + "号异议"));
        objection.answer(outcome, reply, user.id(), clock.instant());
        line(
                number,
                "处理异议",
                "第" + ordinal + "号异议：" + outcome.label(),
                comment == null ? reply : reply + "\n" + comment);
        notices.reply(disclosure, objection);
    }

    void conclude(String number, String comment) {
        Disclosure disclosure = lock(number);
        disclosure.conclude(today(), objections.countByCaseNumberAndState(number, Objection.State.OPEN));
        deadlines.end(number, ProactiveDisclosureProcess.NOTICE);
        if (disclosure.onBoard()) {
            board.noticeEnded(number);
        }
        line(number, "公示结论", "成立", comment);
    }

    /** What has to be changed answers whoever objected, and the item goes back to the department. */
    void republish(String number, String changes, String comment) {
        Disclosure disclosure = lock(number);
        disclosure.republish(changes, today());
        for (Objection objection : objections.findByCaseNumberOrderByOrdinal(number)) {
            if (objection.state() == Objection.State.OPEN) {
                objection.answer(Objection.State.REPUBLISHED, changes, user.id(), clock.instant());
                notices.reply(disclosure, objection);
            }
        }
        deadlines.end(number, ProactiveDisclosureProcess.NOTICE);
        var deadline = publicationClock.run(disclosure);
        line(
                number,
                "公示结论",
                "修改后重新公示，最迟" + ChineseDates.of(deadline.getDueOn()) + "公开",
                comment == null ? changes : changes + "\n" + comment);
    }

    // ---- the end

    void fileWithSuperior(String number) {
        notices.fileWithSuperior(find(number));
        line(number, "报上级备案", "报上一级党组织备案", null);
    }

    void archive(String number) {
        Disclosure disclosure = lock(number);
        disclosure.close(today());
        files.file(disclosure);
    }

    void remind(String number, String phase) {
        notices.remind(find(number), phase);
    }

    void alert(String number, String phase) {
        notices.alert(number, phase);
    }

    private void line(String number, String step, String outcome, String comment) {
        history.record(number, user.id(), step, outcome, comment, null);
    }

    private Disclosure find(String number) {
        return disclosures.findById(number).orElseThrow(() -> new NotFound("没有这件公开"));
    }

    private Disclosure lock(String number) {
        return disclosures.findLockedByNumber(number).orElseThrow(() -> new NotFound("没有这件公开"));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
