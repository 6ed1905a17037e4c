package gongkai.proactivedisclosure;

import gongkai.board.Board;
import gongkai.board.ItemEnded;
import gongkai.cases.CaseHistory;
import gongkai.deadlines.Deadlines;
import gongkai.platform.ChineseDates;
import gongkai.platform.CurrentUser;
import gongkai.platform.NotFound;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** From the public notice to the archive: objections, the conclusion, what is filed. Each method runs inside the engine's step. */
@Component
@Transactional
class NoticeDesk {

    private final Disclosures disclosures;
    private final Objections objections;
    private final ProactiveDisclosureProcess process;
    private final PublicationClock publicationClock;
    private final Gate gate;
    private final Board board;
    private final Deadlines deadlines;
    private final DisclosureNotices notices;
    private final DisclosureFiles files;
    private final CaseHistory history;
    private final CurrentUser user;
    private final Clock clock;

    NoticeDesk(
            Disclosures disclosures,
            Objections objections,
            ProactiveDisclosureProcess process,
            PublicationClock publicationClock,
            Gate gate,
            Board board,
            Deadlines deadlines,
            DisclosureNotices notices,
            DisclosureFiles files,
            CaseHistory history,
            CurrentUser user,
            Clock clock) {
        this.disclosures = disclosures;
        this.objections = objections;
        this.process = process;
        this.publicationClock = publicationClock;
        this.gate = gate;
        this.board = board;
        this.deadlines = deadlines;
        this.notices = notices;
        this.files = files;
        this.history = history;
        this.user = user;
        this.clock = clock;
    }

    /** What came while some channel was still to be done. */
    void handOverObjections(String number) {
        disclosures.lock(number);
        for (Objection objection : objections.findByCaseNumberOrderByOrdinal(number)) {
            if (objection.state() == Objection.State.OPEN && !objection.handedOver()) {
                objection.handOver();
                process.objectionReceived(number, objection.ordinal());
            }
        }
    }

    void answerObjection(String number, int ordinal, Objection.State outcome, String reply, String comment) {
        Disclosure disclosure = disclosures.lock(number);
        Objection objection = objections
                .findByCaseNumberAndOrdinal(number, ordinal)
                .orElseThrow(() -> new NotFound("没有第" + ordinal + "号异议"));
        objection.answer(outcome, reply, user.id(), clock.instant());
        line(number, "处理异议", "第" + ordinal + "号异议：" + outcome.label(), CaseHistory.joined(reply, comment));
        notices.reply(disclosure, objection);
    }

    void conclude(String number, String comment) {
        Disclosure disclosure = disclosures.lock(number);
        var ended = gate.ended(number);
        disclosure.conclude(
                today(), ended.isPresent(), objections.countByCaseNumberAndState(number, Objection.State.OPEN));
        deadlines.end(number, ProactiveDisclosureProcess.NOTICE);
        if (disclosure.onBoard()) {
            board.noticeEnded(number);
        }
        line(number, "公示结论", ended.map(how -> how + "，办结").orElse("成立"), comment);
    }

    /** What has to be changed answers whoever objected, and the item goes back to the department. */
    void republish(String number, String changes, String comment) {
        Disclosure disclosure = disclosures.lock(number);
        gate.mustNotHaveEnded(number, "“公示结论成立”，办结这件公开");
        gate.mustBeFit("changes", "要作的修改", changes);
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
                CaseHistory.joined(changes, comment));
    }

    /** Whoever goes on with the case learns of it. */
    @EventListener
    void itemEnded(ItemEnded ended) {
        disclosures
                .findById(ended.number())
                .filter(disclosure -> !disclosure.status().ended())
                .ifPresent(disclosure -> line(
                        disclosure.number(), "变更撤销", "公开的内容" + ended.ending().label(), ended.explanation()));
    }

    // ---- the end

    void fileWithSuperior(String number) {
        notices.fileWithSuperior(disclosures.get(number));
        line(number, "报上级备案", "报上一级党组织备案", null);
    }

    void archive(String number) {
        Disclosure disclosure = disclosures.lock(number);
        disclosure.close(today());
        files.file(disclosure);
    }

    void remind(String number, String phase) {
        notices.remind(disclosures.get(number), phase);
    }

    void alert(String number, String phase) {
        notices.alert(number, phase);
    }

    private void line(String number, String step, String outcome, String comment) {
        history.record(number, user.id(), step, outcome, comment, null);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
