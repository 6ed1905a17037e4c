package gongkai.disclosureonapplication;

import gongkai.deadlines.Deadline;
import gongkai.deadlines.Deadlines;
import gongkai.platform.NotFound;
import gongkai.platform.OnOwnBehalf;
import gongkai.platform.PhaseTimers;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** What we tell the engine. Every name of {@code bpmn/disclosure-on-application.bpmn} that code needs stands here once. */
@Component
class DisclosureOnApplicationProcess {

    static final String KEY = "disclosure-on-application";

    static final String APPLICATION_RECEIVED = "application-received";
    static final String CORRECTION_RECEIVED = "correction-received";
    static final String APPLICANT_WITHDREW = "applicant-withdrew";
    static final String REPLY_MAILED = "reply-mailed";

    static final String ACCEPTANCE = "acceptance";
    static final String CORRECTION = "correction";
    static final String REVIEW = "review";
    static final String THIRD_PARTY = "third-party";
    static final String FILING = "filing";
    static final String DELIVERY = "delivery";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final PhaseTimers timers;
    private final Deadlines deadlines;
    private final OnOwnBehalf ownBehalf;
    private final Clock clock;

    DisclosureOnApplicationProcess(
            RuntimeService runtime,
            TaskService tasks,
            PhaseTimers timers,
            Deadlines deadlines,
            OnOwnBehalf ownBehalf,
            Clock clock) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.timers = timers;
        this.deadlines = deadlines;
        this.ownBehalf = ownBehalf;
        this.clock = clock;
    }

    void applicationReceived(String number) {
        // The applicant's doing, also where somebody of the staff sits at the browser.
        ownBehalf.run(() -> runtime.startProcessInstanceByMessage(APPLICATION_RECEIVED, number));
    }

    void correctionReceived(String number) {
        correlate(CORRECTION_RECEIVED, number);
    }

    void applicantWithdrew(String number) {
        correlate(APPLICANT_WITHDREW, number);
    }

    void replyMailed(String number) {
        correlate(REPLY_MAILED, number);
    }

    private void correlate(String message, String number) {
        ownBehalf.run(() -> runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(number)
                .correlate());
    }

    /** Case, task and timers carry one date: what the deadline says now is carried over to the engine. */
    void moved(Deadline deadline) {
        var now = clock.instant();
        timers.move(
                deadline.getCaseNumber(),
                deadline.getPhase(),
                deadline.getState() == Deadline.State.PAUSED ? null : deadlines.due(deadline),
                deadlines.nextReminder(deadline, now),
                deadlines.nextAlert(deadline, now));
    }

    /** The case that a task of the signed-in person belongs to. */
    String caseOf(String taskId) {
        // asked as the person who is signed in: what they may not see isn't there
        Task task = Optional.ofNullable(taskId)
                .map(id -> tasks.createTaskQuery().taskId(id).singleResult())
                .orElseThrow(() -> new NotFound("没有这项待办，或者它不在您的待办里"));
        return ownBehalf.call(() -> runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .processDefinitionKey(KEY)
                .singleResult()
                .getBusinessKey());
    }

    /** The cases of those of the tasks that the signed-in person may see: task id to case number. */
    Map<String, String> casesOf(Collection<String> taskIds) {
        Map<String, String> instances = new LinkedHashMap<>();
        tasks.createTaskQuery()
                .taskIdIn(taskIds.toArray(String[]::new))
                .processDefinitionKey(KEY)
                .list()
                .forEach(task -> instances.put(task.getId(), task.getProcessInstanceId()));
        if (instances.isEmpty()) {
            return Map.of();
        }
        Map<String, String> numbers = new LinkedHashMap<>();
        ownBehalf
                .call(() -> runtime.createProcessInstanceQuery()
                        .processInstanceIds(new LinkedHashSet<>(instances.values()))
                        .list())
                .forEach(instance -> numbers.put(instance.getId(), instance.getBusinessKey()));
        instances.replaceAll((task, instance) -> numbers.get(instance));
        return instances;
    }

    /** Whether the signed-in person has an open task in the case. */
    boolean hasTaskIn(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).count() > 0;
    }

    /** Who holds the case now: assigned people and, where nobody has taken it, the groups it is offered to. */
    Holders holders(String number) {
        return ownBehalf.call(() -> {
            Set<String> people = new LinkedHashSet<>();
            Set<String> groups = new LinkedHashSet<>();
            for (Task task :
                    tasks.createTaskQuery().processInstanceBusinessKey(number).list()) {
                if (task.getAssignee() != null) {
                    people.add(task.getAssignee());
                } else {
                    tasks.getIdentityLinksForTask(task.getId()).stream()
                            .map(IdentityLink::getGroupId)
                            .filter(group -> group != null)
                            .forEach(groups::add);
                }
            }
            return new Holders(people, groups);
        });
    }

    /** @param people user ids; @param groups engine groups */
    record Holders(Set<String> people, Set<String> groups) {}
}
