package gongkai.demo;

import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
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

    DemoProcess(RuntimeService runtime, TaskService tasks, FormService forms, IdentityService identity) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.forms = forms;
        this.identity = identity;
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
