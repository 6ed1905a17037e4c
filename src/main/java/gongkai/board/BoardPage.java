package gongkai.board;

import java.util.List;

/**
 * A page of the board.
 *
 * @param total of all pages
 * @param page from 1
 */
public record BoardPage(List<ItemSummary> items, long total, int page, int size, Facets facets) {

    /**
     * Each value with the total that the list has when it is chosen in place of what is chosen now; the most frequent first, years the
     * latest first. Values without any item aren't there.
     *
     * @param subcategory empty until a category is chosen
     */
    public record Facets(
            List<FacetValue> category,
            List<FacetValue> subcategory,
            List<FacetValue> unit,
            List<FacetValue> year,
            List<FacetValue> timing) {}
}
