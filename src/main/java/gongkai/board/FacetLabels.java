package gongkai.board;

import gongkai.board.BoardPage.Facets;
import gongkai.catalogue.Timing;
import gongkai.organisation.Organisation;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Counts as people read them. */
@Component
class FacetLabels {

    private static final Comparator<FacetValue> MOST_FIRST =
            Comparator.comparingLong(FacetValue::count).reversed().thenComparing(FacetValue::value);
    private static final Comparator<FacetValue> LATEST_FIRST =
            Comparator.comparing(FacetValue::value).reversed();

    private final Organisation organisation;

    FacetLabels(Organisation organisation) {
        this.organisation = organisation;
    }

    /** @param value as it is in the database; null where the item has none */
    record Count(String value, long items) {}

    Facets facets(
            List<Count> category, List<Count> subcategory, List<Count> unit, List<Count> year, List<Count> timing) {
        return new Facets(
                values(category, UnaryOperator.identity(), MOST_FIRST),
                values(subcategory, UnaryOperator.identity(), MOST_FIRST),
                values(unit, this::unitName, MOST_FIRST),
                values(year, value -> value + "年", LATEST_FIRST),
                values(timing, value -> Timing.valueOf(value).label(), MOST_FIRST));
    }

    private static List<FacetValue> values(
            List<Count> counts, UnaryOperator<String> label, Comparator<FacetValue> order) {
        return counts.stream()
                .filter(count -> count.value() != null && count.items() > 0)
                .map(count -> new FacetValue(count.value(), label.apply(count.value()), count.items()))
                .sorted(order)
                .toList();
    }

    String unitName(String code) {
        return organisation.exists(code) ? organisation.unit(code).name() : code;
    }
}
