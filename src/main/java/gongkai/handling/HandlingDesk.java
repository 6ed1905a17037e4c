package gongkai.handling;

import static gongkai.handling.CountersignProcess.GIVE_OPINION;

import gongkai.archive.FileDestroyed;
import gongkai.cases.CaseHistory;
import gongkai.cases.PhaseNotices;
import gongkai.handling.TaskHandling.Verb;
import gongkai.organisation.Organisation;
import gongkai.organisation.PersonInfo;
import gongkai.platform.CurrentUser;
import gongkai.platform.EngineCases;
import gongkai.platform.EngineCases.OpenTask;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The verbs that an office expects of any workflow, on the tasks of every procedure: which of them are possible now; and 加签, 会签
 * and 转办, which lock the task first, so that they and a completion never meet half-way. Each verb leaves a line in the case's
 * history and moves no date.
 */
@Component
@Transactional
public class HandlingDesk {

    static final String NO_CASE = "没有这个案件，或者您不能查看它";

    private static final int LONGEST_WORDS = 500;

    private final EngineCases tasks;
    private final StepsBackDesk stepsBack;
    private final OpinionDesk opinions;
    private final OpinionRequests requests;
    private final CountersignProcess process;
    private final NudgeDesk nudges;
    private final CopyDesk copies;
    private final People people;
    private final CaseHistory history;
    private final PhaseNotices notices;
    private final Organisation organisation;
    private final CurrentUser user;
    private final Clock clock;

    HandlingDesk(
            EngineCases tasks,
            StepsBackDesk stepsBack,
            OpinionDesk opinions,
            OpinionRequests requests,
            CountersignProcess process,
            NudgeDesk nudges,
            CopyDesk copies,
            People people,
            CaseHistory history,
            PhaseNotices notices,
            Organisation organisation,
            CurrentUser user,
            Clock clock) {
        this.tasks = tasks;
        this.stepsBack = stepsBack;
        this.opinions = opinions;
        this.requests = requests;
        this.process = process;
        this.nudges = nudges;
        this.copies = copies;
        this.people = people;
        this.history = history;
        this.notices = notices;
        this.organisation = organisation;
        this.user = user;
        this.clock = clock;
    }

    // ---- what can be done

    /** @throws NotFound where the task isn't the signed-in person's */
    @Transactional(readOnly = true)
    public TaskHandling of(String taskId) {
        OpenTask task = tasks.open(taskId);
        StepRequests asked = requests.ofStep(taskId);
        StepsBackDesk.Aims aims = stepsBack.aims(taskId);
        Verb handover = Verb.of("handover", "转办", () -> mustHandOver(task));
        List<Verb> verbs = List.of(
                Verb.of("advice", "加签", () -> mustAskAbout(task)),
                Verb.of("countersign", "会签", () -> mustAskAbout(task)),
                handover,
                nudges.verb(task.caseNumber()),
                copies.verb(task.caseNumber()),
                new Verb("send-back", "退回", aims.why() == null, aims.why()));
        return new TaskHandling(
                taskId,
                task.caseNumber(),
                task.label(),
                task.holder() == null ? null : organisation.nameOf(task.holder()),
                askedIn(task),
                verbs,
                asked.all().stream().map(one -> view(one, task)).toList(),
                handover.allowed() ? people.of(task.groups()) : List.of(),
                aims.targets());
    }

    /**
     * What of it can be done with the case itself, by who has no task in it.
     *
     * @throws NotFound where the signed-in person can't read the case
     */
    @Transactional(readOnly = true)
    public TaskHandling ofCase(String number) {
        List<Verb> verbs = List.of(nudges.verb(number), copies.verb(number), stepsBack.retrievable(number));
        return new TaskHandling(null, number, null, null, null, verbs, List.of(), List.of(), List.of());
    }

    private TaskHandling.Asked askedIn(OpenTask task) {
        return requests.findByInstance(task.instance())
                .map(one -> new TaskHandling.Asked(
                        organisation.nameOf(one.askedBy()), one.kind().label(), one.stepLabel(), one.question()))
                .orElse(null);
    }

    private TaskHandling.Request view(OpinionRequest one, OpenTask task) {
        return new TaskHandling.Request(
                one.id(),
                one.kind(),
                one.kind().label(),
                one.round(),
                organisation.nameOf(one.askedBy()),
                organisation.nameOf(one.askedOf()),
                one.question(),
                one.dueAt(),
                one.state(),
                one.state().label(),
                one.answer(),
                one.askedAt(),
                one.answeredAt(),
                one.isOpen() && (one.askedBy().equals(user.id()) || user.id().equals(task.holder())));
    }

    /** @return at most 20 colleagues by name, unit or role */
    @Transactional(readOnly = true)
    public List<Choice> people(String words) {
        return people.search(words);
    }

    // ---- 加签 and 会签

    /** Asks people for their word: the step waits until they have answered. */
    public void advice(String taskId, Collection<String> of, String question) {
        ask(Kind.ADVICE, taskId, of, question);
    }

