package gongkai.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** What would be different from the version in force, item by item; an item is the same one as long as it keeps its code. */
public record Changes(List<CatalogueItem> added, List<Change> changed, List<CatalogueItem> dropped, int unchanged) {

    /** @param columns the names of the columns that differ */
    public record Change(CatalogueItem before, CatalogueItem after, List<String> columns) {

        /** What stood in a column that differs, as catalogues write it. */
        public String before(String column) {
            return Column.of(column).orElseThrow().text(before);
        }

        public String after(String column) {
            return Column.of(column).orElseThrow().text(after);
        }
    }

    static Changes between(List<CatalogueItem> before, List<CatalogueItem> after) {
        Map<String, CatalogueItem> known = new LinkedHashMap<>();
        before.forEach(item -> known.put(item.code(), item));
        List<CatalogueItem> added = new ArrayList<>();
        List<Change> changed = new ArrayList<>();
        var unchanged = 0;
        for (var item : after) {
            var was = known.remove(item.code());
            if (was == null) {
                added.add(item);
                continue;
            }
            var columns = differences(was, item);
            if (columns.isEmpty()) {
                unchanged++;
            } else {
                changed.add(new Change(was, item, columns));
            }
        }
        return new Changes(added, changed, List.copyOf(known.values()), unchanged);
    }

    private static List<String> differences(CatalogueItem before, CatalogueItem after) {
        List<String> columns = new ArrayList<>();
        for (var column : Column.values()) {
            Function<CatalogueItem, Object> value = switch (column) {
                case CODE -> CatalogueItem::code;
                case FIRST_CATEGORY -> CatalogueItem::firstCategory;
                case SECOND_CATEGORY -> CatalogueItem::secondCategory;
                case CONTENT -> CatalogueItem::content;
                case SCOPE -> CatalogueItem::scopes;
                case CHANNELS -> CatalogueItem::channels;
                case TIMING -> CatalogueItem::timing;
                case RESPONSIBLE -> CatalogueItem::responsible;
            };
            if (!Objects.equals(value.apply(before), value.apply(after))) {
                columns.add(column.label());
            }
        }
        return columns;
    }

    /** Whether there is no difference at all. */
    public boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && dropped.isEmpty();
    }
}
