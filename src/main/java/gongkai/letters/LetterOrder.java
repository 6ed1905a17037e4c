package gongkai.letters;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a letter is to say.
 *
 * @param organisationName in full, as the masthead shows it
 * @param letterCode 机关代字 of the number, such as 安公开; not needed for a receipt
 * @param datedOn the date below the text; its year is the number's
 * @param facts what the template speaks of, JSON-able, dates as ISO strings; always plain text, never evaluated
 */
public record LetterOrder(
        LetterKind kind,
        String caseNumber,
        String organisationName,
        String organisationCode,
        String letterCode,
        String addressee,
        LocalDate datedOn,
        Map<String, Object> facts) {

    /**
     * All that a third party may be told. The applicant's own words and contact are not among them, whatever a site's
     * template asks for.
     */
    private static final Set<String> FOR_THIRD_PARTIES =
            Set.of("party", "consultUntil", "material", "reason", "department", "contactPhone", "contactAddress");

    public LetterOrder {
        facts = facts == null ? Map.of() : facts;
    }

    Map<String, Object> sayableFacts() {
        var sayable = new LinkedHashMap<>(facts);
        if (kind == LetterKind.CONSULTATION) {
            sayable.keySet().retainAll(FOR_THIRD_PARTIES);
        }
        return sayable;
    }
}
