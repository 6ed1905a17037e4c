package gongkai.demo;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import gongkai.notification.Channel;
import gongkai.notification.Mail;
import gongkai.notification.MailSettings;
import gongkai.notification.SmtpChannel;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Mail of the demonstration: by real SMTP, to a catcher on this machine that nothing leaves, or to a server that is set. */
@Component
@Primary
@Profile("demo")
class DemoChannel implements Channel {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int ANY_FREE_PORT = 0;

    private final Channel smtp;
    private final GreenMail catcher;

    DemoChannel(MailSettings settings, Clock clock, Letterbox letterbox) {
        if (settings.configured()) {
            catcher = null;
            smtp = new SmtpChannel(settings, clock);
        } else {
            catcher = new GreenMail(new ServerSetup(ANY_FREE_PORT, LOOPBACK, ServerSetup.PROTOCOL_SMTP));
            catcher.getUserManager().setMessageDeliveryHandler((message, address) -> letterbox);
            catcher.start();
            smtp = new SmtpChannel(settings.to(LOOPBACK, catcher.getSmtp().getPort()), clock);
        }
    }

    @Override
    public void deliver(Mail mail) {
        smtp.deliver(mail);
    }

    @Override
    public boolean configured() {
        return smtp.configured();
    }

    /** Whether mail stays here, where it can be looked at. */
    boolean catches() {
        return catcher != null;
    }

    @PreDestroy
    void stop() {
        if (catcher != null) {
            catcher.stop();
        }
    }
}
