package gongkai.workplace;

import gongkai.cases.CaseLists;
import gongkai.cases.CaseRow;
import gongkai.organisation.Role;
import gongkai.platform.CurrentUser;
import gongkai.platform.Decisions;
import gongkai.platform.Refused;
import gongkai.platform.WaitingWork;
import gongkai.statistics.Statistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What 审批台 shows and does: what waits for the signed-in person, and their decisions, one or several at once. */
@RestController
class ApprovalsController {

    static final int PAGE = 20;
    static final int MOST_AT_ONCE = 50;
    private static final int MOST_PAGES = 10_000;

    private final WaitingWork waiting;
    private final Decisions decisions;
    private final CaseLists lists;
    private final Statistics statistics;
    private final CurrentUser user;

    ApprovalsController(
            WaitingWork waiting, Decisions decisions, CaseLists lists, Statistics statistics, CurrentUser user) {
        this.waiting = waiting;
        this.decisions = decisions;
        this.lists = lists;
        this.statistics = statistics;
        this.user = user;
    }

    /** @param step the user task's id: tasks of one process and step ask the same */
    record Item(
            String taskId,
            String number,
            String title,
            String process,
            String procedure,
            String step,
            String stepName,
            String unit,
            CaseRow.Due due) {}

    /** @param late and {@code today}: how many of all that waits are overdue, and due today */
    record Queue(long total, long late, long today, int page, int pages, List<Item> items) {}

    /** @param outcome as the step's form offers it; @param step where a return goes to, null for the form's own choice */
    record Decision(List<String> taskIds, String outcome, String comment, String step, String reviewOn) {}

    record Answer(List<Decisions.Result> results) {}

    /** @param whole whether all of Cockpit is the person's; who leads has this page alone; @param figures whether they oversee anything */
    record Scope(boolean whole, boolean figures) {}

    @GetMapping("/staff/approvals/scope")
    Scope scope() {
        return new Scope(onlyLooksOn(), statistics.areMine());
    }

    @GetMapping("/staff/approvals")
    Queue queue(@RequestParam(defaultValue = "1") int page) {
        if (onlyLooksOn()) {
            return new Queue(0, 0, 0, 1, 1, List.of());
        }
        int shown = Math.max(1, Math.min(page, MOST_PAGES));
        WaitingWork.Page found = waiting.page((shown - 1) * PAGE, PAGE);
        Map<String, CaseRow> cases = lists
                .rows(found.tasks().stream()
                        .map(WaitingWork.Waiting::caseNumber)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(CaseRow::number, Function.identity()));
        return new Queue(
                found.total(),
                found.late(),
                found.today(),
                shown,
                (int) Math.max(1, (found.total() + PAGE - 1) / PAGE),
                found.tasks().stream()
                        .map(task -> item(task, cases.get(task.caseNumber())))
                        .toList());
    }

    private static Item item(WaitingWork.Waiting task, CaseRow line) {
        return new Item(
                task.taskId(),
                task.caseNumber(),
                line == null ? task.caseNumber() : line.title(),
                task.process(),
                line == null ? null : line.procedure(),
                task.step(),
                task.stepName(),
                line == null ? null : line.unit(),
                line == null ? null : line.due());
    }

    /** Each task is done or refused by itself; several only where the same is asked of each. */
    @PostMapping("/staff/decisions")
    Answer decide(@RequestBody Decision decision) {
        List<String> tasks = decision.taskIds() == null
                ? List.of()
                : decision.taskIds().stream()
                        .filter(one -> one != null && !one.isBlank())
                        .distinct()
                        .toList();
        if (tasks.isEmpty()) {
            throw new Refused("taskIds", "请选择要办理的事项");
        }
        if (tasks.size() > MOST_AT_ONCE) {
            throw new Refused("taskIds", "一次最多办理" + MOST_AT_ONCE + "件，请分几次办理");
        }
        if (tasks.size() > 1 && decisions.questions(tasks).size() > 1) {
            throw new Refused("taskIds", "所选的事项不是同一个环节，不能一起办理，请分开办理");
        }
        Map<String, Object> answers = new LinkedHashMap<>();
        // Said even where nothing was chosen: else the outcome of the step before would still be there.
        answers.put("outcome", decision.outcome() == null ? "" : decision.outcome());
        put(answers, "comment", decision.comment());
        put(answers, "step", decision.step());
        put(answers, "reviewOn", decision.reviewOn());
        return new Answer(
                tasks.stream().map(task -> decisions.decide(task, answers)).toList());
    }

    private static void put(Map<String, Object> answers, String field, String answer) {
        if (answer != null && !answer.isBlank()) {
            answers.put(field, answer);
        }
    }

    /** Administrators and auditors see every task and work on none. */
    private boolean onlyLooksOn() {
        return Role.onlyLooksOn(user.groups());
    }
}
