package gongkai.handling;

import gongkai.cases.CaseHistory;
import gongkai.cases.PhaseNotices;
import gongkai.cases.Procedures;
import gongkai.organisation.Organisation;
import gongkai.organisation.PersonInfo;
import gongkai.platform.CurrentUser;
import gongkai.platform.EngineCases;
import gongkai.platform.EngineCases.OpenTask;
import gongkai.platform.Refused;
import gongkai.platform.StepGuard.Step;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opinions on a step before it is done: asked for, given, taken back, lapsed. Everything inside the engine's step. */
@Component
@Transactional
class OpinionDesk {

    private final OpinionRequests requests;
    private final CountersignProcess process;
    private final EngineCases cases;
    private final People people;
    private final Procedures procedures;
    private final PhaseNotices notices;
    private final CaseHistory history;
    private final Organisation organisation;
    private final CurrentUser user;
    private final Clock clock;

    OpinionDesk(
            OpinionRequests requests,
            CountersignProcess process,
            EngineCases cases,
            People people,
            Procedures procedures,
            PhaseNotices notices,
            CaseHistory history,
            Organisation organisation,
            CurrentUser user,
            Clock clock) {
        this.requests = requests;
        this.process = process;
        this.cases = cases;
        this.people = people;
        this.procedures = procedures;
        this.notices = notices;
        this.history = history;
        this.organisation = organisation;
        this.user = user;
        this.clock = clock;
    }

    // ---- asking

    /** @param task held by the signed-in person and locked */
    void ask(Kind kind, OpenTask task, List<String> people, String question) {
        StepRequests asked = requests.ofStep(task.id());
        people.stream().filter(asked::isOpenFor).findFirst().ifPresent(person -> {
            throw new Refused("已经请" + organisation.nameOf(person) + "提出意见，还没有回复");
        });
        people.forEach(this::mustNotFallToAsker);
        if (kind == Kind.COUNTERSIGN) {
            mustBeAnsweredByDifferentPeople(asked, people);
        }
        int round = asked.roundOf(kind);
        for (String person : people) {
            OpinionRequest request =
                    requests.save(new OpinionRequest(task, kind, round, user.id(), person, question, clock.instant()));
            process.ask(task.caseNumber(), request.id());
            notices.tellPeople(
                    task.caseNumber(),
                    "opinion-asked",
                    "opinion|" + request.id(),
                    "请您" + kind.label(),
                    organisation.nameOf(user.id()) + "在办理“" + task.label() + "”前，请您" + kind.label()
                            + "。\n请在待办中查看要您回答的问题，并提出意见。",
                    List.of(answering(person)));
        }
        history.record(
                task.caseNumber(),
                user.id(),
                kind.label(),
                "“" + task.label() + "”请" + Words.names(people.stream().map(this::withDeputy)),
                question,
                null);
    }

    private void mustNotFallToAsker(String person) {
        if (organisation
                .deputyOf(person)
                .filter(one -> one.id().equals(user.id()))
                .isPresent()) {
            throw new Refused(organisation.nameOf(person) + "请假，由您代理，不能请自己提出意见，请另选一位");
        }
    }

    /** Two consents of one person would be one. */
    private void mustBeAnsweredByDifferentPeople(StepRequests asked, List<String> people) {
        Map<String, String> answering = new HashMap<>();
        asked.open(Kind.COUNTERSIGN).forEach(one -> answering.put(answering(one.askedOf()), one.askedOf()));
        for (String person : people) {
            String answerer = answering(person);
            String other = answering.putIfAbsent(answerer, person);
            if (other == null && !answerer.equals(person) && asked.countersigns(answerer)) {
                other = answerer;
            }
            if (other != null) {
                throw new Refused(organisation.nameOf(other) + "和" + organisation.nameOf(person) + "的会签都由"
                        + organisation.nameOf(answerer) + "答复，一个人不能答复两份，请另选一位");
            }
        }
    }

    private String withDeputy(String person) {
        String name = organisation.nameOf(person);
        return organisation
                .deputyOf(person)
                .map(deputy -> name + "（请假，由" + deputy.name() + "代理）")
                .orElse(name);
    }

    /** @throws Refused where he wasn't the one who asked, or the answer has come */
    void takeBack(OpinionRequest request) {
        request.takeBack(clock.instant());
        process.end(request.instance(), "taken-back");
        history.record(
                request.caseNumber(),
                user.id(),
                request.kind().label(),
                "收回，不再请" + organisation.nameOf(request.askedOf()) + "回复",
                null,
                null);
    }

    // ---- the diagram's steps

    void begin(Long request, String instance) {
        if (request == null) {
            throw new Refused("加签和会签请在待办的案卷里发起");
        }
        requests.findById(request).orElseThrow().begun(instance);
    }

    /** Whose opinion is asked for, or who answers for him today. */
    String assignee(String instance) {
        return answering(requests.of(instance).askedOf());
    }

    /** @return the person himself, or who stands in for him today */
    private String answering(String person) {
        return organisation.deputyOf(person).map(PersonInfo::id).orElse(person);
    }

    Instant due(String instance) {
        return requests.of(instance).dueAt();
    }

