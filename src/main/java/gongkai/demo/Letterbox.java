package gongkai.demo;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Where the catcher puts every mail, whoever it is for: one file each in the data directory, numbered as they came. */
@Component
@Profile("demo")
class Letterbox implements GreenMailUser {

    private static final String ENDING = ".eml";

    private final Path folder;
    private final Map<Long, CaughtMail> read = new ConcurrentHashMap<>();
    private long last;

    Letterbox(@Value("${gongkai.home}") Path home) {
        folder = home.resolve("demo-mail");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        last = numbers().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** Newest first. */
    List<CaughtMail> mails() {
        return numbers().stream()
                .sorted(Comparator.reverseOrder())
                .map(number -> read.computeIfAbsent(number, this::read))
                .toList();
    }

    Optional<CaughtMail> mail(long number) {
        return numbers().contains(number) ? Optional.of(read(number)) : Optional.empty();
    }

    @Override
    public synchronized void deliver(MimeMessage message) {
        var name = "%06d".formatted(++last);
        try {
            var unfinished = folder.resolve(name + ".part");
            try (var out = Files.newOutputStream(unfinished)) {
                message.writeTo(out);
            }
            Files.move(unfinished, folder.resolve(name + ENDING), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void deliver(MovingMessage message) {
        deliver(message.getMessage());
    }

    private List<Long> numbers() {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> Long.valueOf(name.substring(0, name.length() - ENDING.length())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CaughtMail read(long number) {
        try (var in = Files.newInputStream(folder.resolve("%06d".formatted(number) + ENDING))) {
            return CaughtMail.of(number, new MimeMessage(null, in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    // The rest of a mail server's user isn't asked for: nobody signs in here.

    @Override
    public String getEmail() {
        return "everyone@localhost";
    }

    @Override
    public String getLogin() {
        return getEmail();
    }

    @Override
    public String getQualifiedMailboxName() {
        return getEmail();
    }

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public void setPassword(String password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void authenticate(String password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void create() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete() {
        throw new UnsupportedOperationException();
    }
}
