package gongkai.annualplan;

import gongkai.platform.OnOwnBehalf;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** What we tell the engine. Every name of {@code bpmn/annual-plan.bpmn} that code needs stands here once. */
@Component
class AnnualPlanProcess {

    static final String KEY = "annual-plan";

    static final String PLAN_DUE = "annual-plan-due";

    static final String PLAN = "plan";

    private final RuntimeService runtime;
    private final OnOwnBehalf ownBehalf;

    AnnualPlanProcess(RuntimeService runtime, OnOwnBehalf ownBehalf) {
        this.runtime = runtime;
        this.ownBehalf = ownBehalf;
    }

    void planDue(String number) {
        ownBehalf.run(() -> runtime.startProcessInstanceByMessage(PLAN_DUE, number));
    }
}
