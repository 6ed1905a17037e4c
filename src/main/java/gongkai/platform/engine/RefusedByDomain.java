package gongkai.platform.engine;

import org.camunda.bpm.engine.BadUserRequestException;

/** Our refusal as the engine's own kind, so that REST and Tasklist answer 400 with the bare sentence; the cause is the refusal itself. */
public class RefusedByDomain extends BadUserRequestException {

    RefusedByDomain(RuntimeException refusal) {
        super(refusal.getMessage(), refusal);
    }
}
