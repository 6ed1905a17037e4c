package gongkai.cases;

import java.time.LocalDate;
import java.util.List;

/**
 * A due date with everything that explains it.
 *
 * @param value the period in words
 * @param state ok, soon, late or wait, as the style sheet colours it
 * @param label what is left, in words
 * @param used days of the period that are used up, in the rule's unit; of {@code total}
 */
public record DueView(
        LocalDate date,
        boolean provisional,
        String rule,
        String ruleLabel,
        String value,
        String source,
        String state,
        String label,
        int used,
        int total,
        List<String> steps,
        List<DayView> days) {}
