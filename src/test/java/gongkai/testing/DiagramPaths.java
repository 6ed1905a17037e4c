package gongkai.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import gongkai.deadlines.Deadlines;
import gongkai.platform.DailyCycle;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A bare engine of its own for the tests of one diagram: the real tasks above desks that answer as told, dates and cycles
 * that never matter. At the end every sequence flow must have been taken.
 */
public final class DiagramPaths extends ProcessEngineExtension implements BeforeAllCallback {

    private final PathCoverage flows = new PathCoverage();

    /**
     * @param tasks the name and the bean that the diagram's expressions call
     * @param rules what else the engine is to know of the product's rules
     */
    public static DiagramPaths of(String tasks, Object bean, ProcessEnginePlugin... rules) {
        DiagramPaths paths = new DiagramPaths();
        var engine = new StandaloneInMemProcessEngineConfiguration();
        engine.setJdbcUrl("jdbc:h2:mem:" + tasks);
        engine.setJobExecutorActivate(false);
        engine.setCustomPreBPMNParseListeners(List.of(paths.flows));
        engine.getProcessEnginePlugins().addAll(List.of(rules));
        engine.setBeans(new HashMap<>(Map.of(tasks, bean, "deadlines", deadlines(), "dailyCycle", daily())));
        paths.useProcessEngine(engine.buildProcessEngine());
        return paths;
    }

    private static Deadlines deadlines() {
        Deadlines deadlines = mock(Deadlines.class);
        when(deadlines.due(any(), any())).thenReturn(new Date());
        when(deadlines.reminders(any(), any())).thenReturn("R/PT24H");
        when(deadlines.alerts(any(), any())).thenReturn("R/PT24H");
        return deadlines;
    }

    private static DailyCycle daily() {
        DailyCycle daily = mock(DailyCycle.class);
        when(daily.fromNow()).thenReturn("R/PT24H");
        return daily;
    }

    /** The assertions ask the engine that they have met first, which may be another test's. */
    @Override
    public void beforeAll(ExtensionContext context) {
        init(processEngine);
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        super.afterAll(context);
        assertThat(flows.untried()).as("flows that no test has taken").isEmpty();
    }

    /** Completes the open task of this name with its outcome and its other answers, as the form does. */
    public void answer(ProcessInstance instance, String task, String outcome, Map<String, Object> fields) {
        BpmnAwareTests.assertThat(instance).isWaitingAt(task);
        Task open = taskService
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .taskDefinitionKey(task)
                .list()
                .get(0);
        Map<String, Object> answers = new HashMap<>(fields);
        answers.put("outcome", outcome);
        taskService.complete(open.getId(), answers);
    }
}
