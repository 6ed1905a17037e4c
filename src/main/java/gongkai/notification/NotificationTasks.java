package gongkai.notification;

import gongkai.notification.Mail.Attachment;
import gongkai.notification.MessageInfo.State;
import gongkai.notification.Outbox.Entry;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What the engine asks of us about mail. */
@Component
public class NotificationTasks {

    static final String NO_SERVER = "没有设置邮件服务器。请设置GONGKAI_MAIL_HOST并重新启动，邮件会自动补发";

    /** Nothing more is tried: the incident comes at once. */
    private static final String NO_RETRY = "R1/PT1M";

    private final Outbox outbox;
    private final Channel channel;
    private final ObjectProvider<Attachments> attachments;
    private final ApplicationEventPublisher events;
    private final MailSettings settings;
    private final Clock clock;

    /** Asked by the engine right after the failure, on the same node; the failed transaction itself leaves no trace. */
    private final Set<String> refusedForGood = ConcurrentHashMap.newKeySet();

    NotificationTasks(
            Outbox outbox,
            Channel channel,
            ObjectProvider<Attachments> attachments,
            ApplicationEventPublisher events,
            MailSettings settings,
            Clock clock) {
        this.outbox = outbox;
        this.channel = channel;
        this.attachments = attachments;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /** Sends the message unless it is sent already; the row stays locked meanwhile. */
    public void send(String id) {
        var entry = outbox.lock(Long.parseLong(id));
        if (entry.state() == State.SENT) {
            return;
        }
        try {
            channel.deliver(mail(entry));
        } catch (Undelivered reason) {
            if (reason.isForGood()) {
                refusedForGood.add(id);
            }
            throw reason;
        }
        outbox.sent(entry.id(), clock.instant());
    }

    /** Tells the rest of the product. */
    public void confirm(String id) {
        var message = outbox.find(Long.parseLong(id)).message();
        events.publishEvent(new MessageDelivered(message.caseNumber(), message.kind(), message.dedupeKey()));
    }

    /** How often and when to try again after a failure, in the engine's notation. */
    public String retryCycle(String id) {
        return refusedForGood.remove(id) ? NO_RETRY : settings.retry();
    }

    private Mail mail(Entry entry) {
        var message = entry.message();
        return new Mail(
                "notification-" + entry.id(),
                message.recipientName(),
                message.email(),
                message.subject(),
                message.text(),
                message.letterId() == null ? null : attachment(message.letterId()));
    }

    private Attachment attachment(long letterId) {
        var letters = attachments.getObject();
        return new Attachment(letters.filename(letterId), letters.pdf(letterId));
    }
}
