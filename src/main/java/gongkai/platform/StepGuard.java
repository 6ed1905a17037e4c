package gongkai.platform;

import gongkai.platform.EngineCases.OpenTask;
import java.time.Instant;
import java.util.Set;

/**
 * Looks over each step of a case just before it is completed, whatever its diagram, and hears of steps that went away otherwise. A
 * bean of any module; all are asked inside the engine's step and its transaction, before the diagram's own listeners. What
 * has no case number is not asked about.
 */
public interface StepGuard {

    /** @throws Refused where the step may not be completed now, or not with this outcome; the task stays open */
    default void beforeCompletion(Step step) {}

    /** @throws Refused where the signed-in person may not send the case back from this step */
    default void beforeSendingBack(OpenTask task) {}

    /** @throws Refused where the task may not fall to a person only because whoever has it is away; it stays with whom it is */
    default void beforeFallingTo(String deputy, OpenTask task) {}

    /** The task was taken away without being completed: a timer, a withdrawal, a step back. Nothing can be refused any more. */
    default void gone(Step step) {}

    /** @param due the task's new due date; null where its clock stands still */
    default void dueMoved(Step step, Instant due) {}

    /** One user task of a case. */
    interface Step {

        String taskId();

        String caseNumber();

        /** The process's key. */
        String process();

        /** The process instance's id. */
        String instance();

        /** The user task's id in the diagram. */
        String id();

        /** What the diagram calls the step. */
        String label();

        /** Who has taken it, or null. */
        String assignee();

        /** The engine groups that it is offered to; asking costs a statement. */
        Set<String> groups();

        /** What was chosen, as the diagram's own listeners see it. */
        Object outcome();
    }
}
