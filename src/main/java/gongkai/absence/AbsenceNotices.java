package gongkai.absence;

import gongkai.notification.Message;
import gongkai.notification.Notifications;
import gongkai.organisation.Absence;
import gongkai.organisation.AbsenceKeptByOther;
import gongkai.organisation.Organisation;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever is made away by somebody else is told, also that he isn't any more. */
@Component
class AbsenceNotices {

    private final Organisation organisation;
    private final Notifications notifications;
    private final String baseUrl;

    AbsenceNotices(
            Organisation organisation, Notifications notifications, @Value("${gongkai.base-url}") String baseUrl) {
        this.organisation = organisation;
        this.notifications = notifications;
        this.baseUrl = baseUrl;
    }

    @EventListener
    void kept(AbsenceKeptByOther kept) {
        Absence absence = kept.absence();
        String by = organisation.nameOf(absence.revoked() ? absence.revokedBy() : absence.madeBy());
        String deputy = organisation.nameOf(absence.deputy());
        String key = "absence-" + absence.id();
        organisation
                .person(absence.person())
                .ifPresent(person -> notifications.send(new Message(
                        key,
                        absence.revoked() ? "absence-revoked" : "absence-made",
                        key + (absence.revoked() ? "|revoked" : "|made"),
                        person.name(),
                        person.email(),
                        "【请假与代理】" + (absence.revoked() ? "您的请假登记已撤销" : "已为您登记请假"),
                        absence.revoked()
                                ? by + "撤销了您" + absence.days() + "的请假登记，" + deputy + "不再代您办理。\n" + page()
                                : by + "为您登记了" + absence.days() + "的请假（" + absence.reason() + "），由" + deputy
                                        + "代您办理；您已经领取的任务从第一天起转给他。不对的，可以自己撤销。\n" + page(),
                        null)));
    }

    private String page() {
        return "\n打开请假与代理：" + baseUrl + "/staff/absences\n";
    }
}
