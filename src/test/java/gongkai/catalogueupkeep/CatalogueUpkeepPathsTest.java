package gongkai.catalogueupkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.historyService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.managementService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.withVariables;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import gongkai.cases.PhaseNotices;
import gongkai.platform.Refused;
import gongkai.testing.DiagramPaths;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every path of the diagram on a bare engine, with the real tasks above a desk that answers as told. */
@Deployment(resources = "bpmn/catalogue-upkeep.bpmn")
class CatalogueUpkeepPathsTest {

    private static final String NUMBER = "DQ-2026-000001";
    private static final UpkeepRound ROUND = mock(UpkeepRound.class);
    private static final ObligationDesk DESK = mock(ObligationDesk.class);
    private static final PhaseNotices NOTICES = mock(PhaseNotices.class);

    @RegisterExtension
    static final DiagramPaths PATHS =
            DiagramPaths.of("catalogueUpkeepTasks", new CatalogueUpkeepTasks(ROUND, DESK, NOTICES));

    @BeforeEach
    void answers() {
        reset(ROUND, DESK, NOTICES);
        when(DESK.groups(anyString())).thenReturn(List.of("unit-ZGS", "unit-JW"));
    }

    private static ProcessInstance owed() {
        ProcessInstance instance = runtimeService().startProcessInstanceByMessage("update-due", NUMBER);
        assertThat(instance).isWaitingAt("prepare-update");
        return instance;
    }

    private static void tell(String message) {
        runtimeService()
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(NUMBER)
                .correlateAll();
    }

    @Test
    void closesByItselfWhenItIsPublished() {
        var instance = owed();
        assertThat(task()).hasCandidateGroup("unit-ZGS");
        assertThat(task()).hasCandidateGroup("unit-JW");
        tell("update-published");
        assertThat(instance).isEnded().hasPassed("published", "archive", "closed");
        verify(DESK).archive(NUMBER);
    }

    @Test
    void coveredByAnother() {
        var instance = owed();
        complete(task(), withVariables("outcome", "covered", "disclosure", " GK-2026-000009 ", "comment", "合并公开"));
        verify(DESK).cover(NUMBER, "GK-2026-000009", "合并公开");
        assertThat(instance).isEnded().hasPassed("update-ended", "archive", "closed");
    }

    @Test
    void droppedFromTheCatalogue() {
        var instance = owed();
        tell("item-dropped");
        assertThat(instance).isEnded().hasPassed("archive-dropped", "dropped");
        verify(DESK).archive(NUMBER);
    }

    @Test
    void offeredToOthersWhenTheCatalogueNamesOthers() {
        var instance = owed();
        when(DESK.groups(anyString())).thenReturn(List.of("unit-FZS"));
        tell("responsibility-changed");
        assertThat(instance).isWaitingAt("prepare-update");
        assertThat(task()).hasCandidateGroup("unit-FZS");
    }

    @Test
    void lateOnesAreRemindedAndAlerted() {
        var instance = owed();
        execute(job("update-reminder"));
        execute(job("remind-update"));
        execute(job("update-overdue"));
        execute(job("alert-update"));
        verify(NOTICES).remind(NUMBER, "update");
        verify(NOTICES).alert(NUMBER, "update");
        assertThat(instance).isWaitingAt("prepare-update");
    }

    @Test
    void eachDayWhatIsDueIsOpenedUntilNothingIsLeft() {
        when(ROUND.moreDue()).thenReturn(true, false);
        var timer = managementService().createJobQuery().timers().singleResult();
        managementService().executeJob(timer.getId());
        for (int part = 0; part < 2; part++) {
            managementService()
                    .executeJob(managementService()
                            .createJobQuery()
                            .messages()
                            .singleResult()
                            .getId());
        }
        verify(ROUND, times(2)).look();
        assertThat(runtimeService().createProcessInstanceQuery().count()).isZero();
        assertThat(historyService()
                        .createHistoricActivityInstanceQuery()
                        .activityId("looked")
                        .count())
                .isEqualTo(1);
        assertThat(managementService().createJobQuery().timers().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "outcome,' ',请选择办理结果",
        "outcome,done,没有“done”这个办理结果",
        "disclosure,' ',请填写公开编号",
    })
    void whatIsNotRightIsRefused(String field, String value, String sentence) {
        var instance = owed();
        Map<String, Object> fields = new HashMap<>(Map.of("outcome", "covered", "disclosure", "GK-2026-000009"));
        fields.put(field, value);
        assertThatThrownBy(() -> complete(task(), fields))
                .hasRootCauseInstanceOf(Refused.class)
                .hasStackTraceContaining(sentence);
        assertThat(instance).isWaitingAt("prepare-update");
    }
}
