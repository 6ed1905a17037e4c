package gongkai.platform.engine;

import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.DMN_DECISION_EVALUATE;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.FORM_PROPERTY_UPDATE;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.VARIABLE_INSTANCE_CREATE;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.VARIABLE_INSTANCE_DELETE;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.VARIABLE_INSTANCE_MIGRATE;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.VARIABLE_INSTANCE_UPDATE;
import static org.camunda.bpm.engine.impl.history.event.HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL;

import java.util.Set;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/**
 * The engine's full history, less every value of a form, a variable or a decision table: answers pass through the engine to our own tables,
 * which are the record that counts, and leave no copy behind. Processes of mere plumbing leave nothing at all.
 */
class AnswerlessHistory implements HistoryLevel {

    static final String NAME = "gongkai";

    private static final Set<HistoryEventType> VALUES = Set.of(
            VARIABLE_INSTANCE_CREATE,
            VARIABLE_INSTANCE_UPDATE,
            VARIABLE_INSTANCE_UPDATE_DETAIL,
            VARIABLE_INSTANCE_MIGRATE,
            VARIABLE_INSTANCE_DELETE,
            FORM_PROPERTY_UPDATE,
            DMN_DECISION_EVALUATE);

    private final Set<String> unrecordedProcesses;

    AnswerlessHistory(Set<String> unrecordedProcesses) {
        this.unrecordedProcesses = unrecordedProcesses;
    }

    /** Kept in the database; the engine refuses to start under another one. */
    @Override
    public int getId() {
        return 20;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
        return !VALUES.contains(type) && !unrecordedProcesses.contains(processOf(entity));
    }

    /** @return the key of the process that the entity belongs to; empty where the question is a general one */
    private static String processOf(Object entity) {
        if (entity instanceof ExecutionEntity execution) {
            return execution.getProcessDefinition() == null
                    ? ""
                    : execution.getProcessDefinition().getKey();
        }
        if (entity instanceof TaskEntity task) {
            return task.getProcessDefinition() == null
                    ? ""
                    : task.getProcessDefinition().getKey();
        }
        if (entity instanceof JobEntity job) {
            return job.getProcessDefinitionKey() == null ? "" : job.getProcessDefinitionKey();
        }
        if (entity instanceof IncidentEntity incident) {
            return incident.getProcessDefinition() == null
                    ? ""
                    : incident.getProcessDefinition().getKey();
        }
        return "";
    }
}
