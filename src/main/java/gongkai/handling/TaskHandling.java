package gongkai.handling;

import gongkai.platform.Refused;
import java.time.Instant;
import java.util.List;

/**
 * What can be done with a task beside completing it, as the signed-in person sees it.
 *
 * @param taskId null where the case itself is meant; @param label the step's
 * @param holder who has taken it, or null
 * @param asked what he is asked, where the task asks for his opinion; else null
 * @param requests whose opinions were asked for before this step is done
 * @param handoverTo to whom it may be handed
 * @param sendBackTo the earlier steps to which it may be sent back
 */
public record TaskHandling(
        String taskId,
        String number,
        String label,
        String holder,
        Asked asked,
        List<Verb> verbs,
        List<Request> requests,
        List<Choice> handoverTo,
        List<StepsBackDesk.Aim> sendBackTo) {

    /** @param why the sentence where it isn't allowed, else null */
    public record Verb(String id, String label, boolean allowed, String why) {

        /** @param guard refuses where it isn't allowed now */
        static Verb of(String id, String label, Runnable guard) {
            try {
                guard.run();
                return new Verb(id, label, true, null);
            } catch (Refused because) {
                return new Verb(id, label, false, because.getMessage());
            }
        }
    }

    public record Asked(String by, String kind, String step, String question) {}

    /** @param mayTakeBack whether the signed-in person may take it back now */
    public record Request(
            long id,
            Kind kind,
            String kindLabel,
            int round,
            String by,
            String of,
            String question,
            Instant dueAt,
            State state,
            String stateLabel,
            String answer,
            Instant askedAt,
            Instant answeredAt,
            boolean mayTakeBack) {}
}
