package gongkai.demo;

import gongkai.platform.EngineClock;
import gongkai.platform.NotFound;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** The mail that went out, for people to read and for programs to check. */
@Controller
@Profile("demo")
class DemoMailPages {

    private final Letterbox letterbox;
    private final DemoChannel channel;

    DemoMailPages(Letterbox letterbox, DemoChannel channel) {
        this.letterbox = letterbox;
        this.channel = channel;
    }

    @GetMapping("/demo/mail")
    String list(Model model) {
        model.addAttribute("mails", letterbox.mails());
        model.addAttribute("catches", channel.catches());
        return "demo/mails";
    }

    @GetMapping("/demo/mail/{number}")
    String one(@PathVariable long number, Model model) {
        model.addAttribute("mail", find(number));
        return "demo/mail";
    }

    @GetMapping("/demo/mail/{number}/attachments/{place}")
    ResponseEntity<byte[]> attachment(@PathVariable long number, @PathVariable int place) {
        var attachments = find(number).attachments();
        if (place < 0 || place >= attachments.size()) {
            throw new NotFound("没有这个附件，请回到邮件重新打开");
        }
        var attachment = attachments.get(place);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(attachment.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(attachment.content());
    }

    /** Newest first. */
    @GetMapping(path = "/demo/mail.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    List<MailView> json() {
        return letterbox.mails().stream().map(MailView::of).toList();
    }

    private CaughtMail find(long number) {
        return letterbox.mail(number).orElseThrow(() -> new NotFound("没有这封邮件，请回到邮件列表重新打开"));
    }

    record MailView(
            long id, String to, String subject, String text, OffsetDateTime sentAt, List<AttachmentView> attachments) {

        static MailView of(CaughtMail mail) {
            return new MailView(
                    mail.number(),
                    mail.to(),
                    mail.subject(),
                    mail.text(),
                    mail.sentAt().atZone(EngineClock.CHINA).toOffsetDateTime(),
                    IntStream.range(0, mail.attachments().size())
                            .mapToObj(place -> AttachmentView.of(mail, place))
                            .toList());
        }
    }

    record AttachmentView(String name, int size, String href) {

        static AttachmentView of(CaughtMail mail, int place) {
            var attachment = mail.attachments().get(place);
            return new AttachmentView(
                    attachment.name(), attachment.size(), "/demo/mail/" + mail.number() + "/attachments/" + place);
        }
    }
}
