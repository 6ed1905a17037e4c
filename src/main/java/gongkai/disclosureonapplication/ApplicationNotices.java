package gongkai.disclosureonapplication;

import gongkai.cases.CaseHistory;
import gongkai.deadlines.Deadline;
import gongkai.deadlines.Deadlines;
import gongkai.letters.LetterInfo;
import gongkai.notification.Message;
import gongkai.notification.Notifications;
import gongkai.organisation.Organisation;
import gongkai.organisation.PersonInfo;
import gongkai.organisation.Role;
import gongkai.platform.CurrentUser;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is told what by mail. Subjects carry number and state only: no name, no content. A second run of a timer on the
 * same day tells nobody twice: the key of each message names case, phase, kind, day and person.
 */
@Component
@Transactional
class ApplicationNotices {

    /** The kind of the message whose delivery is the delivery of the reply. */
    static final String REPLY = "reply";

    private static final Map<String, String> PHASES = Map.of(
            DisclosureOnApplicationProcess.ACCEPTANCE, "登记审核",
            DisclosureOnApplicationProcess.REVIEW, "审查决定",
            DisclosureOnApplicationProcess.FILING, "报送上级",
            DisclosureOnApplicationProcess.DELIVERY, "答复送达",
            DisclosureOnApplicationProcess.THIRD_PARTY, "征求第三方意见",
            DisclosureOnApplicationProcess.CORRECTION, "申请人补正");

    private final DisclosureApplications applications;
    private final DisclosureOnApplicationProcess process;
    private final Deadlines deadlines;
    private final Organisation organisation;
    private final Notifications notifications;
    private final CaseHistory history;
    private final Clock clock;
    private final String baseUrl;

