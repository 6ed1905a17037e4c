package gongkai.workplace;

import gongkai.platform.ChineseDates;
import gongkai.platform.CurrentUser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The secret address of one's due dates: made, renewed and revoked by its owner, read by whoever knows it. */
@Controller
class CalendarFeedPages {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);
    private static final String PAGE = "redirect:/staff/calendar-feed";

    private final CalendarFeeds feeds;
    private final CurrentUser user;

    CalendarFeedPages(CalendarFeeds feeds, CurrentUser user) {
        this.feeds = feeds;
        this.user = user;
    }

    @GetMapping("/staff/calendar-feed")
    String show(Model model) {
        model.addAttribute(
                "madeOn", feeds.madeAt(user.id()).map(ChineseDates::of).orElse(null));
        return "staff/calendar-feed";
    }

    @PostMapping("/staff/calendar-feed")
    String make(RedirectAttributes redirect) {
        redirect.addFlashAttribute("address", feeds.make(user.id()));
        return PAGE;
    }

    @PostMapping("/staff/calendar-feed/revocation")
    String revoke(RedirectAttributes redirect) {
        feeds.revoke(user.id());
        redirect.addFlashAttribute("done", "订阅地址已经作废，日历软件不能再用它读取您的期限。");
        return PAGE;
    }

    /** What is no address is answered like what was one; the answer says nothing of either. */
    @GetMapping("/calendar/{token}.ics")
    ResponseEntity<byte[]> calendar(@PathVariable String token) {
        return feeds.calendar(token)
                .map(text -> ResponseEntity.ok()
                        .contentType(CALENDAR)
                        .cacheControl(
                                CacheControl.maxAge(Duration.ofMinutes(15)).cachePrivate())
                        .header("Referrer-Policy", "no-referrer")
                        .header("X-Robots-Tag", "noindex")
                        .header("X-Content-Type-Options", "nosniff")
                        .body(text.getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND)
                        .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                        .cacheControl(CacheControl.noStore())
                        .body("没有这个日历".getBytes(StandardCharsets.UTF_8)));
    }
}
