package gongkai.platform;

import gongkai.platform.web.Failures;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Answers a step's form from elsewhere than Tasklist, as the signed-in person and by the engine's own command, so that the same
 * code checks it. Each task in a transaction of its own.
 */
@Component
public class Decisions {

    private static final String NOT_MINE = "没有这项待办，或者它不在您的待办里";

    private final TaskService tasks;
    private final FormService forms;
    private final HistoryService history;
    private final EngineIdentities identities;
    private final OnOwnBehalf ownBehalf;
    private final CurrentUser user;
    private final TransactionTemplate alone;

    public Decisions(
            TaskService tasks,
            FormService forms,
            HistoryService history,
            EngineIdentities identities,
            OnOwnBehalf ownBehalf,
            CurrentUser user,
            PlatformTransactionManager transactions) {
        this.tasks = tasks;
        this.forms = forms;
        this.history = history;
        this.identities = identities;
        this.ownBehalf = ownBehalf;
        this.user = user;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What a task asks: the same step of the same process asks the same. */
    public record Question(String process, String step) {}

    /** @param field the form's field that the sentence is about, or null; @param sentence null where it was done */
    public record Result(String taskId, boolean done, String field, String sentence) {}

    /** What is asked by those of the tasks that the signed-in person may see. */
    public Set<Question> questions(Collection<String> taskIds) {
        return tasks.createTaskQuery().taskIdIn(taskIds.toArray(String[]::new)).list().stream()
                .map(task -> new Question(WaitingWork.processOf(task), task.getTaskDefinitionKey()))
                .collect(Collectors.toSet());
    }

    /** Takes the task where nobody has, and submits its form; where that fails neither has happened. */
    public Result decide(String taskId, Map<String, Object> answers) {
        try {
            alone.executeWithoutResult(transaction -> {
                Task task = mine(taskId).orElseThrow(() -> new NotFound(NOT_MINE));
                if (task.getAssignee() == null) {
                    tasks.claim(taskId, user.id());
                }
                forms.submitTaskForm(taskId, new LinkedHashMap<>(answers));
            });
            return new Result(taskId, true, null, null);
        } catch (RuntimeException failure) {
            return overtaken(taskId).orElseGet(() -> refused(taskId, failure));
        }
    }

    private Optional<Task> mine(String taskId) {
        return Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult());
    }

    /** Whatever went wrong went wrong because somebody else took or completed the task: then who did is what to say. */
    private Optional<Result> overtaken(String taskId) {
        Optional<Task> open = mine(taskId);
        if (open.isPresent()) {
            return Optional.ofNullable(open.get().getAssignee())
                    .filter(assignee -> !assignee.equals(user.id()))
                    .map(assignee -> new Result(taskId, false, null, "这件刚由" + name(assignee) + "领取，正在办理"));
        }
        return ownBehalf.call(() -> Optional.ofNullable(history.createHistoricTaskInstanceQuery()
                        .taskId(taskId)
                        .finished()
                        .singleResult())
                .filter(this::wasOffered)
                .map(done -> new Result(taskId, false, null, sentence(done))));
    }

    /** Who never saw the task isn't told that there was one. */
    private boolean wasOffered(HistoricTaskInstance task) {
        List<String> groups = user.groups();
        return user.id().equals(task.getAssignee())
                || history.createHistoricIdentityLinkLogQuery().taskId(task.getId()).list().stream()
                        .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                        .anyMatch(link -> user.id().equals(link.getUserId()) || groups.contains(link.getGroupId()));
    }

    private String sentence(HistoricTaskInstance done) {
        if (done.getAssignee() == null) {
            return "这件已经不在待办里，不用再办";
        }
        return user.id().equals(done.getAssignee()) ? "这件您已经办理过了" : "这件刚由" + name(done.getAssignee()) + "办理，不用再办";
    }

    private String name(String userId) {
        return identities.user(userId).map(EngineIdentities.Account::name).orElse(userId);
    }

    private static Result refused(String taskId, RuntimeException failure) {
        Optional<RuntimeException> refusal = Refusals.in(failure);
        String field = null;
        if (refusal.orElse(null) instanceof Refused refused) {
            field = refused.field();
        } else if (refusal.orElse(null) instanceof InvalidInput invalid) {
            field = invalid.errors().keySet().stream().findFirst().orElse(null);
        }
        return new Result(taskId, false, field, Failures.sentence(failure));
    }
}
