package gongkai.platform;

import gongkai.platform.engine.OneAtATime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricIdentityLinkLog;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a case back to an earlier step, against the flow of its diagram. The step is begun anew in the same phase and the
 * present one ended after it, so the phase never ends: its timers, its deadline and its due dates stay what they are. What
 * the case itself forgets of it is the procedure's to say, in the same transaction.
 */
@Component
public class EngineSteps {

    private static final String USER_TASK = "userTask";
    private static final String ADDED = "add";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final HistoryService history;
    private final RepositoryService repository;
    private final OnOwnBehalf ownBehalf;

    public EngineSteps(ProcessEngineConfigurationImpl configuration, OnOwnBehalf ownBehalf) {
        this.runtime = configuration.getRuntimeService();
        this.tasks = configuration.getTaskService();
        this.history = configuration.getHistoryService();
        this.repository = configuration.getRepositoryService();
        this.ownBehalf = ownBehalf;
    }

    /** A task that is open. */
    public record Open(
            String taskId,
            String step,
            String label,
            String assignee,
            String execution,
            String instance,
            String diagram) {}

    /**
     * The step that a case left last.
     *
     * @param by who completed it; null where nobody did: it was left by a timer, or taken or sent back
     * @param groups the engine groups that it was offered to
     */
    public record Left(String step, String label, String by, Set<String> groups) {}

    /** A step that was completed. */
    public record Done(String step, String label, String by) {}

    /** What is open in a case of a process. */
    public List<Open> open(String process, String caseNumber) {
        return ownBehalf.call(() ->
                tasks
                        .createTaskQuery()
                        .processDefinitionKey(process)
                        .processInstanceBusinessKey(caseNumber)
                        .list()
                        .stream()
                        .map(EngineSteps::open)
                        .toList());
    }

    /**
     * Keeps everybody else from claiming and completing the task until the transaction ends, after waiting for whoever is
     * about to.
     *
     * @return the task as it is then
     * @throws OptimisticLockingException where it is no longer there
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Open lock(String taskId) {
        return ownBehalf.call(() -> {
            OneAtATime.await(taskId);
            Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
            if (task == null) {
                throw new OptimisticLockingException("The task " + taskId + " is gone");
            }
            return open(task);
        });
    }

    /** The user task that the case left last; empty where it has left none yet, or has ended. */
    public Optional<Left> left(String process, String caseNumber) {
        return ownBehalf.call(() -> {
            ProcessInstance instance = runtime.createProcessInstanceQuery()
                    .processDefinitionKey(process)
                    .processInstanceBusinessKey(caseNumber)
                    .singleResult();
            if (instance == null) {
                return Optional.empty();
            }
            return history
                    .createHistoricActivityInstanceQuery()
                    .processInstanceId(instance.getId())
                    .activityType(USER_TASK)
                    .finished()
                    .orderByHistoricActivityInstanceEndTime()
                    .desc()
                    .orderPartiallyByOccurrence()
                    .desc()
                    .listPage(0, 1)
                    .stream()
                    .findFirst()
                    .map(one -> new Left(
                            one.getActivityId(), one.getActivityName(), completedBy(one), offeredTo(one.getTaskId())));
        });
    }

    private Set<String> offeredTo(String taskId) {
        return history
                .createHistoricIdentityLinkLogQuery()
                .taskId(taskId)
                .type(IdentityLinkType.CANDIDATE)
                .operationType(ADDED)
                .list()
                .stream()
                .map(HistoricIdentityLinkLog::getGroupId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /**
     * The other steps that were completed in the phase of an open task, and the one that led into the phase: each as it was done last,
     * so that a new round takes the place of the one before.
     */
    public List<Done> before(String taskId) {
        return ownBehalf.call(() -> {
            String instance =
                    tasks.createTaskQuery().taskId(taskId).singleResult().getProcessInstanceId();
            List<HistoricActivityInstance> all = history.createHistoricActivityInstanceQuery()
                    .processInstanceId(instance)
                    .activityType(USER_TASK)
                    .orderByHistoricActivityInstanceEndTime()
                    .asc()
                    .orderPartiallyByOccurrence()
                    .asc()
                    .list();
            HistoricActivityInstance present = all.stream()
                    .filter(one -> taskId.equals(one.getTaskId()))
                    .findFirst()
                    .orElseThrow();
            Map<String, HistoricActivityInstance> inPhase = new LinkedHashMap<>();
            HistoricActivityInstance ledIn = null;
            for (HistoricActivityInstance one : all) {
                if (one.getEndTime() == null || one.isCanceled()) {
                    continue;
                }
                if (one.getParentActivityInstanceId().equals(present.getParentActivityInstanceId())) {
                    inPhase.put(one.getActivityId(), one);
                } else if (inPhase.isEmpty()) {
                    ledIn = one;
                }
            }
            inPhase.remove(present.getActivityId());
            return Stream.concat(Stream.ofNullable(ledIn), inPhase.values().stream())
                    .map(one -> new Done(one.getActivityId(), one.getActivityName(), completedBy(one)))
                    .toList();
        });
    }

    private String completedBy(HistoricActivityInstance step) {
        if (step.isCanceled()) {
            return null;
        }
        return history
                .createUserOperationLogQuery()
                .taskId(step.getTaskId())
                .operationType(UserOperationLogEntry.OPERATION_TYPE_COMPLETE)
                .listPage(0, 1)
                .stream()
                .findFirst()
                .map(UserOperationLogEntry::getUserId)
                .orElse(null);
    }

    /**
     * Begins a step anew in place of an open one of the same phase.
     *
     * @param to the user task's id
     * @return the new task
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Open begin(Open from, String to) {
        ownBehalf.run(() -> {
            mustBeOneOfItsPhase(from, to);
            ActivityInstance present = Stream.of(runtime.getActivityInstance(from.instance()))
                    .flatMap(EngineSteps::withAllBelow)
                    .filter(one -> one.getActivityId().equals(from.step())
                            && Arrays.asList(one.getExecutionIds()).contains(from.execution()))
                    .findFirst()
                    .orElseThrow(() -> new OptimisticLockingException("The task " + from.taskId() + " is gone"));
            runtime.createProcessInstanceModification(from.instance())
                    .startBeforeActivity(to, present.getParentActivityInstanceId())
                    .cancelActivityInstance(present.getId())
                    .execute();
        });
        // Asked after that command is done: what it made isn't written before.
        return ownBehalf.call(() -> open(tasks.createTaskQuery()
                .processInstanceId(from.instance())
                .taskDefinitionKey(to)
                .singleResult()));
    }

    /** Else the engine would enter the other phase anew, with timers of its own. */
    private void mustBeOneOfItsPhase(Open from, String to) {
        BpmnModelInstance diagram = repository.getBpmnModelInstance(from.diagram());
        ModelElementInstance aim = diagram.getModelElementById(to);
        ModelElementInstance present = diagram.getModelElementById(from.step());
        if (aim == null || !aim.getParentElement().equals(present.getParentElement())) {
            throw new IllegalStateException(to + " isn't in the phase of " + from.step());
        }
    }

    private static Stream<ActivityInstance> withAllBelow(ActivityInstance instance) {
        return Stream.concat(
                Stream.of(instance),
                Arrays.stream(instance.getChildActivityInstances()).flatMap(EngineSteps::withAllBelow));
    }

    private static Open open(Task task) {
        return new Open(
                task.getId(),
                task.getTaskDefinitionKey(),
                task.getName(),
                task.getAssignee(),
                task.getExecutionId(),
                task.getProcessInstanceId(),
                task.getProcessDefinitionId());
    }
}
