package gongkai.notification;

import gongkai.notification.MessageInfo.State;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Messages to people. What is sent here is written with the caller's transaction and leaves the building after it. */
@Component
public class Notifications {

    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);

    private final Outbox outbox;
    private final NotificationProcess process;
    private final Channel channel;
    private final Clock clock;

    Notifications(Outbox outbox, NotificationProcess process, Channel channel, Clock clock) {
        this.outbox = outbox;
        this.process = process;
        this.channel = channel;
        this.clock = clock;
    }

    /** A second message with the same dedupe key is ignored. Without an e-mail address it is recorded as not sendable. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(Message message) {
        var hasAddress = message.email() != null && !message.email().isBlank();
        outbox.add(message, hasAddress ? State.WAITING : State.NO_ADDRESS, clock.instant())
                .ifPresent(id -> {
                    if (hasAddress) {
                        process.start(id);
                    }
                });
    }

    /** Everything that was to go out about the case, oldest first. */
    public List<MessageInfo> of(String caseNumber) {
        return outbox.of(caseNumber);
    }

    /** After the case's file was destroyed: that a message went out stays, to whom and what it said is gone. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(String caseNumber) {
        outbox.erase(caseNumber);
    }

    /** What waited for a mail server to be set is sent once there is one. */
    @EventListener(ApplicationReadyEvent.class)
    void started() {
        if (channel.configured()) {
            process.retryFailedWith(NotificationTasks.NO_SERVER);
        } else {
            LOG.warn(
                    "No mail server is set (GONGKAI_MAIL_HOST): mail is kept, each piece as an incident, until there is one");
        }
    }
}
