package gongkai.notification;

import java.time.Instant;

/**
 * A message as it stands in the outbox.
 *
 * @param sentAt null until a mail server has taken it
 */
public record MessageInfo(
        long id,
        String caseNumber,
        String kind,
        String recipientName,
        String email,
        String subject,
        String text,
        State state,
        Instant createdAt,
        Instant sentAt) {

    public enum State {
        WAITING("待发送"),
        SENT("已发送"),
        NO_ADDRESS("无法发送（无邮箱）");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
