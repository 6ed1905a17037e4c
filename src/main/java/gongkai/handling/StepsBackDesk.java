package gongkai.handling;

import gongkai.cases.CaseDesk;
import gongkai.cases.CaseHistory;
import gongkai.cases.PhaseNotices;
import gongkai.cases.Procedure;
import gongkai.cases.Procedures;
import gongkai.handling.TaskHandling.Verb;
import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.platform.CurrentUser;
import gongkai.platform.EngineCases;
import gongkai.platform.EngineCases.OpenTask;
import gongkai.platform.EngineSteps;
import gongkai.platform.EngineSteps.Left;
import gongkai.platform.EngineSteps.Open;
import gongkai.platform.InvalidInput;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import gongkai.platform.StepGuard;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 退回, to any earlier step that the procedure allows, and 撤回, of what one has completed and nobody has gone on with. Both
 * begin the step anew inside its phase, under the dates that it had, and are one transaction with what the case forgets.
 */
@Component
@Transactional
public class StepsBackDesk {

    private static final int LONGEST_REASON = 2000;
    private static final String NO_CASE = "没有这个案件，或者您不能查看它";

    private final EngineCases tasks;
    private final EngineSteps steps;
    private final OpinionRequests requests;
    private final Procedures procedures;
    private final CaseDesk cases;
    private final CaseHistory history;
    private final PhaseNotices notices;
    private final Organisation organisation;
    private final CurrentUser user;
    private final List<StepGuard> guards;

    StepsBackDesk(
            EngineCases tasks,
            EngineSteps steps,
            OpinionRequests requests,
            Procedures procedures,
            CaseDesk cases,
            CaseHistory history,
            PhaseNotices notices,
            Organisation organisation,
            CurrentUser user,
            List<StepGuard> guards) {
        this.tasks = tasks;
        this.steps = steps;
        this.requests = requests;
        this.procedures = procedures;
        this.cases = cases;
        this.history = history;
        this.notices = notices;
        this.organisation = organisation;
        this.user = user;
        this.guards = guards;
    }

    public record Aim(String id, String label) {}

    /** @param targets empty where it can't be sent back; then why says the reason */
    record Aims(List<Aim> targets, String why) {}

    // ---- 退回

    /** @throws NotFound where the task isn't the signed-in person's */
    @Transactional(readOnly = true)
    Aims aims(String taskId) {
        OpenTask task = tasks.open(taskId);
        try {
            mustBeMine(task.step(), task.label(), task.holder());
            return new Aims(aimsOf(task), null);
        } catch (Refused because) {
            return new Aims(List.of(), because.getMessage());
        }
    }

    private List<Aim> aimsOf(OpenTask task) {
        return procedureOf(task.caseNumber()).earlierSteps(task.caseNumber(), task.step()).entrySet().stream()
                .map(step -> new Aim(step.getKey(), step.getValue()))
                .toList();
    }

    public void sendBack(String taskId, String to, String comment) {
        String number = tasks.of(taskId).caseNumber();
        String reason = Words.required("comment", "退回的理由", comment, LONGEST_REASON);
        Open task = steps.lock(taskId);
        mustBeMine(task.step(), task.label(), task.assignee());
        Procedure procedure = procedureOf(number);
        procedure.earlierSteps(number, task.step());
        if (to == null || to.isBlank()) {
            throw new InvalidInput(Map.of("to", "请选择退回到哪一步"));
        }
        OpenTask open = tasks.open(taskId);
        guards.forEach(guard -> guard.beforeSendingBack(open));
        procedure.sendBack(number, task.step(), to);
        Open begun = steps.begin(task, to);
        history.record(number, user.id(), task.label(), "退回到“" + begun.label() + "”", reason, null);
        notices.tell(
                number,
                "sent-back",
                "sent-back|" + begun.taskId(),
                "退回到“" + begun.label() + "”",
                procedure.label() + " " + number + "由“" + task.label() + "”退回到“" + begun.label() + "”，理由见案卷。办理期限不变。\n",
                List.of());
    }

