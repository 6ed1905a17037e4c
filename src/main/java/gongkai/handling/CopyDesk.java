package gongkai.handling;

import static gongkai.handling.CountersignProcess.GIVE_OPINION;

import gongkai.archive.FileDestroyed;
import gongkai.cases.CaseDesk;
import gongkai.cases.CaseHistory;
import gongkai.cases.PhaseNotices;
import gongkai.cases.Procedure;
import gongkai.cases.Procedures;
import gongkai.organisation.Organisation;
import gongkai.platform.CurrentUser;
import gongkai.platform.EngineCases;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 抄送: a case is sent to others for information, and what was sent to somebody is listed. It touches no task. */
@Component
@Transactional
public class CopyDesk {

    private static final int LONGEST_NOTE = 500;

    private final EngineCases tasks;
    private final Copies copies;
    private final People people;
    private final CaseDesk cases;
    private final CaseHistory history;
    private final Procedures procedures;
    private final PhaseNotices notices;
    private final Organisation organisation;
    private final CurrentUser user;
    private final Clock clock;

    CopyDesk(
            EngineCases tasks,
            Copies copies,
            People people,
            CaseDesk cases,
            CaseHistory history,
            Procedures procedures,
            PhaseNotices notices,
            Organisation organisation,
            CurrentUser user,
            Clock clock) {
        this.tasks = tasks;
        this.copies = copies;
        this.people = people;
        this.cases = cases;
        this.history = history;
        this.procedures = procedures;
        this.notices = notices;
        this.organisation = organisation;
        this.user = user;
        this.clock = clock;
    }

    /** As {@link #send}, of the case to which a task of the signed-in person belongs. */
    public void sendByTask(String taskId, Collection<String> to, String note) {
        send(tasks.of(taskId).caseNumber(), to, note);
    }

    /** Lets people read the case, and tells them so. */
    public void send(String number, Collection<String> to, String note) {
        mustSendRound(number);
        List<String> readers = people.chosen("people", to, "抄送", number);
        String words = Words.of("note", "说明", note, LONGEST_NOTE);
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
                number, user.id(), "抄送", "抄送" + Words.names(readers.stream().map(organisation::nameOf)), words, null);
    }

    @Transactional(readOnly = true)
    TaskHandling.Verb verb(String number) {
        return TaskHandling.Verb.of("copies", "抄送", () -> mustSendRound(number));
    }

    private void mustSendRound(String number) {
        Procedure procedure = procedures.of(number).orElseThrow(() -> new NotFound(HandlingDesk.NO_CASE));
        if (!cases.maySee(number)) {
            throw new NotFound(HandlingDesk.NO_CASE);
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
    public List<CopyView> of(String person, int page, int size) {
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
    public long countOf(String person) {
        return copies.countOf(person);
    }

    /** The signed-in person has opened the case: what was copied to him of it is read. */
    public void opened(String number) {
        copies.read(number, user.id());
    }

    @EventListener
    void destroyed(FileDestroyed destroyed) {
        copies.erase(destroyed.caseNumber());
    }
}
