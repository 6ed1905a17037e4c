package gongkai.disclosurechange;

import gongkai.cases.PhaseNotices;
import gongkai.notification.Message;
import gongkai.notification.Notifications;
import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.platform.ChineseDates;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the superior and those who asked are told by mail. Subjects carry number and state only: no title, no content. */
@Component
@Transactional
class ChangeNotices {

    private final PhaseNotices phases;
    private final Organisation organisation;
    private final Notifications notifications;
    private final Clock clock;

    ChangeNotices(PhaseNotices phases, Organisation organisation, Notifications notifications, Clock clock) {
        this.phases = phases;
        this.organisation = organisation;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** Filed with the superior before it is published. */
    void fileWithSuperior(DisclosureChange change) {
        String kind = change.kind().label();
        phases.file(
                change.number(),
                organisation.groupInCharge(Role.SUPERIOR, change.organisation()),
                "filed",
                "【" + kind + "备案】" + change.number(),
                "编号" + change.disclosure() + "的公开内容经领导小组审批，于" + ChineseDates.of(LocalDate.now(clock)) + kind
                        + "。现报备案。\n");
    }

    /** Whoever wrote the change hears how it stands. */
    void tellAuthors(DisclosureChange change, String state, String text) {
        change.authors().stream()
                .flatMap(id -> organisation.person(id).stream())
                .forEach(person -> notifications.send(new Message(
                        change.number(),
                        "state",
                        change.number() + "|" + state + "|" + clock.millis() + "|" + person.id(),
                        person.name(),
                        person.email(),
                        "【变更撤销】" + change.number() + " " + state,
                        text + phases.seeCase(change.number()),
                        null)));
    }
}
