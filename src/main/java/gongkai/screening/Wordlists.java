package gongkai.screening;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/** The lists behind the rules, from {@code seeds/screening.csv}. */
class Wordlists {

    private final List<Entry> entries;

    /** @param from,to empty but for cards; @param except a regular expression or empty */
    record Entry(String use, String value, String from, String to, String except) {}

    Wordlists() {
        try (var csv = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(new InputStreamReader(
                        new ClassPathResource("seeds/screening.csv").getInputStream(), StandardCharsets.UTF_8))) {
            entries = csv.stream().map(Wordlists::entry).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry entry(NamedCsvRecord row) {
        return new Entry(
                row.getField("use"),
                row.getField("value"),
                row.getField("from"),
                row.getField("to"),
                row.getField("except"));
    }

    List<Entry> of(String use) {
        return entries.stream().filter(entry -> entry.use().equals(use)).toList();
    }

    List<String> values(String use) {
        return of(use).stream().map(Entry::value).toList();
    }

    /** Any of the words, the longest first, as they stand. */
    String anyOf(String use) {
        return values(use).stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    /** Any of the regular expressions. */
    String anyPattern(String use) {
        return values(use).stream().collect(Collectors.joining("|", "(?:", ")"));
    }
}
