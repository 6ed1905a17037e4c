package gongkai.cataloguerevision;

import gongkai.organisation.Role;
import gongkai.platform.Answers;
import org.springframework.stereotype.Component;

/**
 * What the engine asks of us: one method per step of the diagram. Answers arrive as the form or program sent them and
 * become part of the case here and nowhere else.
 */
@Component
public class CatalogueRevisionTasks {

    private static final int LONGEST_CODE = 60;
    private static final int LONGEST_REASON = 2000;

    private final RevisionDesk desk;

    CatalogueRevisionTasks(RevisionDesk desk) {
        this.desk = desk;
    }

    /** @return the engine group of the role that is responsible for this case */
    public String group(String number, String role) {
        return desk.group(number, Role.of(role));
    }

    /** @return the new case's number */
    public String open(Object catalogue) {
        return desk.open(Answers.text("catalogue", "目录", catalogue, LONGEST_CODE));
    }

    public void draft(
            String number, Object outcome, Object catalogue, Object effectiveFrom, Object reason, Object comment) {
        switch (Answers.outcome(outcome)) {
            case "submit" ->
                desk.submit(
                        number,
                        Answers.text("catalogue", "目录", catalogue, LONGEST_CODE),
                        Answers.date("effectiveFrom", "生效日期", effectiveFrom),
                        Answers.text("reason", "制定或者修订的理由", reason, LONGEST_REASON),
                        Answers.comment(comment));
            case "cancel" -> desk.cancel(number, Answers.comment(comment));
            default -> throw Answers.unknown(outcome);
        }
    }

    public void review(String number, Object outcome, Object comment) {
        switch (Answers.outcome(outcome)) {
            case "approve" -> desk.reviewed(number, Answers.comment(comment));
            case "return" -> desk.sentBackFromReview(number, Answers.commentOn("退回的理由", comment));
            default -> throw Answers.unknown(outcome);
        }
    }

    public void approve(String number, Object outcome, Object comment) {
        switch (Answers.outcome(outcome)) {
            case "approve" -> desk.approve(number, Answers.comment(comment));
            case "return" -> desk.sentBack(number, Answers.commentOn("退回的理由", comment));
            default -> throw Answers.unknown(outcome);
        }
    }

    public void adopt(String number) {
        desk.adopt(number);
    }

    public void archive(String number) {
        desk.archive(number);
    }
}
