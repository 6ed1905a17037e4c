package gongkai.board;

import gongkai.board.BoardQuery.Sort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.NGramPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.springframework.stereotype.Component;

/** Finds by the index, just what {@link DatabaseSearch} finds, in the same order. */
@Component
class IndexSearch {

    private static final int GRAM = 2;
    /** Of a text that something similar is looked for to: its rarest pairs of characters. */
    private static final int PAIRS = 24;

    private static final int LEAST_PAIRS = 2;
    private static final int SHARE_OF_PAIRS = 4;
    private static final float TITLE_COUNTS = 3;

    private final SearchIndex index;
    private final FacetLabels labels;

    IndexSearch(SearchIndex index, FacetLabels labels) {
        this.index = index;
        this.labels = labels;
    }

    /** @return empty where the database has to answer */
    Optional<Found> find(BoardQuery query, Visibility visibility, boolean withFacets) {
        return index.ask(searcher -> find(searcher, query, visibility, withFacets));
    }

    /** The numbers of all pages. */
    Optional<List<String>> all(BoardQuery query, Visibility visibility) {
        return index.ask(searcher -> {
            var counter = counter(searcher, query, visibility, Integer.MAX_VALUE, false);
            return numbers(counter.page().topDocs().scoreDocs);
        });
    }

    /** @return numbers, the nearest first */
    Optional<List<String>> similar(String text, Visibility visibility, int limit) {
        return index.ask(searcher -> {
            var query = like(searcher, text, visibility);
            if (query == null) {
                return List.of();
            }
            var sort = new org.apache.lucene.search.Sort(SortField.FIELD_SCORE, byNumber());
            return numbers(searcher.search(query, limit, sort).scoreDocs);
        });
    }

    private record Counting(FacetCounter facets, org.apache.lucene.search.TopFieldCollector page) {}

    private Found find(IndexSearcher searcher, BoardQuery query, Visibility visibility, boolean withFacets)
            throws IOException {
        long last = Math.min(query.offset() + query.size(), Integer.MAX_VALUE);
        var counting = counter(searcher, query, visibility, (int) last, withFacets);
        var facets = counting.facets();
        return new Found(
                query.offset() >= facets.total()
                        ? List.of()
                        : numbers(counting.page().topDocs((int) query.offset(), query.size()).scoreDocs),
                facets.total(),
                !withFacets
                        ? null
                        : labels.facets(
                                facets.counts(Dimension.CATEGORY),
                                query.category() == null ? List.of() : facets.counts(Dimension.SUBCATEGORY),
                                facets.counts(Dimension.UNIT),
                                facets.counts(Dimension.YEAR),
                                facets.counts(Dimension.TIMING)));
    }

    private static Counting counter(
            IndexSearcher searcher, BoardQuery query, Visibility visibility, int last, boolean withFacets)
            throws IOException {
        int kept = Math.max(1, Math.min(last, searcher.getIndexReader().maxDoc()));
        // No threshold: every hit is counted.
        var page =
                new TopFieldCollectorManager(order(query.sort()), kept, null, Integer.MAX_VALUE, false).newCollector();
        boolean scored = query.sort() == Sort.RELEVANCE;
        var facets = new FacetCounter(query, page, scored, withFacets);
        searcher.search(words(FoldedText.words(query.q()), visibility, scored), facets);
        return new Counting(facets, page);
    }

    /** The number stands last in every order. */
    private static List<String> numbers(ScoreDoc[] hits) {
        List<String> numbers = new ArrayList<>(hits.length);
        for (ScoreDoc hit : hits) {
            Object[] fields = ((FieldDoc) hit).fields;
            numbers.add(((BytesRef) fields[fields.length - 1]).utf8ToString());
        }
        return numbers;
    }

    /** All words, wherever they stand; a word in the title makes it more relevant. */
    private static Query words(List<String> words, Visibility visibility, boolean scored) {
        var query = new BooleanQuery.Builder().add(visibility.listedInIndex(), Occur.FILTER);
        for (String word : words) {
            query.add(word(word, IndexedItem.CONTENT, IndexedItem.CHARACTERS), Occur.FILTER);
            if (scored) {
                var inTitle = word(word, IndexedItem.TITLE, IndexedItem.TITLE_CHARACTERS);
                query.add(new ConstantScoreQuery(inTitle), Occur.SHOULD);
            }
        }
        return query.build();
    }

    private static Query word(String word, String field, String characters) {
        List<String> grams = Grams.of(word, GRAM);
        if (grams.isEmpty()) {
            return new TermQuery(new Term(characters, word));
        }
        if (grams.size() == 1) {
            return new TermQuery(new Term(field, word));
        }
        // Looks at every second pair only: between them they hold the whole word.
        return new NGramPhraseQuery(GRAM, new PhraseQuery(field, grams.toArray(String[]::new)));
    }

    private static org.apache.lucene.search.Sort order(Sort sort) {
        return new org.apache.lucene.search.Sort(
                switch (sort) {
                    case RELEVANCE ->
                        new SortField[] {SortField.FIELD_SCORE, latest(IndexedItem.PUBLISHED), byNumber()};
                    case NEWEST -> new SortField[] {latest(IndexedItem.PUBLISHED), byNumber()};
                    case UPDATED -> new SortField[] {latest(IndexedItem.UPDATED), byNumber()};
                    case INDEX ->
                        new SortField[] {
                            new SortField(IndexedItem.INDEX_NUMBER, SortField.Type.STRING),
                            new SortField(IndexedItem.NUMBER, SortField.Type.STRING)
                        };
                });
    }

    private static SortField latest(String field) {
        return LongField.newSortField(field, true, SortedNumericSelector.Type.MAX);
    }

    private static SortField byNumber() {
        return new SortField(IndexedItem.NUMBER, SortField.Type.STRING, true);
    }

    /** @return null where too little of the text is known here */
    private static Query like(IndexSearcher searcher, String text, Visibility visibility) throws IOException {
        Set<String> pairs = new LinkedHashSet<>();
        FoldedText.words(text).forEach(word -> pairs.addAll(Grams.of(word, GRAM)));
        Map<String, Integer> known = new HashMap<>();
        for (String pair : pairs) {
            int items = searcher.getIndexReader().docFreq(new Term(IndexedItem.CONTENT, pair));
            if (items > 0) {
                known.put(pair, items);
            }
        }
        if (known.isEmpty()) {
            return null;
        }
        List<String> rarest = known.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(PAIRS)
                .map(Map.Entry::getKey)
                .toList();
        // A share of all that was asked: of a text that is hardly known here, the few known pairs mean nothing.
        int needed = Math.max(Math.min(rarest.size(), LEAST_PAIRS), Math.min(pairs.size(), PAIRS) / SHARE_OF_PAIRS);
        if (needed > rarest.size()) {
            return null;
        }
        var some = new BooleanQuery.Builder();
        var query = new BooleanQuery.Builder();
        for (String pair : rarest) {
            some.add(new TermQuery(new Term(IndexedItem.CONTENT, pair)), Occur.SHOULD);
            query.add(new BoostQuery(new TermQuery(new Term(IndexedItem.TITLE, pair)), TITLE_COUNTS), Occur.SHOULD);
        }
        some.setMinimumNumberShouldMatch(needed);
        return query.add(some.build(), Occur.MUST)
                .add(visibility.listedInIndex(), Occur.FILTER)
                .build();
    }
}
