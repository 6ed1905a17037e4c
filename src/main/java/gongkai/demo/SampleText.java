package gongkai.demo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import gongkai.catalogue.Scope;
import gongkai.catalogue.Timing;
import java.util.List;
import java.util.Set;

/**
 * A kind of disclosure that some units make again and again, from {@code seeds/demo/disclosures}.
 *
 * @param units codes; each of them publishes its own
 * @param item code in the catalogue that applies to the unit; empty off the catalogue
 * @param scope null for the widest of the catalogue's
 * @param timing null for the catalogue's
 * @param when how often or when, see {@link Occasions}
 * @param fate what becomes of it: {@code notice} has a public notice, {@code until30} is over after 30 days, {@code missing2} doesn't
 *     come in the second period of a year; of the latest one also {@code replaced}, {@code withdrawn}, {@code terminated}
 * @param facts see {@link Facts}
 * @param title with blanks, as all that follows, see {@link Wording}
 * @param explanation of its fate
 * @param attachment file name; its ending says what kind of file is made. Empty: none
 * @param content of the attachment: lines, in a table with commas between the cells
 */
record SampleText(
        String key,
        List<String> units,
        String item,
        Scope scope,
        Timing timing,
        String when,
        Set<String> fate,
        String facts,
        String title,
        String body,
        String explanation,
        String attachment,
        String content) {

    static SampleText of(NamedCsvRecord row) {
        return new SampleText(
                row.getField("key"),
                List.of(row.getField("units").split(" ")),
                row.getField("item"),
                row.getField("scope").isEmpty()
                        ? null
                        : Scope.of(row.getField("scope")).orElseThrow(),
                row.getField("timing").isEmpty()
                        ? null
                        : Timing.of(row.getField("timing")).orElseThrow(),
                row.getField("when"),
                Set.of(row.getField("fate").split(" ")),
                row.getField("facts"),
                row.getField("title"),
                row.getField("body"),
                row.getField("explanation"),
                row.getField("attachment"),
                row.getField("content"));
    }

    boolean has(String what) {
        return fate.contains(what);
    }

    /** Days on the board; 0 for good. */
    int days() {
        return fate.stream()
                .filter(one -> one.startsWith("until"))
                .mapToInt(one -> Integer.parseInt(one.substring("until".length())))
                .findFirst()
                .orElse(0);
    }

    boolean numbered() {
        return body.contains("{doc}");
    }
}
