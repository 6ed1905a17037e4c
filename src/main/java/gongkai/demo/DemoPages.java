package gongkai.demo;

import com.fasterxml.jackson.databind.JsonNode;
import gongkai.organisation.Role;
import gongkai.platform.ClockShift;
import gongkai.platform.CurrentUser;
import gongkai.platform.EngineClock;
import gongkai.platform.InvalidInput;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The way into the demonstration: who can sign in, and the clock that an administrator may move. */
@Controller
@Profile("demo")
class DemoPages {

    private final DemoCounty county;
    private final ClockShift shift;
    private final Clock clock;
    private final CurrentUser currentUser;
    private final boolean disclosures;

    DemoPages(
            DemoCounty county,
            ClockShift shift,
            Clock clock,
            CurrentUser currentUser,
            ObjectProvider<DemoDisclosures> disclosures) {
        this.county = county;
        this.shift = shift;
        this.clock = clock;
        this.currentUser = currentUser;
        this.disclosures = disclosures.getIfAvailable() != null;
    }

    @GetMapping("/demo")
    String index(Model model) {
        model.addAttribute("signIns", county.signIns());
        model.addAttribute("password", DemoCounty.PASSWORD);
        model.addAttribute("now", LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES));
        model.addAttribute("administrator", isAdministrator());
        model.addAttribute("disclosures", disclosures);
        return "demo/index";
    }

    @GetMapping("/demo/clock")
    @ResponseBody
    ClockView clock() {
        return new ClockView(OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS));
    }

    /** {@code {"now": "2026-10-08T08:30:00+08:00"}}, or {@code {"now": null}} for real time. */
    @PostMapping(path = "/demo/clock", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ClockView set(@RequestBody JsonNode body) {
        requireAdministrator();
        if (!body.has("now")) {
            throw badMoment();
        }
        if (body.get("now").isNull()) {
            shift.reset();
        } else {
            shift.to(moment(body.get("now").asText()).toInstant());
        }
        return clock();
    }

    @PostMapping(path = "/demo/clock", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String set(@RequestParam(required = false) LocalDateTime now, @RequestParam(required = false) boolean real) {
        requireAdministrator();
        if (real) {
            shift.reset();
        } else if (now == null) {
            throw new InvalidInput(Map.of("now", "请选择日期和时刻"));
        } else {
            shift.to(now.atZone(EngineClock.CHINA).toInstant());
        }
        return "redirect:/demo";
    }

    private static OffsetDateTime moment(String text) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            throw badMoment();
        }
    }

    private static InvalidInput badMoment() {
        return new InvalidInput(Map.of("now", "请写成带时区的时刻，例如2026-10-08T08:30:00+08:00；写null回到真实时间"));
    }

    private boolean isAdministrator() {
        return currentUser.groups().contains(Role.ADMINISTRATOR.id());
    }

    private void requireAdministrator() {
        if (!isAdministrator()) {
            throw new AccessDeniedException("只有管理员可以调整时钟，请用admin登录");
        }
    }

    record ClockView(OffsetDateTime now) {}
}
