package gongkai.demo;

import gongkai.platform.EngineClock;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** A mail as it arrived: what its recipient would see. */
record CaughtMail(
        long number,
        String to,
        String recipient,
        String subject,
        String text,
        Instant sentAt,
        List<Attachment> attachments) {

    record Attachment(String name, byte[] content) {

        public int size() {
            return content.length;
        }
    }

    public List<String> lines() {
        return text.lines().toList();
    }

    public LocalDateTime sentInChina() {
        return LocalDateTime.ofInstant(sentAt, EngineClock.CHINA);
    }

    static CaughtMail of(long number, MimeMessage message) throws MessagingException, IOException {
        var text = new StringBuilder();
        var attachments = new ArrayList<Attachment>();
        collect(message, text, attachments);
        var to = (InternetAddress) message.getRecipients(RecipientType.TO)[0];
        return new CaughtMail(
                number,
                to.getAddress(),
                to.getPersonal(),
                message.getSubject(),
                text.toString().replace("\r\n", "\n").strip(),
                message.getSentDate().toInstant(),
                List.copyOf(attachments));
    }

    private static void collect(Part part, StringBuilder text, List<Attachment> attachments)
            throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart parts) {
            for (var i = 0; i < parts.getCount(); i++) {
                collect(parts.getBodyPart(i), text, attachments);
            }
        } else if (part.getFileName() != null) {
            attachments.add(new Attachment(
                    MimeUtility.decodeText(part.getFileName()),
                    part.getInputStream().readAllBytes()));
        } else if (part.isMimeType("text/plain")) {
            text.append(part.getContent());
        }
    }
}
