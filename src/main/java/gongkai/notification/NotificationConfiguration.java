package gongkai.notification;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

    /** The house's mail server; the demonstration puts its own channel first. */
    @Bean
    SmtpChannel smtpChannel(MailSettings settings, Clock clock) {
        return new SmtpChannel(settings, clock);
    }
}