    /** Asks people for their consent: without it the step doesn't go ahead. */
    public void countersign(String taskId, Collection<String> of, String question) {
        ask(Kind.COUNTERSIGN, taskId, of, question);
    }

    private void ask(Kind kind, String taskId, Collection<String> of, String question) {
        OpenTask task = locked(taskId);
        mustAskAbout(task);
        List<String> asked = people.chosen("people", of, kind.label(), task.caseNumber());
        opinions.ask(kind, task, asked, Words.required("question", "要回答的问题", question, LONGEST_WORDS));
    }

    private void mustAskAbout(OpenTask task) {
        mustNotAskForOpinion(task, "这是请您本人提出意见的任务，请直接回复，不能再请别人");
        mustHold(task);
    }

    /** Whoever asked, or has the step by now, no longer needs the answer. */
    public void takeBack(long requestId) {
        OpinionRequests.Place place = requests.placeOf(requestId)
                .filter(one -> one.getAskedBy().equals(user.id()) || isMine(one.getTask()))
                .orElseThrow(() -> new NotFound("没有这份加签或者会签，或者不是您发起的，您也没有在办这一步"));
        process.lock(place.getInstance());
        OpinionRequest request = requests.of(place.getInstance());
        if (!request.isOpen()) {
            throw new Refused(organisation.nameOf(request.askedOf()) + "的"
                    + request.kind().label() + "已经不在等待回复（" + request.state().label() + "），不能收回");
        }
        opinions.takeBack(request);
    }

    private boolean isMine(String taskId) {
        try {
            return user.id().equals(tasks.open(taskId).holder());
        } catch (NotFound gone) {
            return false;
        }
    }

    // ---- 转办

    /** Gives the task to somebody else to whom it is offered as well. */
    public void handover(String taskId, String to, String reason) {
        OpenTask task = locked(taskId);
        mustHandOver(task);
        String because = Words.required("reason", "转办的理由", reason, LONGEST_WORDS);
        if (to == null || to.isBlank()) {
            throw People.wrong("to", "请选择转给谁");
        }
        people.mustSuit("to", to, "转办");
        boolean mayDoIt = task.groups().stream()
                .flatMap(group -> organisation.members(group).stream())
                .anyMatch(member -> member.id().equals(to));
        if (!mayDoIt) {
            throw People.wrong("to", organisation.nameOf(to) + "不承担这一步，只能转给可以办理“" + task.label() + "”的人");
        }
        Optional<PersonInfo> deputy = organisation.deputyOf(to);
        String takes = deputy.map(PersonInfo::id).orElse(to);
        if (takes.equals(user.id())) {
            throw People.wrong("to", organisation.nameOf(to) + "请假，由您代理，请另选一位");
        }
        tasks.assign(taskId, takes);
        history.record(
                task.caseNumber(),
                user.id(),
                "转办",
                "“" + task.label() + "”转给" + organisation.nameOf(to)
                        + deputy.map(one -> "，其请假，由代理人" + one.name() + "办理").orElse(""),
                because,
                null);
        notices.tellPeople(
                task.caseNumber(),
                "handed-over",
                "handover|" + taskId + "|" + clock.instant().toEpochMilli(),
                "转给您办理",
                organisation.nameOf(user.id()) + "把“" + task.label() + "”转给您办理，理由见案卷。办理期限不变。",
                List.of(takes));
    }

    private void mustHandOver(OpenTask task) {
        mustNotAskForOpinion(task, "这是请您本人提出意见的任务，不能转办；不便回复的，请发起人收回后另请他人");
        if (task.holder() != null) {
            mustHold(task);
        } else if (people.onlyLooksOn()) {
            throw new Refused("您可以查看这个案件，但不能办理");
        }
        if (requests.ofStep(task.id()).hasOpen()) {
            throw new Refused("还有加签或者会签没有回复，请等回复或者收回以后再转办");
        }
    }

    @EventListener
    void destroyed(FileDestroyed destroyed) {
        requests.findByCaseNumber(destroyed.caseNumber()).forEach(OpinionRequest::erase);
    }

    // ---- guards

    /** The task as it stands, while nobody else can take, complete or hand it on. */
    private OpenTask locked(String taskId) {
        tasks.of(taskId); // what isn't one's own isn't waited for
        tasks.lock(taskId);
        try {
            return tasks.open(taskId);
        } catch (NotFound gone) {
            throw new Refused("这一步刚刚办结或者转给了别人，请刷新后再看");
        }
    }

    private static void mustNotAskForOpinion(OpenTask task, String sentence) {
        if (task.step().equals(GIVE_OPINION)) {
            throw new Refused(sentence);
        }
    }

    private void mustHold(OpenTask task) {
        if (people.onlyLooksOn()) {
            throw new Refused("您可以查看这个案件，但不能办理");
        }
        if (task.holder() == null) {
            throw new Refused("请先领取这一步，再请别人提出意见");
        }
        if (!task.holder().equals(user.id())) {
            throw new Refused("这一步由" + organisation.nameOf(task.holder()) + "办理，只有办理人本人可以这样做");
        }
    }
}
