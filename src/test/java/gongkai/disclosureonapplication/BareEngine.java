package gongkai.disclosureonapplication;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import gongkai.cases.PhaseNotices;
import gongkai.deadlines.Deadlines;
import gongkai.organisation.Role;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;

/**
 * The product's own diagram on the engine as it comes: full history, no rights, and desks that answer without doing
 * anything. What the product costs is what it costs beyond this.
 */
public final class BareEngine {

    private BareEngine() {}

    public static ProcessEngine on(DataSource database) {
        var configuration = new StandaloneProcessEngineConfiguration();
        // Not the default name: under that one the product's REST interface would find this engine.
        configuration.setProcessEngineName("bare-" + UUID.randomUUID());
        configuration.setDataSource(database);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory("full");
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(false);
        configuration.setTaskMetricsEnabled(false);
        configuration.setBeans(
                new HashMap<>(Map.of("disclosureOnApplicationTasks", tasks(), "deadlines", deadlines())));
        var engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource("bpmn/disclosure-on-application.bpmn")
                .deploy();
        return engine;
    }

    private static DisclosureOnApplicationTasks tasks() {
        ReviewDesk review = mock(ReviewDesk.class, withSettings().stubOnly());
        when(review.group(anyString(), any()))
                .thenAnswer(call -> call.<Role>getArgument(1).id());
        when(review.decisionOf(anyString())).thenReturn(Decision.GRANT);
        return new DisclosureOnApplicationTasks(
                mock(ApplicationDesk.class, withSettings().stubOnly()),
                review,
                mock(PhaseNotices.class, withSettings().stubOnly()));
    }

    private static Deadlines deadlines() {
        Deadlines deadlines = mock(Deadlines.class, withSettings().stubOnly());
        when(deadlines.due(any(), any())).thenReturn(new Date(System.currentTimeMillis() + 864_000_000));
        when(deadlines.reminders(any(), any())).thenReturn("R/PT240H");
        when(deadlines.alerts(any(), any())).thenReturn("R/PT240H");
        return deadlines;
    }
}
