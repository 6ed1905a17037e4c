package gongkai.annualplan;

import gongkai.cases.PhaseNotices;
import gongkai.organisation.Role;
import gongkai.platform.Answers;
import gongkai.platform.CleanText;
import gongkai.platform.Refused;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the engine asks of us: one method per step of the diagram. */
@Component
public class AnnualPlanTasks {

    private static final int MOST_ITEMS = 100;
    private static final int LONGEST_ITEM = 200;

    private final PlanDesk desk;
    private final PhaseNotices notices;

    AnnualPlanTasks(PlanDesk desk, PhaseNotices notices) {
        this.desk = desk;
        this.notices = notices;
    }

    public void openDue() {
        desk.openDue();
    }

    public boolean moreDue() {
        return desk.moreDue();
    }

    /** @return the engine groups of the role that is responsible for this plan */
    public List<String> groups(String number, String role) {
        return desk.groups(number, Role.valueOf(role.toUpperCase().replace('-', '_')));
    }

    public void filePlan(String number, Object outcome, Object plan, Object items, Object comment) {
        if (!Answers.outcome(outcome).equals("submit")) {
            throw Answers.unknown(outcome);
        }
        desk.file(number, Answers.required("plan", "计划内容", plan, 10000), items(items), Answers.comment(comment));
    }

    /** One item a line. */
    private static List<String> items(Object answer) {
        List<String> items = Answers.required("items", "拟公开的事项", answer, MOST_ITEMS * LONGEST_ITEM)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (items.size() > MOST_ITEMS) {
            throw new Refused("items", "拟公开的事项最多" + MOST_ITEMS + "项，现在是" + items.size() + "项");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            String problem = CleanText.lineProblem(items.get(i), LONGEST_ITEM);
            if (problem != null) {
                throw new Refused("items", "拟公开的事项第" + (i + 1) + "项" + problem);
            }
            if (!seen.add(items.get(i))) {
                throw new Refused("items", "拟公开的事项第" + (i + 1) + "项与前面的重复，请删去");
            }
        }
        return items;
    }

    public void reviewPlan(String number, Object outcome, Object comment) {
        switch (Answers.outcome(outcome)) {
            case "approve" -> desk.approve(number, Answers.comment(comment));
            case "return" -> desk.sendBack(number, Answers.commentOn("退回的理由", comment));
            default -> throw Answers.unknown(outcome);
        }
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
}
