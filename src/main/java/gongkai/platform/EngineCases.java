package gongkai.platform;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** What every procedure asks the engine about the tasks of its cases. A case's number is the business key. */
@Component
public class EngineCases {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final OnOwnBehalf ownBehalf;

    EngineCases(RuntimeService runtime, TaskService tasks, OnOwnBehalf ownBehalf) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.ownBehalf = ownBehalf;
    }

    /** @param step the user task's id in the diagram */
    public record CaseTask(String caseNumber, String step) {}

    /** @param people user ids; @param groups engine groups */
    public record Holders(Set<String> people, Set<String> groups) {}

    /**
     * The case that a task of the signed-in person belongs to.
     *
     * @throws NotFound where there is no such task or it isn't theirs
     */
    public CaseTask of(String taskId) {
        // asked as the person who is signed in: what they may not see isn't there
        Task task = Optional.ofNullable(taskId)
                .map(id -> tasks.createTaskQuery().taskId(id).singleResult())
                .orElseThrow(() -> new NotFound("没有这项待办，或者它不在您的待办里"));
        return ownBehalf.call(() -> new CaseTask(
                runtime.createProcessInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey(),
                task.getTaskDefinitionKey()));
    }

    /** The cases of those of the tasks that the signed-in person may see: task id to case number. */
    public Map<String, String> of(Collection<String> taskIds) {
        Map<String, String> instances = new LinkedHashMap<>();
        tasks.createTaskQuery()
                .taskIdIn(taskIds.toArray(String[]::new))
                .list()
                .forEach(task -> instances.put(task.getId(), task.getProcessInstanceId()));
        if (instances.isEmpty()) {
            return Map.of();
        }
        Map<String, String> numbers = new LinkedHashMap<>();
        ownBehalf
                .call(() -> runtime.createProcessInstanceQuery()
                        .processInstanceIds(new LinkedHashSet<>(instances.values()))
                        .list())
                .forEach(instance -> numbers.put(instance.getId(), instance.getBusinessKey()));
        instances.replaceAll((task, instance) -> numbers.get(instance));
        return instances;
    }

    /** Whether the signed-in person has an open task in the case. */
    public boolean mineIn(String caseNumber) {
        return tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).count() > 0;
    }

    /** Who holds the case now: assigned people and, where nobody has taken it, the groups it is offered to. */
    public Holders holders(String caseNumber) {
        return ownBehalf.call(() -> {
            Set<String> people = new LinkedHashSet<>();
            Set<String> groups = new LinkedHashSet<>();
            for (Task task : tasks.createTaskQuery()
                    .processInstanceBusinessKey(caseNumber)
                    .list()) {
                if (task.getAssignee() != null) {
                    people.add(task.getAssignee());
                } else {
                    tasks.getIdentityLinksForTask(task.getId()).stream()
                            .map(IdentityLink::getGroupId)
                            .filter(group -> group != null)
                            .forEach(groups::add);
                }
            }
            return new Holders(people, groups);
        });
    }
}
