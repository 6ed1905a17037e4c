package gongkai.cases;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * The case file as staff see it beside a task: everything needed to decide.
 *
 * @param applicant who asks; null where nobody outside does
 * @param panels what only this procedure has, as small tables
 * @param actions what can be done from here beside the form
 */
public record CaseView(
        String number,
        String title,
        String status,
        String statusLabel,
        String unit,
        Applicant applicant,
        List<Fact> facts,
        String content,
        DueView due,
        List<Panel> panels,
        List<Action> actions,
        List<Attachment> attachments,
        List<Letter> letters,
        List<Line> history,
        List<Mail> mails,
        List<Similar> similar) {

    /** @param decisive whether it is what was proposed and why: who decides reads it first */
    public record Fact(String label, String text, boolean decisive) {

        public Fact(String label, String text) {
            this(label, text, false);
        }
    }

    /** @param note a sentence above the table, or null; @param columns may be empty, then the first cell of a row is its label */
    public record Panel(String title, String note, List<String> columns, List<List<String>> rows) {}

    /** @param page whether the address is a page to open; else it takes a POST and answers with a {@code message} */
    public record Action(String label, String href, String hint, boolean page) {}

    public record Applicant(String name, String kind, List<Fact> contact) {}

    public record Attachment(
            long id, String name, long size, String mediaType, OffsetDateTime storedAt, String by, String href) {}

    public record Letter(long id, String label, String number, LocalDate datedOn, String href) {}

    public record Line(OffsetDateTime at, String actor, String step, String outcome, String comment) {}

    public record Mail(String subject, String state, String to, OffsetDateTime at, String reason) {}

    /** @param why what it has to do with this one; @param href its page, or null where the reader may not open it */
    public record Similar(String number, String title, LocalDate receivedOn, String status, String why, String href) {}
}
