package gongkai.platform;

import gongkai.platform.engine.OneAtATime;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final CurrentUser user;

    EngineCases(RuntimeService runtime, TaskService tasks, OnOwnBehalf ownBehalf, CurrentUser user) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.ownBehalf = ownBehalf;
        this.user = user;
    }

    /** @param step the user task's id in the diagram */
    public record CaseTask(String caseNumber, String step) {}

    /**
     * An open task of a case.
     *
     * @param instance the process instance's id
     * @param step the user task's id in the diagram, @param label its name there
     * @param holder who has taken it, or null; @param groups the engine groups that it is offered to
     * @param due null where its clock stands still
     */
    public record OpenTask(
            String id,
            String instance,
            String caseNumber,
            String step,
            String label,
            String holder,
            Set<String> groups,
            Instant due) {}

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

    /**
     * An open task as the signed-in person sees it.
     *
     * @throws NotFound where there is no such task or it isn't theirs
     */
    public OpenTask open(String taskId) {
        String number = of(taskId).caseNumber();
        return ownBehalf.call(
                () -> open(number, tasks.createTaskQuery().taskId(taskId).singleResult()));
    }

    /** All open tasks of a case, whoever holds them. */
    public List<OpenTask> openIn(String caseNumber) {
        return ownBehalf.call(() -> tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).list().stream()
                .map(task -> open(caseNumber, task))
                .toList());
    }

    private OpenTask open(String caseNumber, Task task) {
        Set<String> groups = tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new OpenTask(
                task.getId(),
                task.getProcessInstanceId(),
                caseNumber,
                task.getTaskDefinitionKey(),
                task.getName(),
                task.getAssignee(),
                groups,
                task.getDueDate() == null ? null : task.getDueDate().toInstant());
    }

    /** Waits until nobody else is taking, completing or handing on the task, and keeps others from it until the transaction ends. */
    public void lock(String taskId) {
        ownBehalf.run(() -> OneAtATime.await(taskId));
    }

    /**
     * As {@link #lock}, of what a person has.
     *
     * @return the task as it is then; empty where the person has it no more
     */
    public Optional<OpenTask> lockHeld(String taskId, String person) {
        lock(taskId);
        return ownBehalf.call(() -> Optional.ofNullable(tasks.createTaskQuery()
                        .taskId(taskId)
                        .taskAssignee(person)
                        .singleResult())
                .map(task -> open(numberOf(task), task)));
    }

    /** Gives the task to a person, whoever has it. */
    public void assign(String taskId, String person) {
        ownBehalf.run(() -> tasks.setAssignee(taskId, person));
    }

    /** Whether the case is under way, also where it waits without a task. */
    public boolean underWay(String caseNumber) {
        return ownBehalf.call(() -> runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseNumber)
                        .count()
                > 0);
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

    /** What a person has taken or was given, in whatever case, the oldest first. */
    public List<OpenTask> heldBy(String person) {
        return ownBehalf.call(
                () -> tasks.createTaskQuery().taskAssignee(person).orderByTaskCreateTime().asc().list().stream()
                        .map(task -> open(numberOf(task), task))
                        .toList());
    }

    private String numberOf(Task task) {
        var instance = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        return instance == null ? null : instance.getBusinessKey();
    }

    /** It is again everybody's to whom it is offered. */
    public void giveBack(String taskId) {
        assign(taskId, null);
    }

    /** Whether the signed-in person has an open task in the case. */
    public boolean mineIn(String caseNumber) {
        return tasks.createTaskQuery().processInstanceBusinessKey(caseNumber).count() > 0;
    }

    /** @param mine whether the signed-in person has taken it; else it is offered to them */
    public record MyTask(String id, String name, boolean mine) {}

    /** Tasks of the case that the signed-in person has or may take, their own first; not what a colleague has taken. */
    public List<MyTask> myTasksIn(String caseNumber) {
        return tasks
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumber)
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .filter(task -> task.getAssignee() == null || task.getAssignee().equals(user.id()))
                .map(task -> new MyTask(task.getId(), task.getName(), task.getAssignee() != null))
                .sorted(Comparator.comparing(MyTask::mine).reversed())
                .toList();
    }

    /** A task with the day it is due; @param caseNumber null where it belongs to no case. */
    public record DueTask(String id, String name, String caseNumber, Instant due) {}

    /** What somebody who isn't signed in has to do, or may take: the first to be due, as many as asked for. */
    public List<DueTask> dueOf(String person, List<String> groups, int most) {
        return ownBehalf.call(() -> {
            List<Task> open = tasks.createTaskQuery()
                    .or()
                    .taskAssignee(person)
                    .taskCandidateGroupIn(groups)
                    .endOr()
                    .dueAfter(new Date(0))
                    .orderByDueDate()
                    .asc()
                    .listPage(0, most);
            if (open.isEmpty()) {
                return List.<DueTask>of();
            }
            Map<String, String> numbers = new LinkedHashMap<>();
            runtime.createProcessInstanceQuery()
                    .processInstanceIds(
                            open.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()))
                    .list()
                    .forEach(instance -> numbers.put(instance.getId(), instance.getBusinessKey()));
            return open.stream()
                    .map(task -> new DueTask(
                            task.getId(),
                            task.getName(),
                            numbers.get(task.getProcessInstanceId()),
                            task.getDueDate().toInstant()))
                    .toList();
        });
    }

    /** Who holds the case now: assigned people and, where nobody has taken it, the groups it is offered to. */
    public Holders holders(String caseNumber) {
        Set<String> people = new LinkedHashSet<>();
        Set<String> groups = new LinkedHashSet<>();
        for (OpenTask task : openIn(caseNumber)) {
            if (task.holder() != null) {
                people.add(task.holder());
            } else {
                groups.addAll(task.groups());
            }
        }
        return new Holders(people, groups);
    }
}
