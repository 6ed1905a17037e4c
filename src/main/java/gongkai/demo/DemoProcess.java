package gongkai.demo;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Takes cases through their steps as the people of the demonstration do at their task lists, with their rights and no others. */
@Component
@Profile("demo")
class DemoProcess {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final FormService forms;
    private final IdentityService identity;
    private final ManagementService management;

    DemoProcess(
            RuntimeService runtime,
            TaskService tasks,
            FormService forms,
            IdentityService identity,
            ManagementService management) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.forms = forms;
        this.identity = identity;
        this.management = management;
    }

    /** @return the new case's number */
    String start(String person, String process, Map<String, Object> answers) {
        return as(
                person,
                () -> runtime.startProcessInstanceByKey(process, answers).getBusinessKey());
    }

    void complete(String person, String number, String step, Map<String, Object> answers) {
        as(person, () -> {
            var task = tasks.createTaskQuery()
                    .processInstanceBusinessKey(number)
                    .taskDefinitionKey(step)
                    .singleResult();
            forms.submitTaskForm(task.getId(), answers);
            return null;
        });
    }

    /** The user task at which a case waits, the first of them; null where it waits for none. */
    String waitsAt(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .map(Task::getTaskDefinitionKey)
                .findFirst()
                .orElse(null);
    }

    /** @return the number of the case whose step is offered to a group; null where none is */
    String waitingFor(String group, String step) {
        return tasks.createTaskQuery().taskCandidateGroup(group).taskDefinitionKey(step).list().stream()
                .map(task -> runtime.createProcessInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey())
                .findFirst()
                .orElse(null);
    }

    /** What a procedure does each day by itself, up to its first task. */
    void look(String process, String step) {
        var looking = runtime.createProcessInstanceByKey(process)
                .startBeforeActivity(step)
                .execute();
        runJobs(() -> Stream.of(looking.getId()));
    }

    /** What the engine would do a moment later; timers are left to it. */
    void runJobs(String number) {
        runJobs(() -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(number).list().stream()
                .map(instance -> instance.getProcessInstanceId()));
    }

    private void runJobs(Supplier<Stream<String>> instances) {
        for (List<Job> due = messages(instances); !due.isEmpty(); due = messages(instances)) {
            due.forEach(job -> management.executeJob(job.getId()));
        }
    }

    private List<Job> messages(Supplier<Stream<String>> instances) {
        return instances
                .get()
                .flatMap(instance -> management.createJobQuery().processInstanceId(instance).messages().list().stream())
                .toList();
    }

    private <T> T as(String person, Supplier<T> work) {
        var groups = identity.createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .toList();
        identity.setAuthentication(person, groups);
        try {
            return work.get();
        } finally {
            identity.clearAuthentication();
        }
    }
}
