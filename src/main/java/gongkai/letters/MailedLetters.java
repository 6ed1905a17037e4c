package gongkai.letters;

import gongkai.notification.Attachments;
import org.springframework.stereotype.Component;

/** Letters as attachments of mails. */
@Component
class MailedLetters implements Attachments {

    private final Letters letters;

    MailedLetters(Letters letters) {
        this.letters = letters;
    }

    @Override
    public byte[] pdf(long letterId) {
        return letters.pdf(letterId);
    }

    @Override
    public String filename(long letterId) {
        LetterInfo letter = letters.info(letterId);
        return letter.kind().label() + " " + letter.number() + ".pdf";
    }
}
