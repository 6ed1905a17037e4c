package gongkai.handling;

import static gongkai.handling.CountersignProcess.GIVE_OPINION;

import gongkai.platform.EngineCases;
import gongkai.platform.EngineCases.OpenTask;
import gongkai.platform.Refused;
import gongkai.platform.StepGuard;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** A step about which others were asked waits for them, and they need not answer once it is gone. */
@Component
class OpinionsFirst implements StepGuard {

    private final OpinionDesk desk;
    private final OpinionRequests requests;
    private final EngineCases tasks;

    OpinionsFirst(OpinionDesk desk, OpinionRequests requests, EngineCases tasks) {
        this.desk = desk;
        this.requests = requests;
        this.tasks = tasks;
    }

    @Override
    public void beforeCompletion(Step step) {
        if (!step.id().equals(GIVE_OPINION)) {
            desk.mustBeSettled(step);
        }
    }

    /** Nobody answers his own question. */
    @Override
    public void beforeFallingTo(String deputy, OpenTask task) {
        if (!task.step().equals(GIVE_OPINION)) {
            return;
        }
        OpinionRequest request = requests.of(task.instance());
        boolean holdsTheStep = tasks.openIn(request.caseNumber()).stream()
                .anyMatch(one -> one.id().equals(request.task()) && deputy.equals(one.holder()));
        if (holdsTheStep || request.askedBy().equals(deputy)) {
            throw new Refused("代理人是发起人，或者正在办理“" + request.stepLabel() + "”，不能自己回复"
                    + request.kind().label());
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
