package gongkai.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * An SMTP conversation that notices the one moment at which nobody knows: the whole mail is handed over and the server
 * says nothing. Trying again could send it twice.
 */
class SmtpConversation extends SMTPTransport implements AutoCloseable {

    private boolean handedOver;
    private boolean answered;

    SmtpConversation(Session session) {
        super(session, null);
    }

    void sendAndConfirm(MimeMessage message) throws MessagingException {
        message.saveChanges();
        try {
            sendMessage(message, message.getAllRecipients());
        } catch (MessagingException e) {
            if (handedOver && !answered) {
                throw new Unanswered();
            }
            throw e;
        }
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        handedOver = true;
        super.finishData();
    }

    /** Every answer of the server passes here; after the hand-over the first is the receipt or the refusal. */
    @Override
    protected int readServerResponse() throws MessagingException {
        var code = super.readServerResponse();
        answered = handedOver && code > 0;
        return code;
    }

    /** What is sent is sent: trouble with the good-bye doesn't matter. */
    @Override
    public void close() {
        try {
            super.close();
        } catch (MessagingException goodbye) {
            return;
        }
    }

    static class Unanswered extends MessagingException {}
}
