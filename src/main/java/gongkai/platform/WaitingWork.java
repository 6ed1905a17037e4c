package gongkai.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * What waits for the signed-in person: taken by them, or offered to them and taken by nobody. The most urgent first; what
 * has no date, or whose clock stands still, comes last. A page costs the same number of statements however much waits.
 */
@Component
public class WaitingWork {

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final OnOwnBehalf ownBehalf;
    private final CurrentUser user;
    private final Clock clock;

    public WaitingWork(
            TaskService tasks, RuntimeService runtime, OnOwnBehalf ownBehalf, CurrentUser user, Clock clock) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.ownBehalf = ownBehalf;
        this.user = user;
        this.clock = clock;
    }

    /**
     * @param process the process's key; @param step the user task's id in the diagram, {@code stepName} its label
     * @param dueOn the day the task is due, or null
     */
    public record Waiting(
            String taskId, String caseNumber, String process, String step, String stepName, LocalDate dueOn) {}

    /** @param late of {@code total}, those past their day; @param today those that are due today */
    public record Page(long total, long late, long today, List<Waiting> tasks) {}

    /** @param first how many of the most urgent to leave out */
    public Page page(int first, int size) {
        LocalDate today = LocalDate.now(clock);
        long total = mine().count();
        long undated = total == 0 ? 0 : mine().withoutDueDate().count();
        long dated = total - undated;
        long late = dated == 0 ? 0 : mine().dueBefore(startOf(today)).count();
        long soon =
                dated == 0 ? 0 : mine().dueBefore(startOf(today.plusDays(1))).count();
        List<Task> shown = new ArrayList<>();
        if (first < dated) {
            shown.addAll(mine().dueAfter(Date.from(Instant.EPOCH))
                    .orderByDueDate()
                    .asc()
                    .orderByTaskId()
                    .asc()
                    .listPage(first, size));
        }
        if (shown.size() < size && first + size > dated && undated > 0) {
            shown.addAll(mine().withoutDueDate()
                    .orderByTaskCreateTime()
                    .asc()
                    .orderByTaskId()
                    .asc()
                    .listPage((int) Math.max(0, first - dated), size - shown.size()));
        }
        return new Page(total, late, soon - late, waiting(shown));
    }

    private TaskQuery mine() {
        return tasks.createTaskQuery()
                .or()
                .taskAssignee(user.id())
                .taskUnassigned()
                .endOr();
    }

    private static Date startOf(LocalDate day) {
        return Date.from(day.atStartOfDay(EngineClock.CHINA).toInstant());
    }

    private List<Waiting> waiting(List<Task> shown) {
        if (shown.isEmpty()) {
            return List.of();
        }
        Set<String> instances =
                shown.stream().map(Task::getProcessInstanceId).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, String> numbers = new HashMap<>();
        ownBehalf
                .call(() -> runtime.createProcessInstanceQuery()
                        .processInstanceIds(instances)
                        .list())
                .forEach(instance -> numbers.put(instance.getId(), instance.getBusinessKey()));
        return shown.stream()
                .map(task -> new Waiting(
                        task.getId(),
                        numbers.get(task.getProcessInstanceId()),
                        processOf(task),
                        task.getTaskDefinitionKey(),
                        task.getName(),
                        task.getDueDate() == null
                                ? null
                                : task.getDueDate()
                                        .toInstant()
                                        .atZone(EngineClock.CHINA)
                                        .toLocalDate()))
                .toList();
    }

    /** A definition's id is its key, version and number: nothing need be read. */
    static String processOf(Task task) {
        return task.getProcessDefinitionId()
                .substring(0, task.getProcessDefinitionId().indexOf(':'));
    }
}