    void agree(String instance, String comment) {
        OpinionRequest request = requests.of(instance);
        if (request.kind() == Kind.ADVICE && comment == null) {
            throw new Refused("comment", "请填写您的意见");
        }
        answered(request, true, comment);
    }

    void disagree(String instance, String comment) {
        answered(requests.of(instance), false, comment);
    }

    private void answered(OpinionRequest request, boolean agrees, String comment) {
        StepRequests asked = requests.ofStep(request.task());
        if (request.kind() == Kind.COUNTERSIGN && !request.askedOf().equals(user.id())) {
            mustStandApart(request, asked);
        }
        request.answer(agrees, comment, clock.instant());
        history.record(
                request.caseNumber(),
                user.id(),
                "回复" + request.kind().label(),
                inPlaceOf(request) + "对“" + request.stepLabel() + "”"
                        + request.state().label(),
                comment,
                null);
        boolean last = !asked.hasOpen();
        notices.tellPeople(
                request.caseNumber(),
                "opinion-given",
                "opinion-given|" + request.id(),
                request.kind().label() + (last ? "已全部回复" : "有新的回复"),
                organisation.nameOf(user.id()) + inPlaceOf(request) + "回复了“" + request.stepLabel() + "”的"
                        + request.kind().label() + "：" + request.state().label() + "。"
                        + (last ? "可以继续办理了。" : "还有其他人没有回复。"),
                whoGoesOn(request));
    }

    /** Who fell in after he was asked: a second word of one person, or the asker's own, is no consent. */
    private void mustStandApart(OpinionRequest request, StepRequests asked) {
        String why =
                request.askedBy().equals(user.id()) ? "这份会签由您发起" : asked.countersigns(user.id()) ? "您本人也在会签之列" : null;
        if (why != null) {
            throw new Refused(why + "，不能" + inPlaceOf(request) + "答复；请在案卷里收回这一份，另请他人");
        }
    }

    /** By now somebody else than who asked may have the step. */
    private Collection<String> whoGoesOn(OpinionRequest request) {
        return cases.openIn(request.caseNumber()).stream()
                .filter(task -> task.id().equals(request.task()))
                .flatMap(task -> people.holders(task).stream())
                .toList();
    }

    private String inPlaceOf(OpinionRequest request) {
        return request.askedOf().equals(user.id()) ? "" : "代" + organisation.nameOf(request.askedOf());
    }

    // ---- the step that was asked about

    /** @throws Refused while an answer is outstanding, or where somebody doesn't agree and the outcome goes ahead all the same */
    void mustBeSettled(Step step) {
        StepRequests asked = requests.ofStep(step.taskId());
        for (Kind kind : Kind.values()) {
            List<OpinionRequest> open = asked.open(kind);
            if (!open.isEmpty()) {
                throw new Refused("还有" + open.size() + "位没有回复" + kind.label() + "："
                        + names(open.stream().map(OpinionRequest::askedOf).toList()) + "。等回复后再办理，或者在案卷里收回");
            }
        }
        // Who has left can't be asked again.
        List<String> against = asked.dissenters().stream()
                .filter(person -> organisation.colleague(person).isPresent())
                .toList();
        if (!against.isEmpty() && advances(step)) {
            throw new Refused("会签中" + names(against) + "不同意，这一步不能往下办：请退回修改，或者修改后再请不同意的人会签");
        }
    }

    private boolean advances(Step step) {
        return step.outcome() != null
                && procedures
                        .of(step.caseNumber())
                        .map(procedure -> procedure.advances(
                                step.id(), step.outcome().toString().strip()))
                        .orElse(true);
    }

    /** Nobody needs to answer any more: the step that was asked about is gone. */
    void lapse(Step step) {
        // Whoever is asking others in this moment is waited for, so that his requests go, too.
        process.lockTask(step.taskId());
        for (OpinionRequest request : openOf(step)) {
            request.lapse(clock.instant());
            process.end(request.instance(), "lapsed");
            lapsed(request);
        }
    }

    /** The task that asks for the opinion was taken away by itself: the step must not wait for it for ever. */
    void opinionGone(Step opinion) {
        requests.findByInstance(opinion.instance())
                .filter(OpinionRequest::isOpen)
                .ifPresent(request -> {
                    request.lapse(clock.instant());
                    lapsed(request);
                });
    }

    private void lapsed(OpinionRequest request) {
        history.record(
                request.caseNumber(),
                user.id(),
                request.kind().label(),
                "已失效，" + organisation.nameOf(request.askedOf()) + "不用再回复",
                null,
                null);
    }

    /** The opinion is due when the step is. */
    void dueMoved(Step step, Instant due) {
        for (OpinionRequest request : openOf(step)) {
            request.due(due);
            process.due(request.instance(), due);
        }
    }

    /** Read after whoever is answering in this moment is done. */
    private List<OpinionRequest> openOf(Step step) {
        return requests.openInstances(step.taskId()).stream()
                .peek(process::lock)
                .map(requests::of)
                .filter(OpinionRequest::isOpen)
                .toList();
    }

    private String names(List<String> people) {
        return Words.names(people.stream().map(organisation::nameOf));
    }
}
