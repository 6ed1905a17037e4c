package gongkai.board;

import gongkai.board.BoardPage.Facets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Finds by the database alone: always right, but each word is looked for in the whole of every text. */
@Component
class DatabaseSearch {

    private final JdbcTemplate jdbc;
    private final FacetLabels labels;

    DatabaseSearch(JdbcTemplate jdbc, FacetLabels labels) {
        this.jdbc = jdbc;
        this.labels = labels;
    }

    Found find(BoardQuery query, Visibility visibility, boolean withFacets) {
        var words = FoldedText.words(query.q());
        var base = base(words, visibility);
        var condition = new Condition().and(base).and(chosen(query, null));
        long total =
                jdbc.queryForObject("select count(*)" + from(words) + condition.sql(), Long.class, condition.values());
        return new Found(
                total <= query.offset()
                        ? List.of()
                        : numbers(query, words, condition, " limit " + query.size() + " offset " + query.offset()),
                total,
                withFacets ? facets(query, words, base) : null);
    }

    /** The numbers of all pages. */
    List<String> all(BoardQuery query, Visibility visibility) {
        var words = FoldedText.words(query.q());
        return numbers(query, words, base(words, visibility).and(chosen(query, null)), "");
    }

    private static String from(List<String> words) {
        return " from board_item i" + (words.isEmpty() ? "" : " join board_text t on t.number = i.number") + " where ";
    }

    private static Condition base(List<String> words, Visibility visibility) {
        var base = visibility.listed();
        words.forEach(word -> base.and("t.content like ? escape '!'", pattern(word)));
        return base;
    }

    private List<String> numbers(BoardQuery query, List<String> words, Condition condition, String limit) {
        List<Object> values = new ArrayList<>();
        String relevance = "0";
        if (query.sort() == BoardQuery.Sort.RELEVANCE) {
            relevance = String.join(
                    " + ", Collections.nCopies(words.size(), "case when t.title like ? escape '!' then 1 else 0 end"));
            words.forEach(word -> values.add(pattern(word)));
        }
        return jdbc.query(
                "select i.number, " + relevance + " as relevance" + from(words) + condition.sql() + " order by "
                        + order(query.sort()) + limit,
                (row, n) -> row.getString("number"),
                condition.valuesAfter(values));
    }

    private static String order(BoardQuery.Sort sort) {
        return switch (sort) {
            case RELEVANCE -> "relevance desc, i.published_at desc, i.number desc";
            case NEWEST -> "i.published_at desc, i.number desc";
            case UPDATED -> "i.updated_at desc, i.number desc";
            case INDEX -> "i.index_number, i.number";
        };
    }

    /** @param dimension whose own choice is left out, so that its other values can be counted; or null */
    private static Condition chosen(BoardQuery query, Dimension dimension) {
        var condition = new Condition().and("1 = 1");
        if (query.category() != null && dimension != Dimension.CATEGORY) {
            condition.and("i.first_category = ?", query.category());
            if (query.subcategory() != null && dimension != Dimension.SUBCATEGORY) {
                condition.and("i.second_category = ?", query.subcategory());
            }
        }
        if (query.unit() != null && dimension != Dimension.UNIT) {
            condition.and("i.unit = ?", query.unit());
        }
        if (query.year() != null && dimension != Dimension.YEAR) {
            condition.and("i.published_year = ?", query.year());
        }
        if (query.timing() != null && dimension != Dimension.TIMING) {
            condition.and("i.timing = ?", query.timing().name());
        }
        return condition;
    }

    private Facets facets(BoardQuery query, List<String> words, Condition base) {
        return labels.facets(
                counts(query, words, base, Dimension.CATEGORY),
                query.category() == null ? List.of() : counts(query, words, base, Dimension.SUBCATEGORY),
                counts(query, words, base, Dimension.UNIT),
                counts(query, words, base, Dimension.YEAR),
                counts(query, words, base, Dimension.TIMING));
    }

    private List<FacetLabels.Count> counts(BoardQuery query, List<String> words, Condition base, Dimension dimension) {
        var condition = new Condition().and(base).and(chosen(query, dimension));
        return jdbc.query(
                "select i." + dimension.column() + " as facet, count(*) as items" + from(words) + condition.sql()
                        + " group by i." + dimension.column(),
                (row, n) -> new FacetLabels.Count(row.getString("facet"), row.getLong("items")),
                condition.values());
    }

    private static String pattern(String word) {
        return "%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
