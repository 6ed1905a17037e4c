package gongkai.platform;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.TimerEventJobHandler.TimerJobConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Moves what the engine holds of a phase when its deadline moves: the due dates of the open tasks inside the subprocess
 * {@code <phase>} and its two boundary timers, {@code <phase>-reminder} and {@code <phase>-overdue}. A phase inside the
 * phase (one with an overdue timer of its own) keeps its dates. Where the office waits for somebody outside, the phase is
 * the one step that waits, with the boundary timer {@code <phase>-expired}: it goes off at the due date itself.
 */
@Component
public class PhaseTimers {

    private static final String OVERDUE = "-overdue";
    private static final String REMINDER = "-reminder";
    private static final String EXPIRED = "-expired";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final CommandExecutor commands;

    public PhaseTimers(ProcessEngine engine) {
        this.runtime = engine.getRuntimeService();
        this.tasks = engine.getTaskService();
        this.management = engine.getManagementService();
        this.commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();
    }

    /**
     * @param due the end of the last day, for the tasks; null takes their due date away (the clock stands still)
     * @param nextReminder when {@code <phase>-reminder} fires next; null parks it
     * @param nextAlert when {@code <phase>-overdue} fires next; null parks it
     */
    public void move(String businessKey, String phase, Instant due, Instant nextReminder, Instant nextAlert) {
        // Whoever extends a deadline moves also what others hold, so no rights are asked here.
        commands.execute(context -> context.runWithoutAuthorization(() -> {
            Set<String> instances =
                    runtime.createProcessInstanceQuery().processInstanceBusinessKey(businessKey).list().stream()
                            .map(ProcessInstance::getId)
                            .collect(Collectors.toSet());
            if (!instances.isEmpty()) {
                moveTasks(context, instances, phase, due);
                moveTimers(instances, phase, due, nextReminder, nextAlert);
            }
            return null;
        }));
    }

    private void moveTasks(CommandContext context, Set<String> instances, String phase, Instant due) {
        List<Task> open = tasks.createTaskQuery()
                .processInstanceIdIn(instances.toArray(String[]::new))
                .list();
        for (Task task : open) {
            if (phase.equals(phaseOf(context, task))) {
                tasks.setDueDate(task.getId(), due == null ? null : Date.from(due));
            }
        }
    }

    private void moveTimers(Set<String> instances, String phase, Instant due, Instant nextReminder, Instant nextAlert) {
        for (Job job : management
                .createJobQuery()
                .processInstanceIds(instances)
                .timers()
                .list()) {
            String timer = timerOf(job);
            if ((phase + REMINDER).equals(timer)) {
                management.setJobDuedate(job.getId(), date(nextReminder));
            } else if ((phase + OVERDUE).equals(timer)) {
                management.setJobDuedate(job.getId(), date(nextAlert));
            } else if ((phase + EXPIRED).equals(timer)) {
                management.setJobDuedate(job.getId(), date(due));
            }
        }
    }

    private static Date date(Instant next) {
        return Date.from(next == null ? TimerCycle.PARKED : next);
    }

    /** The timer event's id in the diagram; from the job itself, so that no further row is read. */
    private static String timerOf(Job job) {
        return ((JobEntity) job).getJobHandlerConfiguration() instanceof TimerJobConfiguration timer
                ? timer.getTimerElementKey()
                : null;
    }

    /** The task itself where it waits for somebody outside, else the nearest subprocess around it that is a phase. */
    private static String phaseOf(CommandContext context, Task task) {
        ProcessDefinitionEntity diagram = context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(task.getProcessDefinitionId());
        ActivityImpl step = diagram.findActivity(task.getTaskDefinitionKey());
        ScopeImpl around = step.getFlowScope();
        for (ActivityImpl neighbour : around.getActivities()) {
            if (neighbour.getEventScope() == step && neighbour.getId().endsWith(EXPIRED)) {
                return neighbour.getId().substring(0, neighbour.getId().length() - EXPIRED.length());
            }
        }
        while (around instanceof ActivityImpl subprocess) {
            if (diagram.findActivity(subprocess.getId() + OVERDUE) != null) {
                return subprocess.getId();
            }
            around = subprocess.getFlowScope();
        }
        return null;
    }
}
