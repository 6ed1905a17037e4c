package gongkai.disclosurechange;

import gongkai.cases.PhaseNotices;
import gongkai.organisation.Role;
import gongkai.platform.Answers;
import gongkai.platform.CleanText;
import gongkai.platform.Refused;
import org.springframework.stereotype.Component;

/**
 * What the engine asks of us: one method per step of the diagram. Answers arrive as the form or program sent them and
 * become part of the case here and nowhere else.
 */
@Component
public class DisclosureChangeTasks {

    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_BODY = 50_000;
    private static final int LONGEST_EXPLANATION = 2000;

    private final ChangeDesk desk;
    private final PhaseNotices notices;

    DisclosureChangeTasks(ChangeDesk desk, PhaseNotices notices) {
        this.desk = desk;
        this.notices = notices;
    }

    /** @return the engine group of the role that is responsible for this case */
    public String group(String number, String role) {
        return desk.group(number, Role.of(role));
    }

    public String resolvers(String number) {
        return desk.resolvers(number);
    }

    /** @return the new case's number */
    public String open(Object disclosure) {
        return desk.open(Answers.text("disclosure", "公开事项编号", disclosure, LONGEST_NUMBER));
    }

    public void requestChange(
            String number,
            Object outcome,
            Object disclosure,
            Object title,
            Object body,
            Object dropFiles,
            Object changedOn,
            Object explanation,
            Object comment) {
        String remark = Answers.comment(comment);
        ChangeKind kind = switch (Answers.outcome(outcome)) {
            case "change" -> ChangeKind.CHANGE;
            case "withdraw" -> ChangeKind.WITHDRAW;
            case "terminate" -> ChangeKind.TERMINATE;
            case "cancel" -> null;
            default -> throw Answers.unknown(outcome);
        };
        if (kind == null) {
            desk.cancel(number, remark);
            return;
        }
        boolean content = kind == ChangeKind.CHANGE;
        desk.request(
                number,
                new ChangeRequest(
                        kind,
                        Answers.text("disclosure", "公开事项编号", disclosure, LONGEST_NUMBER),
                        content ? title("新的标题", title) : null,
                        content ? Answers.text("body", "新的正文", body, LONGEST_BODY) : null,
                        FileIds.parse("dropFiles", content ? dropFiles : null),
                        Answers.date("changedOn", "内容变更的日期", content ? changedOn : null),
                        Answers.text("explanation", "说明", explanation, LONGEST_EXPLANATION)),
                remark);
    }

    public void secrecyReview(String number, Object outcome, Object comment) {
        switch (Answers.outcome(outcome)) {
            case "approve" -> desk.secrecyCleared(number, Answers.comment(comment));
            case "return" -> desk.sentBackForSecrecy(number, Answers.commentOn("退回的理由", comment));
            default -> throw Answers.unknown(outcome);
        }
    }

    public void approveChange(String number, Object outcome, Object comment) {
        switch (Answers.outcome(outcome)) {
            case "approve" -> desk.approve(number, Answers.comment(comment));
            case "return" -> desk.sentBack(number, Answers.commentOn("退回的理由", comment));
            default -> throw Answers.unknown(outcome);
        }
    }

    public boolean changesContent(String number) {
        return desk.changesContent(number);
    }

    public void screen(String number) {
        desk.screen(number);
    }

    public boolean mustResolve(String number) {
        return desk.mustResolve(number);
    }

    public void resolveFindings(
            String number, Object outcome, Object title, Object body, Object reason, Object comment) {
        switch (Answers.outcome(outcome)) {
            case "mask" ->
                desk.mask(
                        number,
                        title("标题", title),
                        Answers.text("body", "正文", body, LONGEST_BODY),
                        Answers.comment(comment));
            case "override" ->
                desk.override(number, Answers.required("reason", "放行的理由", reason, 2000), Answers.comment(comment));
            case "return" -> desk.sentBackForFindings(number, Answers.commentOn("退回的理由", comment));
            default -> throw Answers.unknown(outcome);
        }
    }

    public void fileWithSuperior(String number) {
        desk.fileWithSuperior(number);
    }

    public void carryOut(String number) {
        desk.carryOut(number);
    }

    public void archive(String number) {
        desk.archive(number);
    }

    public void remind(String number, String phase) {
        notices.remind(number, phase);
    }

    public void alert(String number, String phase) {
        notices.alert(number, phase);
    }

    /** One line. */
    private static String title(String label, Object answer) {
        String title = Answers.text("title", label, answer, LONGEST_TITLE);
        String problem = CleanText.lineProblem(title, LONGEST_TITLE);
        if (problem != null) {
            throw new Refused("title", label + problem);
        }
        return title;
    }
}
