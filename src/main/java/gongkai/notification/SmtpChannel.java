package gongkai.notification;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Sends by SMTP, one connection per mail, and tells apart what may work later and what won't. */
public class SmtpChannel implements Channel {

    private final MailSettings settings;
    private final Clock clock;

    public SmtpChannel(MailSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public boolean configured() {
        return settings.configured();
    }

    @Override
    public void deliver(Mail mail) {
        if (!configured()) {
            throw Undelivered.forGood(NotificationTasks.NO_SERVER);
        }
        var session = Session.getInstance(properties());
        var message = compose(mail, session);
        try (var transport = new SmtpConversation(session)) {
            transport.connect(
                    settings.host(),
                    settings.port(),
                    settings.signsIn() ? settings.user() : null,
                    settings.signsIn() ? settings.password() : null);
            transport.sendAndConfirm(message);
        } catch (SmtpConversation.Unanswered silence) {
            // It may be in the recipient's box already: sending it again is a person's decision.
            throw Undelivered.forGood("邮件服务器收下了全文，但没有回执，邮件可能已经送出。请核对后再决定是否重发");
        } catch (MessagingException refusal) {
            throw undelivered(refusal, mail);
        }
    }

    private MimeMessage compose(Mail mail, Session session) {
        try {
            var message = new IdentifiedMessage(session, "<" + mail.messageId() + "@" + domain() + ">");
            var helper = new MimeMessageHelper(
                    message, MimeMessageHelper.MULTIPART_MODE_MIXED_RELATED, StandardCharsets.UTF_8.name());
            helper.setFrom(settings.sender(), settings.fromName());
            helper.setTo(recipient(mail));
            helper.setSubject(oneLine(mail.subject()));
            helper.setSentDate(Date.from(clock.instant()));
            helper.setText(mail.text(), new MailLayout(settings.fromName()).html(mail.subject(), mail.text()));
            if (mail.attachment() != null) {
                helper.addAttachment(
                        mail.attachment().filename(),
                        new ByteArrayResource(mail.attachment().pdf()),
                        "application/pdf");
            }
            // Answers by machines (out of office) are not wanted.
            message.setHeader("Auto-Submitted", "auto-generated");
            return message;
        } catch (AddressException wrong) {
            throw Undelivered.forGood("收件邮箱的写法不对，请核对后改正");
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw Undelivered.forGood("邮件无法编成：" + withoutAddress(e.getMessage(), mail));
        }
    }

    private static InternetAddress recipient(Mail mail) throws AddressException, UnsupportedEncodingException {
        var address = new InternetAddress(mail.email().strip(), true);
        if (!mail.email().contains("@")) {
            throw new AddressException();
        }
        if (mail.recipientName() != null && !mail.recipientName().isBlank()) {
            address.setPersonal(oneLine(mail.recipientName()), StandardCharsets.UTF_8.name());
        }
        return address;
    }

    private Undelivered undelivered(MessagingException refusal, Mail mail) {
        if (refusal instanceof AuthenticationFailedException) {
            return Undelivered.forNow("邮件服务器不接受用户名或密码：" + reason(refusal, mail));
        }
        for (Exception part = refusal; part instanceof MessagingException next; part = next.getNextException()) {
            var code = answerCode(next);
            if (code >= 500) {
                return Undelivered.forGood("邮件服务器拒收：" + reason(next, mail));
            }
            if (code >= 400) {
                return Undelivered.forNow("邮件服务器暂不接收：" + reason(next, mail));
            }
        }
        return Undelivered.forNow("连不上邮件服务器" + settings.host() + ":" + settings.port() + "：" + reason(refusal, mail));
    }

    private static int answerCode(MessagingException e) {
        if (e instanceof SMTPAddressFailedException address) {
            return address.getReturnCode();
        }
        if (e instanceof SMTPSenderFailedException sender) {
            return sender.getReturnCode();
        }
        return e instanceof SMTPSendFailedException send ? send.getReturnCode() : 0;
    }

    private static String reason(MessagingException e, Mail mail) {
        var cause = e.getNextException();
        var text = oneLine(String.valueOf(e.getMessage()));
        return withoutAddress(
                cause == null
                                || cause instanceof MessagingException
                                || text.contains(String.valueOf(cause.getMessage()))
                        ? text
                        : text + " (" + oneLine(String.valueOf(cause.getMessage())) + ")",
                mail);
    }

    private static String withoutAddress(String text, Mail mail) {
        return String.valueOf(text).replace(mail.email().strip(), "收件人");
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private String domain() {
        return settings.sender().substring(settings.sender().indexOf('@') + 1);
    }

    private Properties properties() {
        var properties = new Properties();
        properties.put(
                "mail.smtp.connectiontimeout",
                String.valueOf(settings.connectTimeout().toMillis()));
        properties.put(
                "mail.smtp.timeout", String.valueOf(settings.readTimeout().toMillis()));
        properties.put(
                "mail.smtp.writetimeout", String.valueOf(settings.readTimeout().toMillis()));
        properties.put("mail.smtp.auth", String.valueOf(settings.signsIn()));
        properties.put("mail.smtp.quitwait", "false");
        switch (settings.tls()) {
            case "off", "false" -> properties.put("mail.smtp.starttls.enable", "false");
            case "ssl" -> properties.put("mail.smtp.ssl.enable", "true");
            case "required", "true" -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            default -> properties.put("mail.smtp.starttls.enable", "true");
        }
        return properties;
    }

    /** Keeps the Message-ID that it was given; the library would make a new one at each attempt. */
    private static class IdentifiedMessage extends MimeMessage {

        private final String id;

        IdentifiedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
