package gongkai.cases;

import gongkai.archive.HistoryEntry;
import gongkai.deadlines.Deadline;
import gongkai.deadlines.Deadlines;
import gongkai.deadlines.Explanation;
import gongkai.deadlines.Unit;
import gongkai.documents.DocumentInfo;
import gongkai.documents.Documents;
import gongkai.documents.Source;
import gongkai.letters.Letters;
import gongkai.notification.Notifications;
import gongkai.organisation.Organisation;
import gongkai.platform.ChineseDates;
import gongkai.platform.CleanText;
import gongkai.platform.EngineClock;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The parts of a case's sheet that are the same in every procedure. */
@Component
public class CaseSheets {

    private static final int TITLE = 60;

    private final Deadlines deadlines;
    private final CaseHistory history;
    private final Documents documents;
    private final Letters letters;
    private final Notifications notifications;
    private final Organisation organisation;
    private final CaseLists lists;
    private final CaseRights rights;
    private final Clock clock;

    CaseSheets(
            Deadlines deadlines,
            CaseHistory history,
            Documents documents,
            Letters letters,
            Notifications notifications,
            Organisation organisation,
            CaseLists lists,
            CaseRights rights,
            Clock clock) {
        this.deadlines = deadlines;
        this.history = history;
        this.documents = documents;
        this.letters = letters;
        this.notifications = notifications;
        this.organisation = organisation;
        this.lists = lists;
        this.rights = rights;
        this.clock = clock;
    }

    /** The period that runs now, or that of somebody outside while ours stands still. */
    public Optional<DueView> due(String caseNumber) {
        return Optional.ofNullable(deadlines.nextOf(List.of(caseNumber)).get(caseNumber))
                .map(this::due);
    }

    private DueView due(Deadline deadline) {
        Explanation why = deadlines.explain(deadline);
        LocalDate today = LocalDate.now(clock);
        boolean paused = deadline.getState() == Deadline.State.PAUSED;
        List<DayView> days = why.days().stream()
                .map(day -> new DayView(
                        day.date(),
                        day.date().equals(why.due()) && !paused
                                ? "end"
                                : day.mark().css(),
                        day.ordinal() == null ? day.why() : "第" + day.ordinal() + "日",
                        day.date().equals(today)))
                .toList();
        int total = why.rule().unit() == Unit.WORKING_DAYS || why.rule().unit() == Unit.DAYS
                ? Integer.parseInt(why.rule().value())
                : (int) why.days().stream().filter(Explanation.Day::counted).count();
        int used = (int) why.days().stream()
                .filter(day -> day.counted() && !day.date().isAfter(today))
                .count();
        return new DueView(
                deadline.getDueOn(),
                deadline.isProvisional(),
                deadline.getRuleId(),
                why.rule().label(),
                why.rule().text(),
                why.rule().citation(),
                state(deadline, deadlines),
                deadlines.standing(deadline),
                Math.min(used, total),
                total,
                why.reasons(),
                days);
    }

    /** The look of its chip. */
    static String state(Deadline deadline, Deadlines deadlines) {
        if (deadline.getState() == Deadline.State.PAUSED) {
            return "wait";
        }
        return deadlines.isLate(deadline) ? "late" : deadlines.workingDaysLeft(deadline) <= 1 ? "soon" : "ok";
    }

    /** Everything but letters, which have a place of their own. */
    public List<CaseView.Attachment> attachments(String caseNumber) {
        return documents.of(caseNumber).stream()
                .filter(one -> one.source() != Source.LETTER)
                .map(this::attachment)
                .toList();
    }

    public CaseView.Attachment attachment(DocumentInfo document) {
        return new CaseView.Attachment(
                document.id(),
                document.filename(),
                document.size(),
                document.mediaType(),
                local(document.storedAt()),
                document.source() == Source.APPLICANT ? "申请人" : organisation.nameOf(document.storedBy()),
                "/staff/documents/" + document.id());
    }

    public List<CaseView.Letter> letters(String caseNumber) {
        return letters.of(caseNumber).stream()
                .map(one -> new CaseView.Letter(
                        one.id(), one.kind().label(), one.number(), one.datedOn(), "/staff/letters/" + one.id()))
                .toList();
    }

    public List<CaseView.Line> history(String caseNumber) {
        return history.of(caseNumber).stream()
                .map(line -> new CaseView.Line(
                        local(line.happenedAt()),
                        organisation.nameOf(line.actor()),
                        line.step(),
                        line.outcome(),
                        line.comment()))
                .toList();
    }

    public List<CaseView.Mail> mails(String caseNumber) {
        return notifications.of(caseNumber).stream()
                .map(mail -> new CaseView.Mail(
                        mail.subject(),
                        mail.state().name(),
                        mail.recipientName(),
                        local(mail.sentAt() == null ? mail.createdAt() : mail.sentAt()),
                        null))
                .toList();
    }

    /**
     * Other cases that have to do with this one, as far as the reader may open them.
     *
     * @param why number to what it has to do with this one, in the order to show; a few
     */
    public List<CaseView.Similar> related(Map<String, String> why) {
        return lists.rows(List.copyOf(why.keySet())).stream()
                .filter(row -> rights.mayRead(row.number()))
                .map(row -> new CaseView.Similar(
                        row.number(),
                        row.title(),
                        row.openedOn(),
                        row.endedOn() == null ? "办理中" : "已办结",
                        why.get(row.number()),
                        page(row.number())))
                .toList();
    }

    /** The address of a case's page for who is signed in; null where they may not open it. */
    public String pageOf(String caseNumber) {
        return rights.mayRead(caseNumber) ? page(caseNumber) : null;
    }

    private static String page(String caseNumber) {
        return "/staff/cases/" + caseNumber;
    }

    /** The history as the archive keeps it. */
    public List<HistoryEntry> entries(String caseNumber) {
        return history.of(caseNumber).stream()
                .map(line -> new HistoryEntry(
                        line.happenedAt(),
                        organisation.nameOf(line.actor()),
                        line.step(),
                        line.outcome(),
                        line.comment()))
                .toList();
    }

    /** @return the unit's name; null for none */
    public String unitName(String code) {
        return code == null || !organisation.exists(code)
                ? null
                : organisation.unit(code).name();
    }

    /** A line of a register; none where there is nothing to say. */
    public static void put(Map<String, Object> facts, String label, String text) {
        if (text != null && !text.isBlank()) {
            facts.put(label, text);
        }
    }

    public static void put(Map<String, Object> facts, String label, LocalDate date) {
        put(facts, label, date == null ? null : ChineseDates.of(date));
    }

    /** @return the text in one line, cut to what a card holds */
    public static String shortened(String text) {
        return CleanText.shortened(text.replaceAll("\\s+", " "), TITLE);
    }

    private static OffsetDateTime local(Instant at) {
        return at == null ? null : at.atZone(EngineClock.CHINA).toOffsetDateTime();
    }
}