    private void mustBeMine(String step, String label, String holder) {
        if (step.equals(CountersignProcess.GIVE_OPINION)) {
            throw new Refused("这是请您本人提出意见的任务，不能退回；不便回复的，请发起人收回");
        }
        if (onlyLooksOn()) {
            throw new Refused("您可以查看这个案件，但不能办理");
        }
        if (holder != null && !holder.equals(user.id())) {
            throw new Refused("“" + label + "”由" + organisation.nameOf(holder) + "办理，只有办理人本人可以退回");
        }
    }

    private boolean onlyLooksOn() {
        return Role.onlyLooksOn(user.groups());
    }

    // ---- 撤回

    /** @throws NotFound where the case is none of the signed-in person's business */
    @Transactional(readOnly = true)
    Verb retrievable(String number) {
        return Verb.of("take-back", "撤回", () -> retrieve(number));
    }

    /** A step that was left, and the only one that is open now. */
    private record Retrieved(Left left, Open next) {}

    private Retrieved retrieve(String number) {
        Procedure procedure = procedureOf(number);
        Left left = steps.left(procedure.key(), number).orElse(null);
        if (left == null || !user.id().equals(left.by())) {
            mustBeMyBusiness(number);
            throw new Refused(whyNotMine(number, left));
        }
        mustStillBeMine(left);
        procedure.reopenedBy(number, left.step());
        List<Open> open = steps.open(procedure.key(), number);
        if (open.size() != 1) {
            throw new Refused("后面的环节已经由系统继续，不能撤回");
        }
        mustNotBeBegun(open.get(0));
        return new Retrieved(left, open.get(0));
    }

    private void mustBeMyBusiness(String number) {
        Supplier<Boolean> tookPart =
                () -> history.of(number).stream().anyMatch(line -> line.actor().equals(user.id()));
        if (!cases.maySee(number) && !tookPart.get()) {
            throw new NotFound(NO_CASE);
        }
    }

    private String whyNotMine(String number, Left left) {
        if (left == null) {
            return tasks.underWay(number) ? "还没有办理过的环节，不用撤回" : "案件已经办结，不能撤回";
        }
        if (left.by() == null) {
            return "“" + left.label() + "”之后没有人提交过，没有可以撤回的环节";
        }
        return "上一环节“" + left.label() + "”由" + organisation.nameOf(left.by()) + "办理，只有办理人本人可以撤回";
    }

    /** A role may be lost since, and who stood in for somebody no longer does when he is back. */
    private void mustStillBeMine(Left left) {
        if (!left.groups().isEmpty() && Collections.disjoint(left.groups(), user.groups())) {
            throw new Refused("“" + left.label() + "”现在不由您办理，不能撤回；要改的，请下一环节退回");
        }
    }

    private void mustNotBeBegun(Open next) {
        if (next.assignee() != null) {
            throw new Refused("下一环节“" + next.label() + "”已由" + organisation.nameOf(next.assignee()) + "领取，不能撤回，请联系其退回");
        }
        if (requests.ofStep(next.taskId()).hasOpen()) {
            throw new Refused("下一环节“" + next.label() + "”已经请人加签或者会签，不能撤回");
        }
    }

    public void takeBack(String number, String comment) {
        String reason = Words.of("comment", "撤回的说明", comment, LONGEST_REASON);
        Retrieved found = retrieve(number);
        Open next = steps.lock(found.next().taskId());
        mustNotBeBegun(next);
        Procedure procedure = procedureOf(number);
        Set<String> offered = tasks.openIn(number).stream()
                .filter(one -> one.id().equals(next.taskId()))
                .findFirst()
                .map(OpenTask::groups)
                .orElse(Set.of());
        String reopened = procedure.reopenedBy(number, found.left().step());
        procedure.takeBack(number, found.left().step());
        Open begun = steps.begin(next, reopened);
        tasks.assign(begun.taskId(), user.id());
        history.record(number, user.id(), found.left().label(), "撤回，重新办理", reason, null);
        notices.tell(
                number,
                "taken-back",
                "taken-back|" + begun.taskId(),
                "“" + found.left().label() + "”已撤回",
                procedure.label() + " " + number + "的“" + found.left().label() + "”由" + organisation.nameOf(user.id())
                        + "撤回重新办理，“" + next.label() + "”暂不需要办理。\n",
                offered);
    }

    private Procedure procedureOf(String number) {
        return procedures.of(number).orElseThrow(() -> new NotFound(NO_CASE));
    }
}
