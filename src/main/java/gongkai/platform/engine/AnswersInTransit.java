package gongkai.platform.engine;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.core.variable.scope.AbstractVariableScope;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * A form's answers are variables only until the diagram's own listeners have passed them on to the case: after the last
 * {@code complete} listener of a user task, and at the end of a process's start event, they are taken away again, in the
 * same transaction, so no row of them is ever written. Only what later gateways ask for stays.
 *
 * <p>What a scope inside the process holds (a loop's counters, a subprocess's inputs) is the diagram's and is left alone.
 */
class AnswersInTransit extends AbstractBpmnParseListener {

    private final Set<String> lasting;

    /** @param lasting names of the variables that stay, the outcome first of all */
    AnswersInTransit(Set<String> lasting) {
        this.lasting = lasting;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskListener last = this::forgetAnswers;
        ((UserTaskActivityBehavior) activity.getActivityBehavior())
                .getTaskDefinition()
                .addTaskListener(TaskListener.EVENTNAME_COMPLETE, last);
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl startEvent) {
        if (scope instanceof ProcessDefinitionEntity) {
            ExecutionListener last = execution -> forget(((ExecutionEntity) execution).getProcessInstance());
            startEvent.addListener(ExecutionListener.EVENTNAME_END, last);
        }
    }

    private void forgetAnswers(DelegateTask task) {
        forget((TaskEntity) task);
        forget(((TaskEntity) task).getProcessInstance());
    }

    private void forget(AbstractVariableScope scope) {
        List<String> answers = scope.getVariableNamesLocal().stream()
                .filter(name -> !lasting.contains(name))
                .toList();
        scope.removeVariablesLocal(answers);
    }
}
