package gongkai.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import gongkai.board.Reader;
import gongkai.demo.Chronicle.Disclosed;
import gongkai.organisation.Organisation;
import gongkai.organisation.PersonInfo;
import gongkai.organisation.Role;
import gongkai.platform.ClockShift;
import gongkai.platform.EngineClock;
import gongkai.proactivedisclosure.DisclosureDesk;
import gongkai.proactivedisclosure.NewObjection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Real cases of 例行公开, each taken by its people to where {@code seeds/demo/cases.csv} wants it, on the days on which they would have
 * done it: notices that anybody can object to and the office concludes, a review for each leader, something late, something held.
 */
@Component
@Profile("demo")
class DemoCases {

    private static final String PROCESS = "proactive-disclosure";
    private static final String OBJECTION = "handle-objection";
    private static final String YES = "是";
    private static final LocalTime OFFICE_OPENS = LocalTime.of(8, 40);
    private static final Duration BETWEEN_STEPS = Duration.ofMinutes(25);
    private static final int MOST_STEPS = 12;

    private static final Map<String, Role> REVIEWERS = Map.of(
            "approve-off-catalogue", Role.SUPERIOR,
            "secrecy-review", Role.SECRECY,
            "deputy-review", Role.DEPUTY_LEADER,
            "principal-review", Role.PRINCIPAL_LEADER,
            "committee-decision", Role.PARTY_COMMITTEE,
            "superior-review", Role.SUPERIOR);

    private final DemoProcess process;
    private final DisclosureDesk disclosures;
    private final Organisation organisation;
    private final ClockShift shift;
    private final Clock clock;

    DemoCases(
            DemoProcess process, DisclosureDesk disclosures, Organisation organisation, ClockShift shift, Clock clock) {
        this.process = process;
        this.disclosures = disclosures;
        this.organisation = organisation;
        this.shift = shift;
        this.clock = clock;
    }

    /** A line of the file; what is empty there is empty here. */
    record Story(
            String text,
            String unit,
            int daysAgo,
            String waits,
            boolean important,
            boolean superior,
            String channels,
            int daysAhead,
            String body,
            String comment) {

        static Story of(NamedCsvRecord row) {
            return new Story(
                    row.getField("text"),
                    row.getField("unit"),
                    Integer.parseInt(row.getField("ago")),
                    row.getField("waits"),
                    row.getField("important").equals(YES),
                    row.getField("superior").equals(YES),
                    row.getField("channels"),
                    row.getField("days").isEmpty() ? 0 : Integer.parseInt(row.getField("days")),
                    row.getField("body"),
                    row.getField("comment"));
        }
    }

    static List<Story> stories() {
        return DemoFiles.rows("cases").stream().map(Story::of).toList();
    }

    /** In the order of the file, all on one day, one after the other. */
    void tell(Story story, Disclosed disclosed) {
        var today = LocalDate.now(clock);
        var begins = today.minusDays(story.daysAgo()).atTime(OFFICE_OPENS).atZone(EngineClock.CHINA);
        var now = clock.instant();
        int step = 0;
        String number = at(begins.toInstant(), step++, now, () -> propose(story, disclosed, today));
        while (step < MOST_STEPS) {
            String open = process.waitsAt(number);
            if (open == null || open.equals(story.waits())) {
                return;
            }
            if (open.equals("conclude-notice") && story.waits().equals(OBJECTION)) {
                shift.asOf(
                        earlier(begins.plusDays(1).toInstant(), now),
                        () -> disclosures.object(
                                number, new NewObjection(story.comment(), null, null), Reader.society()));
                return;
            }
            at(begins.toInstant(), step++, now, () -> {
                process.complete(inCharge(open, story.unit()).id(), number, open, answer(open, story, today));
                process.runJobs(number);
                return number;
            });
        }
        throw new IllegalStateException(story.text() + " never comes to " + story.waits());
    }

    private <T> T at(Instant begins, int step, Instant now, Supplier<T> work) {
        return shift.asOf(earlier(begins.plus(BETWEEN_STEPS.multipliedBy(step)), now), work);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private String propose(Story story, Disclosed disclosed, LocalDate today) {
        var clerk = clerk(story.unit());
        String number = process.start(clerk.id(), PROCESS, Map.of("unit", story.unit()));
        process.complete(clerk.id(), number, "propose", proposal(story, disclosed, clerk, today));
        process.runJobs(number);
        return number;
    }

    private Map<String, Object> proposal(Story story, Disclosed disclosed, PersonInfo clerk, LocalDate today) {
        var occasion = disclosed.occasion();
        Map<String, Object> proposal = new LinkedHashMap<>();
        proposal.put("outcome", "submit");
        if (occasion.item() == null) {
            proposal.put("workPlan", story.comment());
        } else {
            proposal.put("catalogueItem", occasion.item().code());
        }
        proposal.put("title", disclosed.title());
        proposal.put("body", story.body().isEmpty() ? disclosed.body() : disclosed.body() + "\n" + story.body());
        proposal.put("scope", occasion.scope().label());
        proposal.put("timing", occasion.timing().label());
        if (!story.channels().isEmpty()) {
            proposal.put("channels", story.channels());
        }
        proposal.put("formedOn", occasion.formedOn().toString());
        proposal.put("important", story.important());
        proposal.put("needsSuperior", story.superior());
        proposal.put("answersFor", clerk.name());
        if (story.waits().equals("scheduled")) {
            proposal.put("publishAt", today.plusDays(story.daysAhead()) + "T09:00");
        }
        return proposal;
    }

    private Map<String, Object> answer(String step, Story story, LocalDate today) {
        if (story.waits().equals("revise") && step.equals("deputy-review")) {
            return Map.of("outcome", "return", "comment", story.comment());
        }
        if (story.waits().equals("file-non-disclosure") && step.equals("principal-review")) {
            return Map.of(
                    "outcome",
                    "hold",
                    "reviewOn",
                    today.plusDays(story.daysAhead()).toString(),
                    "comment",
                    story.comment());
        }
        Map<String, Object> approved = new LinkedHashMap<>(Map.of("outcome", "approve"));
        if (step.equals("committee-decision")) {
            approved.putAll(meeting(story.unit(), today.minusDays(story.daysAgo())));
        }
        return approved;
    }

    private Map<String, Object> meeting(String unit, LocalDate heldOn) {
        String names = Stream.of(
                        Role.PRINCIPAL_LEADER, Role.DEPUTY_LEADER, Role.PARTY_COMMITTEE, Role.DISCIPLINE, Role.SECRECY)
                .map(role -> inCharge(role, unit).name())
                .collect(Collectors.joining("、"));
        return Map.of(
                "heldOn",
                heldOn.toString(),
                "place",
                "三楼党委会议室",
                "entitled",
                names,
                "present",
                names,
                "votesFor",
                5,
                "votesAgainst",
                0,
                "abstained",
                0);
    }

    private PersonInfo inCharge(String step, String unit) {
        Role reviewer = REVIEWERS.get(step);
        return reviewer == null ? clerk(unit) : inCharge(reviewer, unit);
    }

    private PersonInfo inCharge(Role role, String unit) {
        return organisation.members(organisation.groupInCharge(role, unit)).get(0);
    }

    private PersonInfo clerk(String unit) {
        return organisation.members(organisation.group(Role.DEPARTMENT, unit)).get(0);
    }
}
