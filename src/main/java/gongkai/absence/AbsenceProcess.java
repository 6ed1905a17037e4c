package gongkai.absence;

import gongkai.platform.OnOwnBehalf;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** What we ask of the engine. Its own diagram, {@code bpmn/absence.bpmn}, only looks once a day who is away from today on. */
@Component
class AbsenceProcess {

    static final String KEY = "absence";

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final OnOwnBehalf ownBehalf;

    AbsenceProcess(TaskService tasks, RuntimeService runtime, OnOwnBehalf ownBehalf) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.ownBehalf = ownBehalf;
    }

    record Held(String caseNumber, String label) {}

    /** @return the ids of the tasks that a person has, of whatever process */
    List<String> heldBy(String person) {
        return ownBehalf.call(() -> tasks.createTaskQuery().taskAssignee(person).list().stream()
                .map(Task::getId)
                .toList());
    }

    /** @return empty where the person has the task no more, or it belongs to no case */
    Optional<Held> held(String taskId, String person) {
        return ownBehalf.call(() -> Optional.ofNullable(tasks.createTaskQuery()
                        .taskId(taskId)
                        .taskAssignee(person)
                        .singleResult())
                .flatMap(task -> Optional.ofNullable(runtime.createProcessInstanceQuery()
                                .processInstanceId(task.getProcessInstanceId())
                                .singleResult()
                                .getBusinessKey())
                        .map(number -> new Held(number, task.getName()))));
    }
}
