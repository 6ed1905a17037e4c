package gongkai.absence;

import gongkai.cases.CaseHistory;
import gongkai.cases.Procedures;
import gongkai.organisation.Organisation;
import gongkai.organisation.PersonInfo;
import gongkai.platform.CurrentUser;
import gongkai.platform.EngineCases.OpenTask;
import gongkai.platform.EngineSteps;
import gongkai.platform.Refused;
import gongkai.platform.StepGuard;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who does a step only because somebody is away does so in his own name, and the case says for whom; when the other is back, it isn't
 * his any more, even if he had taken it. Four eyes stay four: who had a hand in what lies before him may not pass it as the
 * deputy of whoever should have looked at it.
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
        mustBeTheirs(step.taskId(), step.caseNumber(), step.label(), step.groups());
    }

    @Override
    public void beforeSendingBack(OpenTask task) {
        mustBeTheirs(task.id(), task.caseNumber(), task.label(), task.groups());
    }

    private void mustBeTheirs(String taskId, String number, String label, Set<String> offeredTo) {
        if (offeredTo.isEmpty() || user.id().equals(CurrentUser.SYSTEM) || isAmong(ownGroups(), offeredTo)) {
            return;
        }
        PersonInfo person = organisation.standsInFor(user.id()).stream()
                .filter(away -> isAmong(organisation.groupsOf(away.id()), offeredTo))
                .findFirst()
                .orElseThrow(() -> new Refused("“" + label + "”不再由您代办，请放回，由承担这一步的人办理"));
        if (procedures.of(number).isEmpty()) {
            return;
        }
        mustNotHaveHadAHandInIt(taskId, number, label, person);
        history.record(number, user.id(), label, inPlaceOf(person), null, null);
    }

    private Set<String> ownGroups() {
        Set<String> own = new HashSet<>(user.groups());
        own.removeAll(organisation.groupsLentTo(user.id()));
        own.addAll(organisation.groupsOf(user.id()));
        return own;
    }

    private static boolean isAmong(Set<String> groups, Set<String> offeredTo) {
        return !Collections.disjoint(groups, offeredTo);
    }

    private void mustNotHaveHadAHandInIt(String taskId, String number, String label, PersonInfo person) {
        steps.before(taskId).stream()
                .filter(done -> user.id().equals(done.by()) && !wasInPlaceOf(person, number, done.label()))
                .findFirst()
                .ifPresent(done -> {
                    throw new Refused("“" + done.label() + "”是您办理的，不能再代" + person.name() + "办理“" + label
                            + "”，请由其他人办理，或者等" + person.name() + "回来");
                });
    }

    /** What the same person would have done twice, the deputy may do twice. */
    private boolean wasInPlaceOf(PersonInfo person, String number, String label) {
        return history.of(number).stream()
                .anyMatch(line -> line.actor().equals(user.id())
                        && line.step().equals(label)
                        && inPlaceOf(person).equals(line.outcome()));
    }

    private static String inPlaceOf(PersonInfo person) {
        return "代" + person.name() + "办理";
    }
}
