package gongkai.board;

import static gongkai.platform.EngineClock.CHINA;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

/** Who sees what and when: the one place where it is said, for the database and for the index. */
final class Visibility {

    private final Reader reader;
    private final Instant now;

    Visibility(Reader reader, Instant now) {
        this.reader = reader;
        this.now = now;
    }

    /** What lists may show, as a condition on board_item under the alias {@code i}. */
    Condition listed() {
        return new Condition()
                .and("i.ended is null")
                .and("i.published_at <= ?", LocalDateTime.ofInstant(now, CHINA))
                .and("(i.visible_until is null or i.visible_until >= ?)", today())
                .and(audience("i"));
    }

    /** The same as a condition on the index, which holds nothing that was ended. */
    Query listedInIndex() {
        return new BooleanQuery.Builder()
                .add(
                        LongField.newRangeQuery(IndexedItem.PUBLISHED, Long.MIN_VALUE, IndexedItem.micros(now)),
                        Occur.FILTER)
                .add(LongField.newRangeQuery(IndexedItem.UNTIL, today().toEpochDay(), Long.MAX_VALUE), Occur.FILTER)
                .add(
                        new TermInSetQuery(
                                IndexedItem.AUDIENCE,
                                reader.audiences().stream().map(BytesRef::new).toList()),
                        Occur.FILTER)
                .build();
    }

    /** What may be asked for by its address, as a condition on a table with audience and published_at. */
    Condition addressed(String alias) {
        return new Condition()
                .and(alias + ".published_at <= ?", LocalDateTime.ofInstant(now, CHINA))
                .and(audience(alias));
    }

    boolean isOver(LocalDate visibleUntil) {
        return visibleUntil != null && visibleUntil.isBefore(today());
    }

    private Condition audience(String alias) {
        List<Object> audiences = new ArrayList<>(reader.audiences());
        return new Condition().and(alias + ".audience in (" + Condition.marks(audiences.size()) + ")", audiences);
    }

    LocalDate today() {
        return now.atZone(CHINA).toLocalDate();
    }
}
