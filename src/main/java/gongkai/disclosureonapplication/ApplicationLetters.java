package gongkai.disclosureonapplication;

import gongkai.deadlines.Deadline;
import gongkai.deadlines.Deadlines;
import gongkai.letters.LetterInfo;
import gongkai.letters.LetterKind;
import gongkai.letters.LetterOrder;
import gongkai.letters.Letters;
import gongkai.organisation.Organisation;
import gongkai.organisation.UnitInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What each letter of the procedure says: the facts that its template sets in words. */
@Component
class ApplicationLetters {

    private final Letters letters;
    private final Organisation organisation;
    private final Deadlines deadlines;
    private final Grounds grounds;
    private final Clock clock;
    private final String baseUrl;

    ApplicationLetters(
            Letters letters,
            Organisation organisation,
            Deadlines deadlines,
            Grounds grounds,
            Clock clock,
            @Value("${gongkai.base-url}") String baseUrl) {
        this.letters = letters;
        this.organisation = organisation;
        this.deadlines = deadlines;
        this.grounds = grounds;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    LetterInfo receipt(DisclosureApplication application) {
        return issue(
                LetterKind.RECEIPT,
                application,
                application.name(),
                Map.of("statusUrl", baseUrl + "/applications/status"));
    }

    LetterInfo acceptance(DisclosureApplication application, Deadline review) {
        return issue(
                LetterKind.ACCEPTANCE,
                application,
                application.name(),
                Map.of(
                        "acceptedOn",
                        application.acceptedOn().toString(),
                        "due",
                        review.getDueOn().toString(),
                        "dueBasis",
                        basis(review)));
    }

    LetterInfo correction(DisclosureApplication application, Deadline correction) {
        return issue(
                LetterKind.CORRECTION,
                application,
                application.name(),
                Map.of(
                        "missing",
                        application.missing(),
                        "correctUntil",
                        correction.getDueOn().toString()));
    }

    LetterInfo notAccepted(DisclosureApplication application, Grounds.Ground ground) {
        return issue(
                LetterKind.NOT_ACCEPTED,
                application,
                application.name(),
                facts("grounds", List.of(named(ground)), "explanation", application.explanation()));
    }

    LetterInfo extension(DisclosureApplication application, Deadline review) {
        return issue(
                LetterKind.EXTENSION,
                application,
                application.name(),
                Map.of(
                        "reason",
                        application.extensionReason(),
                        "newDue",
                        review.getDueOn().toString(),
                        "dueBasis",
                        basis(review)));
    }

    /** To the third party; nothing in it tells who applied. */
    LetterInfo consultation(DisclosureApplication application, Deadline answer) {
        return issue(
                LetterKind.CONSULTATION,
                application,
                application.thirdParty(),
                Map.of(
                        "party", application.thirdParty(),
                        "reason", application.consultationReason(),
                        "consultUntil", answer.getDueOn().toString()));
    }

    LetterInfo reply(DisclosureApplication application) {
        List<Grounds.Ground> named = application.withheld().stream()
                .map(part -> grounds.of(part.ground()))
                .distinct()
                .toList();
        if (application.grounds() != null && named.isEmpty()) {
            named = List.of(grounds.of(application.grounds()));
        }
        return issue(
                application.decision().letter(),
                application,
                application.name(),
                facts(
                        "decision",
                        application.decision().label(),
                        "explanation",
                        application.explanation(),
                        "grounds",
                        named.stream().map(ApplicationLetters::named).toList(),
                        "withheld",
                        application.withheld().stream()
                                .map(part -> Map.of(
                                        "part", part.part(),
                                        "ground", grounds.of(part.ground()).label(),
                                        "article", grounds.of(part.ground()).article()))
                                .toList(),
                        "superiorOpinion",
                        application.superiorOpinion(),
                        "material",
                        application.summary()));
    }

    LetterInfo withdrawal(DisclosureApplication application) {
        return issue(
                LetterKind.WITHDRAWAL,
                application,
                application.name(),
                facts("reason", application.withdrawalReason()));
    }

    private LetterInfo issue(
            LetterKind kind, DisclosureApplication application, String addressee, Map<String, Object> special) {
        UnitInfo house = organisation.unit(application.organisation());
        Map<String, Object> all = facts(
                "caseNumber", application.number(),
                "receivedOn", application.receivedOn().toString(),
                "content", application.content(),
                "channel", application.channel().label(),
                "contactPhone", house.phone(),
                "contactAddress", house.address());
        if (application.department() != null) {
            all.put("department", organisation.unit(application.department()).name());
        }
        all.putAll(special);
        return letters.issue(new LetterOrder(
                kind,
                application.number(),
                house.name(),
                house.code(),
                house.letterCode(),
                addressee,
                LocalDate.now(clock),
                all));
    }

    /** Why the date is this one, in sentences: the same explanation that stands on the case. */
    private String basis(Deadline deadline) {
        return String.join("", deadlines.explain(deadline).reasons());
    }

    private static Map<String, Object> named(Grounds.Ground ground) {
        return Map.of("label", ground.label(), "article", ground.article());
    }

    private static Map<String, Object> facts(Object... namesAndValues) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                facts.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return facts;
    }
}
