package gongkai.absence;

import gongkai.cases.CaseHistory;
import gongkai.cases.Procedures;
import gongkai.organisation.Organisation;
import gongkai.organisation.PersonInfo;
import gongkai.platform.CurrentUser;
import gongkai.platform.EngineSteps;
import gongkai.platform.Refused;
import gongkai.platform.StepGuard;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who completes a step only because somebody is away does so in his own name, and the case says for whom. Four eyes stay four:
 * who did the step before may not pass it as the deputy of whoever should have looked at it.
 */
@Component
class InPlaceOfAnother implements StepGuard {

    private final Organisation organisation;
    private final Procedures procedures;
    private final EngineSteps steps;
    private final CaseHistory history;
    private final CurrentUser user;

    InPlaceOfAnother(
            Organisation organisation,
            Procedures procedures,
            EngineSteps steps,
            CaseHistory history,
            CurrentUser user) {
        this.organisation = organisation;
        this.procedures = procedures;
        this.steps = steps;
        this.history = history;
        this.user = user;
    }

    @Override
    public void beforeCompletion(Step step) {
        List<PersonInfo> away = organisation.standsInFor(user.id());
        if (away.isEmpty() || procedures.of(step.caseNumber()).isEmpty()) {
            return;
        }
        Set<String> offeredTo = step.groups();
        if (!Collections.disjoint(offeredTo, organisation.groupsOf(user.id()))) {
            return;
        }
        Optional<PersonInfo> whose = away.stream()
                .filter(person -> !Collections.disjoint(offeredTo, organisation.groupsOf(person.id())))
                .findFirst();
        whose.ifPresent(person -> {
            mustNotHaveDoneTheStepBefore(step, person);
            history.record(step.caseNumber(), user.id(), step.label(), "代" + person.name() + "办理", null, null);
        });
    }

    private void mustNotHaveDoneTheStepBefore(Step step, PersonInfo person) {
        steps.left(step.process(), step.caseNumber())
                .filter(before -> user.id().equals(before.by()))
                .ifPresent(before -> {
                    throw new Refused("上一环节“" + before.label() + "”是您办理的，不能再代" + person.name() + "办理“" + step.label()
                            + "”，请由其他人办理，或者等" + person.name() + "回来");
                });
    }
}
