package gongkai.portal;

import gongkai.deadlines.Deadlines;
import gongkai.deadlines.Explanation;
import gongkai.deadlines.Rule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The periods of 依申请公开 as they are in force today, for pages that name them. Templates ask it by its bean name. */
@Component("periods")
class Periods {

    /** In the order in which a case meets them. */
    private static final List<String> OF_APPLICATIONS = List.of(
            "application.acceptance",
            "application.correction",
            "application.review",
            "application.review.extended",
            "application.third-party",
            "application.filing",
            "application.delivery");

    private final Deadlines deadlines;
    private final Clock clock;

    Periods(Deadlines deadlines, Clock clock) {
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** @return the period in words, e.g. 5个工作日 */
    public String text(String ruleId) {
        return deadlines.rule(ruleId, today()).text();
    }

    public List<Rule> ofApplications() {
        return OF_APPLICATIONS.stream().map(id -> deadlines.rule(id, today())).toList();
    }

    boolean has(String ruleId) {
        return OF_APPLICATIONS.contains(ruleId);
    }

    Explanation explain(String ruleId, LocalDate from) {
        return deadlines.explain(ruleId, from);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
