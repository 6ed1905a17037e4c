package gongkai.cataloguerevision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.withVariables;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import gongkai.organisation.Role;
import gongkai.platform.Refused;
import gongkai.testing.DiagramPaths;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every path of the diagram on a bare engine, with the real tasks above a desk that answers as told. */
@Deployment(resources = "bpmn/catalogue-revision.bpmn")
class CatalogueRevisionPathsTest {

    private static final String NUMBER = "ML-2026-000001";
    private static final Map<String, Object> WHOLE =
            Map.of("catalogue", "bureau", "effectiveFrom", "2026-12-01", "reason", "机构调整");
    private static final RevisionDesk DESK = mock(RevisionDesk.class);

    @RegisterExtension
    static final DiagramPaths PATHS = DiagramPaths.of("catalogueRevisionTasks", new CatalogueRevisionTasks(DESK));

    @BeforeEach
    void answers() {
        reset(DESK);
        when(DESK.open(any())).thenReturn(NUMBER);
        when(DESK.group(any(), any()))
                .thenAnswer(call -> call.<Role>getArgument(1).id());
    }

    private static ProcessInstance opened() {
        return runtimeService().startProcessInstanceByKey("catalogue-revision", withVariables("catalogue", "bureau"));
    }

    private static ProcessInstance submitted() {
        var instance = opened();
        PATHS.answer(instance, "draft", "submit", WHOLE);
        return instance;
    }

    @Test
    void adoptedAfterReviewAndApproval() {
        var instance = submitted();
        assertThat(instance).hasBusinessKey(NUMBER);
        verify(DESK).open("bureau");
        verify(DESK).submit(NUMBER, "bureau", LocalDate.parse("2026-12-01"), "机构调整", null);
        PATHS.answer(instance, "review", "approve", Map.of());
        PATHS.answer(instance, "approve", "approve", Map.of("comment", "同意"));
        verify(DESK).approve(NUMBER, "同意");
        verify(DESK).adopt(NUMBER);
        verify(DESK).archive(NUMBER);
        assertThat(instance).isEnded().hasPassed("adopted");
    }

    @Test
    void sentBackTwiceAndSubmittedAgain() {
        var instance = submitted();
        PATHS.answer(instance, "review", "return", Map.of("comment", "漏了一项"));
        verify(DESK).sentBackFromReview(NUMBER, "漏了一项");
        PATHS.answer(instance, "draft", "submit", WHOLE);
        PATHS.answer(instance, "review", "approve", Map.of());
        PATHS.answer(instance, "approve", "return", Map.of("comment", "时限太长"));
        verify(DESK).sentBack(NUMBER, "时限太长");
        verify(DESK, never()).adopt(any());
        assertThat(instance).isWaitingAt("draft");
    }

    @Test
    void cancelledByTheOffice() {
        var instance = opened();
        PATHS.answer(instance, "draft", "cancel", Map.of("comment", "不改了"));
        verify(DESK).cancel(NUMBER, "不改了");
        verify(DESK).archive(NUMBER);
        assertThat(instance).isEnded().hasPassed("cancelled").hasNotPassed("adopt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"review", "approve"})
    void sendingBackNeedsAReason(String step) {
        var instance = submitted();
        if (step.equals("approve")) {
            PATHS.answer(instance, "review", "approve", Map.of());
        }
        assertThatThrownBy(() -> PATHS.answer(instance, step, "return", Map.of()))
                .rootCause()
                .isInstanceOf(Refused.class)
                .hasMessage("请填写退回的理由");
        assertThatThrownBy(() -> PATHS.answer(instance, step, "adopt", Map.of()))
                .rootCause()
                .isInstanceOf(Refused.class)
                .hasMessageContaining("没有“adopt”这个办理结果");
    }

    @Test
    void refusesADateThatIsNone() {
        var instance = opened();
        assertThatThrownBy(
                        () -> PATHS.answer(instance, "draft", "submit", Map.of("effectiveFrom", "明年", "reason", "调整")))
                .rootCause()
                .isInstanceOf(Refused.class)
                .hasMessage("生效日期应写成2026-09-24的样子");
    }
}
