package gongkai.handling;

import gongkai.platform.EngineCases;
import gongkai.platform.OnOwnBehalf;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** What we tell the engine about opinions: one instance for each person asked, the case's number as its business key. */
@Component
class CountersignProcess {

    static final String KEY = "countersign";

    static final String GIVE_OPINION = "give-opinion";

    private static final String REQUEST = "request";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final EngineCases cases;
    private final OnOwnBehalf ownBehalf;

    CountersignProcess(RuntimeService runtime, TaskService tasks, EngineCases cases, OnOwnBehalf ownBehalf) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.cases = cases;
        this.ownBehalf = ownBehalf;
    }

    /** @param request handed over to the first step, which keeps the instance; no variable of it stays */
    void ask(String caseNumber, long request) {
        ownBehalf.run(() -> runtime.startProcessInstanceByKey(KEY, caseNumber, Map.of(REQUEST, request)));
    }

    /** Waits until nobody is answering; what is read afterwards stands until the transaction ends. */
    void lock(String instance) {
        open(instance).forEach(task -> cases.lock(task.getId()));
    }

    /** As {@link #lock}, of any step. */
    void lockTask(String task) {
        cases.lock(task);
    }

    /** The opinion isn't asked for any more. */
    void end(String instance, String reason) {
        ownBehalf.run(() -> runtime.deleteProcessInstance(instance, reason));
    }

    void due(String instance, Instant due) {
        open(instance)
                .forEach(task ->
                        ownBehalf.run(() -> tasks.setDueDate(task.getId(), due == null ? null : Date.from(due))));
    }

    private List<Task> open(String instance) {
        return ownBehalf.call(
                () -> tasks.createTaskQuery().processInstanceId(instance).list());
    }
}
