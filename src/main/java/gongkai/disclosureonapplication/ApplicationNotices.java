package gongkai.disclosureonapplication;

import gongkai.cases.PhaseNotices;
import gongkai.letters.LetterInfo;
import gongkai.notification.Message;
import gongkai.notification.Notifications;
import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.platform.ChineseDates;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What applicants and the superior are told by mail. Subjects carry number and state only: no name, no content. */
@Component
@Transactional
class ApplicationNotices {

    /** The kind of the message whose delivery is the delivery of the reply. */
    static final String REPLY = "reply";

    private final PhaseNotices phases;
    private final Organisation organisation;
    private final Notifications notifications;
    private final String baseUrl;

    ApplicationNotices(
            PhaseNotices phases,
            Organisation organisation,
            Notifications notifications,
            @Value("${gongkai.base-url}") String baseUrl) {
        this.phases = phases;
        this.organisation = organisation;
        this.notifications = notifications;
        this.baseUrl = baseUrl;
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
        phases.file(
                application.number(),
                organisation.group(Role.SUPERIOR, application.organisation()),
                "filed",
                "【办结备案】" + application.number() + " " + application.decision().label(),
                "依申请公开 " + application.number() + " 已经办结，办理结果："
                        + application.decision().label() + "，送达日期：" + ChineseDates.of(application.deliveredOn())
                        + "。现报备案。\n");
    }
}
