package gongkai.handling;

import static gongkai.handling.CountersignProcess.GIVE_OPINION;

import gongkai.platform.StepGuard;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** A step about which others were asked waits for them, and they need not answer once it is gone. */
@Component
class OpinionsFirst implements StepGuard {

    private final OpinionDesk desk;

    OpinionsFirst(OpinionDesk desk) {
        this.desk = desk;
    }

    @Override
    public void beforeCompletion(Step step) {
        if (!step.id().equals(GIVE_OPINION)) {
            desk.mustBeSettled(step);
        }
    }

    @Override
    public void gone(Step step) {
        if (step.id().equals(GIVE_OPINION)) {
            desk.opinionGone(step);
        } else {
            desk.lapse(step);
        }
    }

    @Override
    public void dueMoved(Step step, Instant due) {
        if (!step.id().equals(GIVE_OPINION)) {
            desk.dueMoved(step, due);
        }
    }
}
