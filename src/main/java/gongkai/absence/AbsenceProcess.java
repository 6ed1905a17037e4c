package gongkai.absence;

import gongkai.platform.OnOwnBehalf;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** What we ask of the engine. Its own diagram, {@code bpmn/absence.bpmn}, only looks once a day who is away from today on. */
@Component
class AbsenceProcess {

    static final String KEY = "absence";

    private final TaskService tasks;
    private final OnOwnBehalf ownBehalf;

    AbsenceProcess(TaskService tasks, OnOwnBehalf ownBehalf) {
        this.tasks = tasks;
        this.ownBehalf = ownBehalf;
    }

    /** @return the ids of the tasks that a person has, of whatever process */
    List<String> heldBy(String person) {
        return ownBehalf.call(() -> tasks.createTaskQuery().taskAssignee(person).list().stream()
                .map(Task::getId)
                .toList());
    }
}
