package gongkai.handling;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import gongkai.testing.DiagramPaths;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every path of the diagram on a bare engine, with the real tasks above a desk that answers as told. */
@Deployment(resources = "bpmn/countersign.bpmn")
class CountersignPathsTest {

    private static final String NUMBER = "YSQ-2026-000001";
    private static final Instant DUE = Instant.parse("2026-09-24T15:59:59Z");
    private static final OpinionDesk DESK = mock(OpinionDesk.class);

    @RegisterExtension
    static final DiagramPaths PATHS = DiagramPaths.of("countersignTasks", new CountersignTasks(DESK));

    @BeforeEach
    void answers() {
        reset(DESK);
        when(DESK.assignee(anyString())).thenReturn("deputy");
        when(DESK.due(anyString())).thenReturn(DUE);
    }

    private static ProcessInstance asked() {
        return runtimeService().startProcessInstanceByKey(CountersignProcess.KEY, NUMBER, Map.of("request", 7L));
    }

    @Test
    void askedOfOnePersonUntilTheStepIsDue() {
        var instance = asked();
        verify(DESK).begin(7L, instance.getId());
        assertThat(instance).isWaitingAt(CountersignProcess.GIVE_OPINION);
        assertThat(task()).isAssignedTo("deputy").hasDueDate(Date.from(DUE));
    }

    @Test
    void agreed() {
        var instance = asked();
        PATHS.answer(instance, CountersignProcess.GIVE_OPINION, "agree", Map.of());
        verify(DESK).agree(instance.getId(), null);
        assertThat(instance).isEnded().hasPassed("agreed").hasNotPassed("disagreed");
    }

    @Test
    void disagreed() {
        var instance = asked();
        PATHS.answer(instance, CountersignProcess.GIVE_OPINION, "disagree", Map.of("comment", "数字有出入"));
        verify(DESK).disagree(instance.getId(), "数字有出入");
        assertThat(instance).isEnded().hasPassed("disagreed");
    }

    @Test
    void aRefusedAnswerLeavesTheTaskOpen() {
        var instance = asked();
        assertThatThrownBy(() -> PATHS.answer(instance, CountersignProcess.GIVE_OPINION, "disagree", Map.of()))
                .hasStackTraceContaining("请填写不同意的理由");
        assertThatThrownBy(() -> PATHS.answer(instance, CountersignProcess.GIVE_OPINION, "perhaps", Map.of()))
                .hasStackTraceContaining("这一步没有“perhaps”这个办理结果");
        verify(DESK, never()).disagree(eq(instance.getId()), anyString());
        assertThat(instance).isWaitingAt(CountersignProcess.GIVE_OPINION);
    }
}
