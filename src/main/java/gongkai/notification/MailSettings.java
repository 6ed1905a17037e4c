package gongkai.notification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The mail server: GONGKAI_MAIL_HOST, _PORT, _USER, _PASSWORD, _FROM, _FROM_NAME, _TLS, _RETRY.
 *
 * @param host blank: nothing is sent
 * @param tls auto, required (also {@code true}), ssl or off (also {@code false})
 * @param retry the engine's retry cycle, e.g. {@code R5/PT5M} or a list of waits
 */
@ConfigurationProperties("gongkai.mail")
public record MailSettings(
        String host,
        int port,
        String user,
        String password,
        String from,
        String fromName,
        String tls,
        Duration connectTimeout,
        Duration readTimeout,
        String retry) {

    public boolean configured() {
        return host != null && !host.isBlank();
    }

    /** The same sender and waits, to a server without sign-in or encryption: for a catcher on the same machine. */
    public MailSettings to(String host, int port) {
        return new MailSettings(host, port, "", "", from, fromName, "off", connectTimeout, readTimeout, retry);
    }

    String sender() {
        if (from != null && !from.isBlank()) {
            return from;
        }
        return user != null && user.contains("@") ? user : "gongkai@" + host;
    }

    boolean signsIn() {
        return user != null && !user.isBlank();
    }
}
