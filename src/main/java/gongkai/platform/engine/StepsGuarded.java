package gongkai.platform.engine;

import gongkai.platform.StepGuard;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;

/**
 * Asks the {@link StepGuard}s at every user task of every diagram. The engine runs built-in listeners before those of the diagram,
 * and also where it was told to skip the latter.
 */
class StepsGuarded extends AbstractBpmnParseListener {

    private final Supplier<List<StepGuard>> guards;

    StepsGuarded(Supplier<List<StepGuard>> guards) {
        this.guards = guards;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, asking(StepGuard::beforeCompletion));
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, asking(StepGuard::gone));
        TaskListener moved = asking((guard, step) -> guard.dueMoved(step, step.due()));
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_UPDATE, changed -> {
            if (((TaskEntity) changed).getPropertyChanges().containsKey(TaskEntity.DUE_DATE)) {
                moved.notify(changed);
            }
        });
    }

    private TaskListener asking(BiConsumer<StepGuard, OpenTask> question) {
        return task -> {
            OpenTask step = new OpenTask((TaskEntity) task);
            if (step.caseNumber() != null) {
                guards.get().forEach(guard -> question.accept(guard, step));
            }
        };
    }

    private record OpenTask(TaskEntity task) implements StepGuard.Step {

        Instant due() {
            return task.getDueDate() == null ? null : task.getDueDate().toInstant();
        }

        @Override
        public String taskId() {
            return task.getId();
        }

        @Override
        public String caseNumber() {
            return task.getExecution().getProcessBusinessKey();
        }

        @Override
        public String process() {
            return task.getProcessDefinition().getKey();
        }

        @Override
        public String instance() {
            return task.getProcessInstanceId();
        }

        @Override
        public String id() {
            return task.getTaskDefinitionKey();
        }

        @Override
        public String label() {
            return task.getName();
        }

        @Override
        public String assignee() {
            return task.getAssignee();
        }

        @Override
        public Set<String> groups() {
            return task.getCandidates().stream()
                    .map(IdentityLink::getGroupId)
                    .filter(group -> group != null)
                    .collect(Collectors.toSet());
        }

        @Override
        public Object outcome() {
            return task.getVariable("outcome");
        }
    }
}
