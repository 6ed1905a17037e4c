package gongkai.demo;

import gongkai.demo.Chronicle.Disclosed;
import gongkai.organisation.Organisation;
import gongkai.organisation.PersonInfo;
import gongkai.organisation.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Public notices that begin today: real cases of 例行公开, taken through all reviews, so that anybody can object and the office concludes
 * them. They can't have begun earlier, since the clock is one for all.
 */
@Component
@Profile("demo")
class DemoNotices {

    private static final String PROCESS = "proactive-disclosure";
    private static final Map<String, Object> APPROVED = Map.of("outcome", "approve");

    private final DemoProcess process;
    private final Organisation organisation;
    private final Clock clock;

    DemoNotices(DemoProcess process, Organisation organisation, Clock clock) {
        this.process = process;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** The engine publishes it right after. */
    void open(Disclosed disclosed) {
        String unit = disclosed.occasion().unit().code();
        var clerk =
                organisation.members(organisation.group(Role.DEPARTMENT, unit)).get(0);
        String number = process.start(clerk.id(), PROCESS, Map.of("unit", unit));
        process.complete(clerk.id(), number, "propose", proposal(disclosed, clerk));
        approve(number, "secrecy-review", Role.SECRECY, unit);
        approve(number, "deputy-review", Role.DEPUTY_LEADER, unit);
        approve(number, "principal-review", Role.PRINCIPAL_LEADER, unit);
        process.complete(inCharge(Role.PARTY_COMMITTEE, unit).id(), number, "committee-decision", meeting(unit));
    }

    private void approve(String number, String step, Role role, String unit) {
        process.complete(inCharge(role, unit).id(), number, step, APPROVED);
    }

    private Map<String, Object> proposal(Disclosed disclosed, PersonInfo clerk) {
        var occasion = disclosed.occasion();
        Map<String, Object> proposal = new LinkedHashMap<>();
        proposal.put("outcome", "submit");
        proposal.put("catalogueItem", occasion.item().code());
        proposal.put("title", disclosed.title());
        proposal.put("body", disclosed.body());
        proposal.put("scope", occasion.scope().label());
        // Online alone, so that the notice doesn't wait for a sheet on the wall.
        proposal.put("channels", "互联网");
        proposal.put("formedOn", occasion.formedOn().toString());
        proposal.put("important", true);
        proposal.put("answersFor", clerk.name());
        return proposal;
    }

    private Map<String, Object> meeting(String unit) {
        String names = Stream.of(
                        Role.PRINCIPAL_LEADER, Role.DEPUTY_LEADER, Role.PARTY_COMMITTEE, Role.DISCIPLINE, Role.SECRECY)
                .map(role -> inCharge(role, unit).name())
                .collect(Collectors.joining("、"));
        Map<String, Object> meeting = new LinkedHashMap<>(APPROVED);
        meeting.put("heldOn", LocalDate.now(clock).toString());
        meeting.put("place", "三楼党委会议室");
        meeting.put("entitled", names);
        meeting.put("present", names);
        meeting.put("votesFor", 5);
        meeting.put("votesAgainst", 0);
        meeting.put("abstained", 0);
        return meeting;
    }

    private PersonInfo inCharge(Role role, String unit) {
        List<PersonInfo> members = organisation.members(organisation.groupInCharge(role, unit));
        return members.get(0);
    }
}
