package gongkai.catalogue;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The catalogues that come with the product. */
class Seeds {

    /** The two that every installation has. */
    static final List<String> CATALOGUES = List.of(Catalogue.BUREAU, Catalogue.BASIC);

    /** @param note what readers should know about it, e.g. what the source has lost */
    record Shipped(
            String catalogue,
            String title,
            LocalDate effectiveFrom,
            String source,
            String note,
            List<CatalogueItem> items) {}

    private final Channels channels;

    Seeds(Channels channels) {
        this.channels = channels;
    }

    Shipped shipped(String catalogue) {
        var file = new SeedFile("catalogues/" + catalogue + ".csv");
        return new Shipped(
                catalogue,
                file.head("title"),
                LocalDate.parse(file.head("effectiveFrom")),
                file.head("source"),
                file.head("note"),
                file.rows().stream().map(row -> item(catalogue, row)).toList());
    }

    private CatalogueItem item(String catalogue, NamedCsvRecord row) {
        var timing = row.getField("timing");
        return new CatalogueItem(
                catalogue,
                0,
                row.getField("code"),
                row.getField("firstCategory"),
                row.getField("secondCategory"),
                row.getField("content"),
                words(row.getField("scope"), word -> Scope.of(word).orElseThrow()),
                words(row.getField("channels"), word -> channels.of(word).orElseThrow()),
                timing.isEmpty() ? null : Timing.of(timing).orElseThrow(),
                row.getField("responsible"),
                List.of());
    }

    private static <T> List<T> words(String text, Function<String, T> meaning) {
        return Arrays.stream(text.split("、")).map(meaning).toList();
    }
}
