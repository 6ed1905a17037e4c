package gongkai.proactivedisclosure;

import gongkai.cases.PhaseNotices;
import gongkai.notification.Message;
import gongkai.notification.Notifications;
import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.platform.ChineseDates;
import gongkai.platform.Contacts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What department, office, superior and objectors are told by mail. Subjects carry number and state only: no name, no content. */
@Component
@Transactional
class DisclosureNotices {

    private final PhaseNotices phases;
    private final Notifications notifications;
    private final Organisation organisation;
    private final Clock clock;
    private final String baseUrl;

    DisclosureNotices(
            PhaseNotices phases,
            Notifications notifications,
            Organisation organisation,
            Clock clock,
            @Value("${gongkai.base-url}") String baseUrl) {
        this.phases = phases;
        this.notifications = notifications;
        this.organisation = organisation;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    void remind(Disclosure disclosure, String phase) {
        LocalDate today = LocalDate.now(clock);
        boolean noticeRuns = phase.equals(ProactiveDisclosureProcess.NOTICE)
                && disclosure.noticeEndsOn() != null
                && !today.isAfter(disclosure.noticeEndsOn());
        if (!noticeRuns) {
            // While the notice runs nobody can conclude it: a reminder would ask for what isn't possible yet.
            phases.remind(disclosure.number(), phase);
        }
    }

    void alert(String number, String phase) {
        phases.alert(number, phase);
    }

    void lookAgain(Disclosure disclosure, String department) {
        phases.tell(
                disclosure.number(),
                "look-again",
                "look-again|" + disclosure.reviewOn(),
                "到了重新审视的日期",
                "例行公开 " + disclosure.number() + " 原定暂不公开，" + ChineseDates.of(disclosure.reviewOn())
                        + "起重新审视，请修改后提交或者撤回。\n",
                List.of(department));
    }

    void fileNonDisclosure(Disclosure disclosure) {
        file(
                disclosure,
                "non-disclosure|" + disclosure.draft(),
                "【暂不公开报备】" + disclosure.number(),
                "例行公开 " + disclosure.number() + " 经审核暂不公开，" + ChineseDates.of(disclosure.reviewOn()) + "重新审视。现报备案。\n");
    }

    void fileWithSuperior(Disclosure disclosure) {
        file(
                disclosure,
                "filed",
                "【公开备案】" + disclosure.number(),
                "例行公开 " + disclosure.number() + " 已于" + ChineseDates.of(disclosure.publishedOn()) + "公开"
                        + (disclosure.publishedInTime() ? "" : "（逾期）") + "。现报备案。\n");
    }

    private void file(Disclosure disclosure, String key, String subject, String text) {
        phases.file(
                disclosure.number(), organisation.groupInCharge(Role.SUPERIOR, disclosure.unit()), key, subject, text);
    }

    void objection(Disclosure disclosure, int ordinal, String office) {
        phases.tell(
                disclosure.number(),
                "objection",
                "objection|" + ordinal,
                "收到第" + ordinal + "号异议",
                "例行公开 " + disclosure.number() + " 公示期间收到第" + ordinal + "号异议，答复后才能作出公示结论。\n",
                List.of(office));
    }

    /** To whoever signed with an e-mail address; everybody else finds the result in the next version. */
    void reply(Disclosure disclosure, Objection objection) {
        String contact = objection.contact();
        if (contact == null || !Contacts.isEmail(contact)) {
            return;
        }
        notifications.send(new Message(
                disclosure.number(),
                "reply",
                disclosure.number() + "|reply|" + objection.ordinal(),
                objection.name() == null ? "提出异议的人" : objection.name(),
                contact,
                "【公示异议答复】" + disclosure.number(),
                "您在公示期间提出的异议（编号" + disclosure.number() + "，第" + objection.ordinal() + "号）已经办理："
                        + objection.state().label() + "。\n" + objection.reply() + "\n\n公开的内容：" + baseUrl
                        + "/disclosures/"
                        + disclosure.number() + "\n",
                null));
    }
}
