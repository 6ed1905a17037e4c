package gongkai.cases;

import gongkai.deadlines.Deadline;
import gongkai.deadlines.Deadlines;
import gongkai.notification.Message;
import gongkai.notification.Notifications;
import gongkai.organisation.Organisation;
import gongkai.organisation.PersonInfo;
import gongkai.organisation.Role;
import gongkai.platform.ChineseDates;
import gongkai.platform.CurrentUser;
import gongkai.platform.EngineCases;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reminders and alerts of every procedure: to who holds the task, to the leader in charge and to the office. Subjects carry
 * number and state only: no name, no content. A second run of a timer on the same day tells nobody twice: the key of each
 * message names case, phase, kind, day and person.
 */
@Component
@Transactional
public class PhaseNotices {

    private static final String FILED = "filed";

    private final Procedures procedures;
    private final EngineCases tasks;
    private final Deadlines deadlines;
    private final Organisation organisation;
    private final Notifications notifications;
    private final CaseHistory history;
    private final Clock clock;
    private final String baseUrl;

    PhaseNotices(
            Procedures procedures,
            EngineCases tasks,
            Deadlines deadlines,
            Organisation organisation,
            Notifications notifications,
            CaseHistory history,
            Clock clock,
            @Value("${gongkai.base-url}") String baseUrl) {
        this.procedures = procedures;
        this.tasks = tasks;
        this.deadlines = deadlines;
        this.organisation = organisation;
        this.notifications = notifications;
        this.history = history;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    /** Before the deadline and on its morning; nothing where the clock stands still. */
    public void remind(String number, String phase) {
        Deadline deadline = deadlines.of(number, phase);
        LocalDate today = LocalDate.now(clock);
        if (deadline.getState() != Deadline.State.RUNNING || today.isAfter(deadline.getDueOn())) {
            return; // the clock stands still, or the alert says it better
        }
        int left = deadlines.workingDaysLeft(deadline);
        tell(number, phase, "reminder", today, left == 0 ? "今天到期" : "还剩" + left + "个工作日", deadline);
    }

    /** At the deadline and on each working morning after it. */
    public void alert(String number, String phase) {
        Deadline deadline = deadlines.of(number, phase);
        if (deadline.getState() != Deadline.State.RUNNING) {
            return;
        }
        LocalDate today = dayOfAlert();
        int late = deadlines.workingDaysLate(deadline, today);
        tell(number, phase, "alert", today, late == 0 ? "期限届满，仍未办结" : "已逾期" + late + "个工作日", deadline);
        history.record(
                number,
                CurrentUser.SYSTEM,
                procedure(number).phaseLabel(phase),
                late == 0 ? "到期催办" : "逾期催办",
                null,
                null);
    }

    /**
     * Tells who holds the case, and whoever else of the groups, that something waits or has changed.
     *
     * @param kind of the message, for its list in the case
     * @param key makes the message one: a second one with the same key and person isn't sent
     * @param state for the subject, after the number
     */
    public void tell(String number, String kind, String key, String state, String text, Collection<String> alsoGroups) {
        Map<String, PersonInfo> people = holders(number);
        alsoGroups.forEach(group -> add(people, group));
        people.values().forEach(person -> send(number, kind, number + "|" + key, person, state, text));
    }

    /** As {@link #tell}, but tells these people and nobody else. */
    public void tellPeople(
            String number, String kind, String key, String state, String text, Collection<String> people) {
        people.stream()
                .distinct()
                .flatMap(id -> organisation.person(id).stream())
                .forEach(person -> send(number, kind, number + "|" + key, person, state, text));
    }

    /**
     * Files something with the superior: its people are told, who have no task in the case.
     *
     * @param superior its group
     * @param key one of the case's filings
     */
    public void file(String number, String superior, String key, String subject, String text) {
        organisation
                .members(superior)
                .forEach(person -> notifications.send(new Message(
                        number,
                        FILED,
                        number + "|" + key + "|" + person.id(),
                        person.name(),
                        person.email(),
                        subject,
                        text + seeCase(number),
                        null)));
    }

    /** Whether the superior was told of the case without having a task in it. */
    boolean isFiled(String number) {
        return notifications.of(number).stream().anyMatch(mail -> mail.kind().equals(FILED));
    }

    /** The last line of a mail to staff: the way to the very case, after signing in where need be. */
    public String seeCase(String number) {
        return "\n打开案件：" + baseUrl + "/staff/cases/" + number + "\n";
    }

    /** A calendar moved the date: whoever holds the task is told, and the case's history has it. */
    void moved(String number, String phase, LocalDate before, LocalDate after, String why) {
        String what = "办理期限由" + ChineseDates.of(before) + "调整为" + ChineseDates.of(after);
        history.record(number, CurrentUser.SYSTEM, procedure(number).phaseLabel(phase), what, why, what + "。" + why);
        holders(number)
                .values()
                .forEach(person -> send(
                        number,
                        "moved",
                        number + "|" + phase + "|moved|" + before + "|" + after,
                        person,
                        "期限调整",
                        what + "。\n" + why));
    }

    /** The alert at the end of the last day may run a little after midnight; it still is that day's. */
    private LocalDate dayOfAlert() {
        LocalDateTime now = LocalDateTime.now(clock);
        LocalTime repeatedAt = deadlines.rule("alert.repeat", now.toLocalDate()).at();
        return now.toLocalTime().isBefore(repeatedAt) ? now.toLocalDate().minusDays(1) : now.toLocalDate();
    }

    private void tell(String number, String phase, String kind, LocalDate today, String state, Deadline deadline) {
        Procedure procedure = procedure(number);
        String house = procedure.organisationOf(number);
        Map<String, PersonInfo> people = holders(number);
        add(people, organisation.groupInCharge(Role.DEPUTY_LEADER, house));
        add(people, organisation.groupInCharge(Role.OFFICE, house));
        String label = procedure.phaseLabel(phase);
        String text = procedure.label() + " " + number + "，" + label + "：" + state + "。\n最迟办理日期："
                + ChineseDates.of(deadline.getDueOn()) + (deadline.isProvisional() ? "（暂定，待国务院办公厅通知）" : "") + "\n";
        people.values()
                .forEach(person -> send(
                        number, kind, number + "|" + phase + "|" + kind + "|" + today, person, label + state, text));
    }

    private void send(String number, String kind, String key, PersonInfo person, String state, String text) {
        notifications.send(new Message(
                number,
                kind,
                key + "|" + person.id(),
                person.name(),
                person.email(),
                "【办理提醒】" + number + " " + state,
                text + seeCase(number),
                null));
    }

    private Procedure procedure(String number) {
        return procedures.of(number).orElseThrow();
    }

    private Map<String, PersonInfo> holders(String number) {
        Map<String, PersonInfo> people = new LinkedHashMap<>();
        var holders = tasks.holders(number);
        holders.people().forEach(id -> organisation.person(id).ifPresent(person -> add(people, person)));
        holders.groups().forEach(group -> add(people, group));
        return people;
    }

    private void add(Map<String, PersonInfo> people, String group) {
        organisation.members(group).forEach(person -> add(people, person));
    }

    /** And who stands in while he is away. */
    private void add(Map<String, PersonInfo> people, PersonInfo person) {
        people.putIfAbsent(person.id(), person);
        organisation.deputyOf(person.id()).ifPresent(deputy -> people.putIfAbsent(deputy.id(), deputy));
    }
}
