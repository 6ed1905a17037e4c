package gongkai.handling;

import gongkai.cases.CaseDesk;
import gongkai.cases.CaseHistory;
import gongkai.cases.CaseSheets;
import gongkai.cases.PhaseNotices;
import gongkai.organisation.Organisation;
import gongkai.organisation.PersonInfo;
import gongkai.platform.CurrentUser;
import gongkai.platform.EngineCases;
import gongkai.platform.EngineCases.OpenTask;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 催办: who waits for a case presses whoever has it. It touches no task, so it needs to wait for nobody. */
@Component
@Transactional
public class NudgeDesk {

    private static final String PAUSED = "wait";

    private final EngineCases tasks;
    private final Nudges nudges;
    private final People people;
    private final CaseDesk cases;
    private final CaseSheets sheets;
    private final CaseHistory history;
    private final PhaseNotices notices;
    private final Organisation organisation;
    private final CurrentUser user;
    private final Clock clock;

    NudgeDesk(
            EngineCases tasks,
            Nudges nudges,
            People people,
            CaseDesk cases,
            CaseSheets sheets,
            CaseHistory history,
            PhaseNotices notices,
            Organisation organisation,
            CurrentUser user,
            Clock clock) {
        this.tasks = tasks;
        this.nudges = nudges;
        this.people = people;
        this.cases = cases;
        this.sheets = sheets;
        this.history = history;
        this.notices = notices;
        this.organisation = organisation;
        this.user = user;
        this.clock = clock;
    }

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
                Words.names(fresh.stream().map(task -> "“" + task.label() + "”").distinct()),
                null,
                null);
    }

    @Transactional(readOnly = true)
    TaskHandling.Verb verb(String number) {
        return TaskHandling.Verb.of("nudge", "催办", () -> mustNudge(number));
    }

    /** @return the tasks that others hold whom a mail reaches */
    private List<OpenTask> mustNudge(String number) {
        if (people.onlyLooksOn()) {
            throw new Refused("您可以查看这个案件，但不能催办");
        }
        if (!cases.maySee(number)) {
            throw new NotFound(HandlingDesk.NO_CASE);
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
}