    ApplicationNotices(
            DisclosureApplications applications,
            DisclosureOnApplicationProcess process,
            Deadlines deadlines,
            Organisation organisation,
            Notifications notifications,
            CaseHistory history,
            Clock clock,
            @Value("${gongkai.base-url}") String baseUrl) {
        this.applications = applications;
        this.process = process;
        this.deadlines = deadlines;
        this.organisation = organisation;
        this.notifications = notifications;
        this.history = history;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    static String phaseLabel(String phase) {
        return PHASES.getOrDefault(phase, phase);
    }

    void tellApplicant(DisclosureApplication application, LetterInfo letter, String state) {
        String key = application.number() + "|" + state + "|" + (letter == null ? "" : letter.id());
        notifications.send(new Message(
                application.number(),
                "applicant",
                key,
                application.name(),
                application.email(),
                "【信息公开】" + application.number() + " " + state,
                "您的信息公开申请（编号" + application.number() + "）" + state + "。\n"
                        + (letter == null ? "" : letter.kind().label() + "已经制作，")
                        + "请凭申请编号和查询码查看：\n" + baseUrl + "/applications/status\n",
                null));
    }

    /** The reply: by e-mail where the applicant chose it, else only word that it is ready. */
    void sendReply(DisclosureApplication application, LetterInfo letter) {
        if (application.deliveryMethod() != DeliveryMethod.EMAIL) {
            tellApplicant(application, letter, "已作出答复");
            return;
        }
        notifications.send(new Message(
                application.number(),
                REPLY,
                application.number() + "|" + REPLY + "|" + letter.id(),
                application.name(),
                application.email(),
                "【信息公开】" + application.number() + " 答复书",
                "您的信息公开申请（编号" + application.number() + "）已经答复，答复书见附件。\n" + "也可以凭申请编号和查询码在网上查看：\n" + baseUrl
                        + "/applications/status\n",
                letter.id()));
    }

    /** The superior organisation is told how the case ended; the file itself stays in the archive. */
    void fileWithSuperior(DisclosureApplication application) {
        String number = application.number();
        organisation
                .members(organisation.group(Role.SUPERIOR, application.organisation()))
                .forEach(person -> notifications.send(new Message(
                        number,
                        "filed",
                        number + "|filed|" + person.id(),
                        person.name(),
                        person.email(),
                        "【办结备案】" + number + " " + application.decision().label(),
                        "依申请公开 " + number + " 已经办结，办理结果："
                                + application.decision().label() + "，送达日期：" + ChineseDates.of(application.deliveredOn())
                                + "。现报备案。\n",
                        null)));
    }

    void remind(String number, String phase) {
        Deadline deadline = deadlines.of(number, phase);
        LocalDate today = LocalDate.now(clock);
        if (deadline.getState() != Deadline.State.RUNNING || today.isAfter(deadline.getDueOn())) {
            return; // the clock stands still, or the alert says it better
        }
        int left = deadlines.workingDaysLeft(deadline);
        tellStaff(number, phase, "reminder", today, left == 0 ? "今天到期" : "还剩" + left + "个工作日", deadline);
    }

    void alert(String number, String phase) {
        Deadline deadline = deadlines.of(number, phase);
        if (deadline.getState() != Deadline.State.RUNNING) {
            return;
        }
        LocalDate today = dayOfAlert();
        int late = deadlines.workingDaysLate(deadline, today);
        tellStaff(number, phase, "alert", today, late == 0 ? "期限届满，仍未办结" : "已逾期" + late + "个工作日", deadline);
        history.record(number, CurrentUser.SYSTEM, phaseLabel(phase), late == 0 ? "到期催办" : "逾期催办", null, null);
    }

    /** The alert at the end of the last day may run a little after midnight; it still is that day's. */
    private LocalDate dayOfAlert() {
        LocalDateTime now = LocalDateTime.now(clock);
        LocalTime repeatedAt = deadlines.rule("alert.repeat", now.toLocalDate()).at();
        return now.toLocalTime().isBefore(repeatedAt) ? now.toLocalDate().minusDays(1) : now.toLocalDate();
    }

    /** A calendar moved the date: whoever holds the task is told, and the case's history has it. */
    void moved(String number, String phase, LocalDate before, LocalDate after, String why) {
        String what = "办理期限由" + ChineseDates.of(before) + "调整为" + ChineseDates.of(after);
        history.record(number, CurrentUser.SYSTEM, phaseLabel(phase), what, why, what + "。" + why);
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

    private void tellStaff(String number, String phase, String kind, LocalDate today, String state, Deadline deadline) {
        DisclosureApplication application = applications.findById(number).orElseThrow();
        Map<String, PersonInfo> people = holders(number);
        add(people, organisation.group(Role.DEPUTY_LEADER, application.organisation()));
        add(people, organisation.group(Role.OFFICE, application.organisation()));
        String text = "依申请公开 " + number + "，" + phaseLabel(phase) + "：" + state + "。\n最迟办理日期："
                + ChineseDates.of(deadline.getDueOn()) + (deadline.isProvisional() ? "（暂定，待国务院办公厅通知）" : "") + "\n";
        people.values()
                .forEach(person -> send(
                        number,
                        kind,
                        number + "|" + phase + "|" + kind + "|" + today,
                        person,
                        phaseLabel(phase) + state,
                        text));
    }

    private void send(String number, String kind, String key, PersonInfo person, String state, String text) {
        notifications.send(new Message(
                number,
                kind,
                key + "|" + person.id(),
                person.name(),
                person.email(),
                "【办理提醒】" + number + " " + state,
                text + "\n办理：" + baseUrl + "/camunda/app/tasklist/default/\n",
                null));
    }

    private Map<String, PersonInfo> holders(String number) {
        Map<String, PersonInfo> people = new LinkedHashMap<>();
        var holders = process.holders(number);
        holders.people().forEach(id -> organisation.person(id).ifPresent(person -> people.put(person.id(), person)));
        holders.groups().forEach(group -> add(people, group));
        return people;
    }

    private void add(Map<String, PersonInfo> people, String group) {
        organisation.members(group).forEach(person -> people.putIfAbsent(person.id(), person));
    }
}
