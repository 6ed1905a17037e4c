package gongkai.board;

import gongkai.board.FacetLabels.Count;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.util.BytesRef;

/**
 * Goes once over all that the words find and counts every value of every dimension, for a dimension with something chosen as if it
 * were not. Only what fits all that was chosen goes on to the page and counts in the total.
 */
final class FacetCounter implements Collector {

    private static final Dimension[] DIMENSIONS = Dimension.values();
    private static final int NOTHING = -1;

    private final TopFieldCollector page;
    private final boolean scored;
    private final boolean counting;
    private final String[] chosen = new String[DIMENSIONS.length];
    /** Which of the chosen are left out when a dimension is counted, as bits. */
    private final int[] leftOut = new int[DIMENSIONS.length];

    private final Map<Dimension, Map<String, Long>> counts = new EnumMap<>(Dimension.class);
    private long total;

    /** @param counting false: only page and total */
    FacetCounter(BoardQuery query, TopFieldCollector page, boolean scored, boolean counting) {
        this.page = page;
        this.scored = scored;
        this.counting = counting;
        for (Dimension dimension : DIMENSIONS) {
            chosen[dimension.ordinal()] = dimension.chosen(query);
            leftOut[dimension.ordinal()] = bit(dimension);
            counts.put(dimension, new HashMap<>());
        }
        // Another category has other subcategories.
        leftOut[Dimension.CATEGORY.ordinal()] |= bit(Dimension.SUBCATEGORY);
    }

    private static int bit(Dimension dimension) {
        return 1 << dimension.ordinal();
    }

    long total() {
        return total;
    }

    List<Count> counts(Dimension dimension) {
        List<Count> result = new ArrayList<>();
        counts.get(dimension).forEach((value, items) -> result.add(new Count(value, items)));
        return result;
    }

    @Override
    public ScoreMode scoreMode() {
        return scored ? ScoreMode.COMPLETE : ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
        return new Leaf(leaf, page.getLeafCollector(leaf));
    }

    /** One segment, where values are small numbers. */
    private final class Leaf extends FilterLeafCollector {

        private final SortedDocValues[] values = new SortedDocValues[DIMENSIONS.length];
        private final int[] wanted = new int[DIMENSIONS.length];
        private final int[][] found = new int[DIMENSIONS.length][];
        private final int[] present = new int[DIMENSIONS.length];

        Leaf(LeafReaderContext leaf, LeafCollector page) throws IOException {
            super(page);
            for (Dimension dimension : DIMENSIONS) {
                int d = dimension.ordinal();
                values[d] = DocValues.getSorted(leaf.reader(), dimension.column());
                wanted[d] = chosen[d] == null ? NOTHING : values[d].lookupTerm(new BytesRef(chosen[d]));
                found[d] = new int[values[d].getValueCount()];
            }
        }

        @Override
        public void collect(int document) throws IOException {
            int misses = 0;
            for (int d = 0; d < DIMENSIONS.length; d++) {
                if (counting || chosen[d] != null) {
                    present[d] = values[d].advanceExact(document) ? values[d].ordValue() : NOTHING;
                    if (chosen[d] != null && (present[d] == NOTHING || present[d] != wanted[d])) {
                        misses |= 1 << d;
                    }
                }
            }
            if (counting) {
                for (int d = 0; d < DIMENSIONS.length; d++) {
                    if ((misses & ~leftOut[d]) == 0 && present[d] != NOTHING) {
                        found[d][present[d]]++;
                    }
                }
            }
            if (misses == 0) {
                total++;
                in.collect(document);
            }
        }

        @Override
        public void finish() throws IOException {
            in.finish();
            for (Dimension dimension : DIMENSIONS) {
                int d = dimension.ordinal();
                for (int value = 0; value < found[d].length; value++) {
                    if (found[d][value] > 0) {
                        counts.get(dimension)
                                .merge(values[d].lookupOrd(value).utf8ToString(), (long) found[d][value], Long::sum);
                    }
                }
            }
        }
    }
}
