package gongkai.board;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/**
 * What the index knows of an item: nothing that its readers may not read.
 *
 * @param facets value of each dimension; those without one aren't there
 * @param title folded
 * @param content folded: title, numbers, body, attachments
 */
record IndexedItem(
        String number,
        String indexNumber,
        String audience,
        Instant publishedAt,
        Instant updatedAt,
        LocalDate visibleUntil,
        Map<Dimension, String> facets,
        String title,
        String content) {

    /** Changed whenever the fields are: an index of another format is made anew. */
    static final String FORMAT = "1";

    static final String NUMBER = "number";
    static final String INDEX_NUMBER = "index_number";
    static final String AUDIENCE = "audience";
    static final String PUBLISHED = "published";
    static final String UPDATED = "updated";
    static final String UNTIL = "until";
    static final String TITLE = "title";
    static final String CONTENT = "content";
    /** Single characters of title and content: only whether they are there. */
    static final String TITLE_CHARACTERS = "title_characters";

    static final String CHARACTERS = "characters";

    private static final FieldType PLACED = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    private static final FieldType THERE = type(IndexOptions.DOCS);

    private static FieldType type(IndexOptions options) {
        var type = new FieldType();
        type.setIndexOptions(options);
        type.setTokenized(true);
        type.setOmitNorms(true);
        type.freeze();
        return type;
    }

    /** Microseconds, as the database keeps them. */
    static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
    }

    Document document() {
        var document = new Document();
        document.add(new StringField(NUMBER, number, Field.Store.NO));
        document.add(new SortedDocValuesField(NUMBER, new BytesRef(number)));
        document.add(new SortedDocValuesField(INDEX_NUMBER, new BytesRef(indexNumber)));
        document.add(new StringField(AUDIENCE, audience, Field.Store.NO));
        document.add(new LongField(PUBLISHED, micros(publishedAt), Field.Store.NO));
        document.add(new LongField(UPDATED, micros(updatedAt), Field.Store.NO));
        document.add(new LongField(
                UNTIL, visibleUntil == null ? Long.MAX_VALUE : visibleUntil.toEpochDay(), Field.Store.NO));
        facets.forEach(
                (dimension, value) -> document.add(new SortedDocValuesField(dimension.column(), new BytesRef(value))));
        document.add(new Field(TITLE, new Grams(title, 2), PLACED));
        document.add(new Field(TITLE_CHARACTERS, new Grams(title, 1), THERE));
        document.add(new Field(CONTENT, new Grams(content, 2), PLACED));
        document.add(new Field(CHARACTERS, new Grams(content, 1), THERE));
        return document;
    }
}
