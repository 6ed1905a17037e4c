package gongkai.portal;

import gongkai.board.BoardPage.Facets;
import gongkai.board.BoardQuery.Sort;
import gongkai.board.FacetValue;
import gongkai.catalogue.Timing;
import gongkai.organisation.Organisation;
import gongkai.portal.BoardFilter.Choice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The ways from a list to a narrower, wider or otherwise sorted one, each as an address. */
record Narrowing(List<Chip> chips, List<Facet> facets, List<SortLink> sorts) {

    private static final int SHOWN_AT_ONCE = 8;

    /** Something chosen. The address leads to the list without it. */
    record Chip(Choice choice, String label, String address) {}

    /** @param rest those that few readers look for, shown on demand */
    record Facet(Choice choice, List<Value> values, List<Value> rest) {}

    /** @param address without it where it is chosen, else with it in place of what is */
    record Value(String label, long count, boolean chosen, String address) {}

    record SortLink(String label, boolean chosen, String address) {}

    static Narrowing of(BoardFilter filter, Facets facets, Organisation organisation) {
        return new Narrowing(
                filter.chosen().stream()
                        .map(choice -> new Chip(
                                choice,
                                label(choice, filter.chosen(choice), organisation),
                                filter.without(choice).address()))
                        .toList(),
                facets(filter, facets),
                sorts(filter));
    }

    private static String label(Choice choice, String value, Organisation organisation) {
        return switch (choice) {
            case CATEGORY, SUBCATEGORY -> value;
            case UNIT -> organisation.exists(value) ? organisation.unit(value).name() : value;
            case YEAR -> value + "年";
            case TIMING -> Timing.valueOf(value).label() + "公开";
        };
    }

    private static List<Facet> facets(BoardFilter filter, Facets facets) {
        List<Facet> shown = new ArrayList<>();
        add(shown, filter, Choice.CATEGORY, facets.category(), "");
        add(shown, filter, Choice.SUBCATEGORY, facets.subcategory(), "");
        add(shown, filter, Choice.UNIT, facets.unit(), "");
        add(shown, filter, Choice.YEAR, facets.year(), "");
        add(shown, filter, Choice.TIMING, facets.timing(), "公开");
        return shown;
    }

    private static void add(
            List<Facet> shown, BoardFilter filter, Choice choice, List<FacetValue> values, String ending) {
        if (values.isEmpty()) {
            return;
        }
        String chosen = filter.chosen(choice);
        List<Value> all = values.stream()
                .map(value -> new Value(
                        value.label() + ending,
                        value.count(),
                        value.value().equals(chosen),
                        (value.value().equals(chosen) ? filter.without(choice) : filter.with(choice, value.value()))
                                .address()))
                .toList();
        int cut = all.size() <= SHOWN_AT_ONCE + 1 ? all.size() : SHOWN_AT_ONCE;
        shown.add(new Facet(choice, all.subList(0, cut), all.subList(cut, all.size())));
    }

    private static List<SortLink> sorts(BoardFilter filter) {
        return Arrays.stream(Sort.values())
                .filter(sort -> sort != Sort.RELEVANCE || filter.usualSort() == Sort.RELEVANCE)
                .map(sort -> new SortLink(
                        sort.label(),
                        sort == filter.query().sort(),
                        filter.sorted(sort).address()))
                .toList();
    }
}
