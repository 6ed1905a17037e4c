package gongkai.handling;

import static gongkai.handling.CountersignProcess.GIVE_OPINION;

import gongkai.archive.FileDestroyed;
import gongkai.cases.CaseDesk;
import gongkai.cases.CaseHistory;
import gongkai.cases.CaseSheets;
import gongkai.cases.PhaseNotices;
import gongkai.cases.Procedure;
import gongkai.cases.Procedures;
import gongkai.handling.TaskHandling.Verb;
import gongkai.organisation.Organisation;
import gongkai.organisation.PersonInfo;
import gongkai.platform.CleanText;
import gongkai.platform.CurrentUser;
import gongkai.platform.EngineCases;
import gongkai.platform.EngineCases.OpenTask;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The verbs that an office expects of any workflow, on the tasks of every procedure. What changes a task or asks about it locks it
 * first, so that it and a completion never meet half-way. Each leaves a line in the case's history and moves no date.
 */
@Component
@Transactional
public class HandlingDesk {

    private static final int LONGEST_QUESTION = 500;
    private static final int LONGEST_NAMES = 180;
    private static final String NO_CASE = "没有这个案件，或者您不能查看它";
    private static final String PAUSED = "wait";

    private final EngineCases tasks;
    private final StepsBackDesk stepsBack;
    private final OpinionDesk opinions;
    private final OpinionRequests requests;
    private final CountersignProcess process;
    private final Nudges nudges;
    private final Copies copies;
    private final People people;
    private final CaseDesk cases;
    private final CaseSheets sheets;
    private final CaseHistory history;
    private final Procedures procedures;
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
            Nudges nudges,
            Copies copies,
            People people,
            CaseDesk cases,
            CaseSheets sheets,
            CaseHistory history,
            Procedures procedures,
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
        this.cases = cases;
        this.sheets = sheets;
        this.history = history;
        this.procedures = procedures;
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
        List<Verb> verbs = List.of(
                verb("advice", "加签", () -> mustAskAbout(task)),
                verb("countersign", "会签", () -> mustAskAbout(task)),
                verb("handover", "转办", () -> mustHandOver(task)),
                verb("nudge", "催办", () -> mustNudge(task.caseNumber())),
                verb("copies", "抄送", () -> mustSendRound(procedureOf(task.caseNumber()), task.caseNumber())),
                new Verb("send-back", "退回", aims.why() == null, aims.why()));
        return new TaskHandling(
                taskId,
                task.caseNumber(),
                task.label(),
                task.holder() == null ? null : organisation.nameOf(task.holder()),
                askedIn(task),
                verbs,
                asked.all().stream().map(one -> view(one, task)).toList(),
                verbs.get(2).allowed() ? people.of(task.groups()) : List.of(),
                aims.targets());
    }

    /**
     * What of it can be done with the case itself, by who has no task in it.
     *
     * @throws NotFound where the signed-in person can't read the case
     */
    @Transactional(readOnly = true)
    public TaskHandling ofCase(String number) {
        Procedure procedure = procedureOf(number);
        List<Verb> verbs = List.of(
                verb("nudge", "催办", () -> mustNudge(number)),
                verb("copies", "抄送", () -> mustSendRound(procedure, number)),
                takeBackOf(number));
        return new TaskHandling(null, number, null, null, null, verbs, List.of(), List.of(), List.of());
    }

    private Verb takeBackOf(String number) {
        StepsBackDesk.Retrievable last = stepsBack.retrievable(number);
        return new Verb("take-back", "撤回", last.allowed(), last.why());
    }

    private static Verb verb(String id, String label, Runnable guard) {
        try {
            guard.run();
            return new Verb(id, label, true, null);
        } catch (Refused because) {
            return new Verb(id, label, false, because.getMessage());
        }
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
        opinions.ask(kind, task, asked, required("question", "要回答的问题", question));
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
        String because = required("reason", "转办的理由", reason);
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

    // ---- 催办

    /** As {@link #nudge}, of the case to which a task of the signed-in person belongs. */
    public void nudgeByTask(String taskId) {
        nudge(tasks.of(taskId).caseNumber());
    }

    /** Mails whoever holds the case, once a day for each task. */
    public void nudge(String number) {
        List<OpenTask> others = mustNudge(number);
        List<OpenTask> fresh = others.stream()
                .filter(task -> nudges.take(task.id(), number, user.id()))
                .toList();
        if (fresh.isEmpty()) {
            throw new Refused("今天已经催办过，一天只能催办一次");
        }
        for (OpenTask task : fresh) {
            notices.tellPeople(
                    number,
                    "nudge",
                    "nudge|" + task.id() + "|" + LocalDate.now(clock),
                    "请抓紧办理",
                    organisation.nameOf(user.id()) + "催办：请抓紧办理“" + task.label() + "”。",
                    reached(task));
        }
        history.record(
                number,
                user.id(),
                "催办",
                shortened(fresh.stream().map(task -> "“" + task.label() + "”").distinct()),
                null,
                null);
    }

    /** @return the tasks that others hold whom a mail reaches */
    private List<OpenTask> mustNudge(String number) {
        if (people.onlyLooksOn()) {
            throw new Refused("您可以查看这个案件，但不能催办");
        }
        if (!cases.maySee(number)) {
            throw new NotFound(NO_CASE);
        }
        List<OpenTask> open = tasks.openIn(number);
        if (open.isEmpty()) {
            throw new Refused(tasks.underWay(number) ? "现在没有人在办：正在等候期限届满或者外部答复，不能催办" : "案件已经办结，不用催办");
        }
        if (sheets.due(number).filter(due -> due.state().equals(PAUSED)).isPresent()) {
            throw new Refused("办理期限正在中止，等候外部答复，不能催办");
        }
        List<OpenTask> others = open.stream().filter(task -> !mine(task)).toList();
        if (others.isEmpty()) {
            throw new Refused("现在由您办理，不用催办");
        }
        List<OpenTask> reachable =
                others.stream().filter(task -> !reached(task).isEmpty()).toList();
        if (reachable.isEmpty()) {
            throw new Refused("“" + others.get(0).label() + "”的办理人没有电子邮箱，或者已经离岗，催办不到，请当面催办或者联系管理员");
        }
        if (reachable.stream().allMatch(task -> nudges.taken(task.id()))) {
            throw new Refused("今天已经催办过，一天只能催办一次");
        }
        return reachable;
    }

    private boolean mine(OpenTask task) {
        return task.holder() == null
                ? people.holders(task).contains(user.id())
                : task.holder().equals(user.id());
    }

    /** Whom a mail about the task reaches. */
    private List<String> reached(OpenTask task) {
        return people.holders(task).stream()
                .filter(person -> organisation
                        .person(person)
                        .map(PersonInfo::email)
                        .filter(address -> !address.isBlank())
                        .isPresent())
                .toList();
    }

    // ---- 抄送

    /** As {@link #copy}, of the case to which a task of the signed-in person belongs. */
    public void copyByTask(String taskId, Collection<String> to, String note) {
        copy(tasks.of(taskId).caseNumber(), to, note);
    }

    /** Lets people read the case, and tells them so. */
    public void copy(String number, Collection<String> to, String note) {
        mustSendRound(procedureOf(number), number);
        List<String> readers = people.chosen("people", to, "抄送", number);
        String words = text("note", "说明", note);
        for (String person : readers) {
            if (!copies.send(number, person, user.id(), words)) {
                throw new Refused("已经抄送给" + organisation.nameOf(person) + "，还没有看，不用再抄送");
            }
            notices.tellPeople(
                    number,
                    "copied",
                    "copy|" + clock.instant().toEpochMilli(),
                    "抄送给您",
                    organisation.nameOf(user.id()) + "把这个案件抄送给您，供您了解，不需要办理。",
                    List.of(person));
        }
        history.record(
                number, user.id(), "抄送", "抄送" + shortened(readers.stream().map(organisation::nameOf)), words, null);
    }

    private void mustSendRound(Procedure procedure, String number) {
        if (!cases.maySee(number)) {
            throw new NotFound(NO_CASE);
        }
        if (people.onlyLooksOn()) {
            throw new Refused("您可以查看这个案件，但不能抄送");
        }
        boolean holds = tasks.openIn(number).stream()
                .anyMatch(
                        task -> user.id().equals(task.holder()) && !task.step().equals(GIVE_OPINION));
        if (!holds && !procedure.keptByMe(number)) {
            throw new Refused("只有正在办理的人和保管案件的公开办可以抄送；要办理的，请先领取任务");
        }
    }

    /** @param page from 0; @return newest first */
    @Transactional(readOnly = true)
    public List<CopyView> copiesFor(String person, int page, int size) {
        List<CopyView> found = copies.of(person, size, (long) page * size);
        Map<Procedure, List<String>> numbers = found.stream()
                .map(CopyView::number)
                .distinct()
                .filter(number -> procedures.of(number).isPresent())
                .collect(Collectors.groupingBy(number -> procedures.of(number).orElseThrow()));
        Map<String, String> titles = new HashMap<>();
        numbers.forEach((procedure, ofIt) -> titles.putAll(procedure.titles(ofIt)));
        return found.stream()
                .map(one -> new CopyView(
                        one.id(),
                        one.number(),
                        titles.getOrDefault(one.number(), one.number()),
                        organisation.nameOf(one.from()),
                        one.note(),
                        one.at(),
                        one.readAt()))
                .toList();
    }

    @Transactional(readOnly = true)
    public long countOfCopies(String person) {
        return copies.countOf(person);
    }

    @Transactional(readOnly = true)
    public long unreadCopies(String person) {
        return copies.unreadOf(person);
    }

    /** The signed-in person has opened the case: what was copied to him of it is read. */
    public void opened(String number) {
        copies.read(number, user.id());
    }

    @EventListener
    void destroyed(FileDestroyed destroyed) {
        requests.findByCaseNumber(destroyed.caseNumber()).forEach(OpinionRequest::erase);
        copies.erase(destroyed.caseNumber());
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

    private Procedure procedureOf(String number) {
        return procedures.of(number).orElseThrow(() -> new NotFound(NO_CASE));
    }

    private static String required(String field, String label, String text) {
        String words = text(field, label, text);
        if (words == null) {
            throw People.wrong(field, "请填写" + label);
        }
        return words;
    }

    private static String text(String field, String label, String text) {
        String words = text == null || text.isBlank() ? null : text.strip();
        String problem = CleanText.problem(words, LONGEST_QUESTION);
        if (problem != null) {
            throw People.wrong(field, label + problem);
        }
        return words;
    }

    private static String shortened(java.util.stream.Stream<String> names) {
        return CleanText.shortened(names.collect(Collectors.joining("、")), LONGEST_NAMES);
    }
}
