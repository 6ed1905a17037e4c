package gongkai.catalogue;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which rule of the register a timing means, from {@code seeds/timings.csv}. */
@Component
public class Timings {

    private final Map<Timing, String> rules = new EnumMap<>(Timing.class);
    private final Map<Timing, String> periodRules = new EnumMap<>(Timing.class);
    private final Map<Timing, String> adjustmentRules = new EnumMap<>(Timing.class);

    Timings() {
        for (var row : new SeedFile("timings.csv").rows()) {
            var timing = Timing.valueOf(row.getField("timing"));
            put(rules, timing, row.getField("rule"));
            put(periodRules, timing, row.getField("periodRule"));
            put(adjustmentRules, timing, row.getField("adjustmentRule"));
        }
    }

    private static void put(Map<Timing, String> rules, Timing timing, String rule) {
        if (!rule.isEmpty()) {
            rules.put(timing, rule);
        }
    }

    /** The rule that is counted from the day on which the information was formed or changed. */
    public Optional<String> rule(Timing timing) {
        return Optional.ofNullable(rules.get(timing));
    }

    /** The rule that gives the length of the period, where each period asks for a disclosure of its own. */
    public Optional<String> periodRule(Timing timing) {
        return Optional.ofNullable(periodRules.get(timing));
    }

    /** The rule that parts the period where what was published is to be looked through again before the period ends. */
    public Optional<String> adjustmentRule(Timing timing) {
        return Optional.ofNullable(adjustmentRules.get(timing));
    }
}
