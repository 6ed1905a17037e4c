package gongkai.deadlines;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The rules and calendar years that come with the product, as text files on the classpath. */
class Seeds {

    private final String rules;
    /** Year to its file's text. */
    private final SortedMap<Integer, String> years = new TreeMap<>();

    Seeds() {
        try {
            var resolver = new PathMatchingResourcePatternResolver();
            rules = text(resolver.getResource("classpath:seeds/rules.csv"));
            for (var file : resolver.getResources("classpath*:seeds/calendar/*.csv")) {
                years.put(Integer.valueOf(file.getFilename().replace(".csv", "")), text(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells whether anything changed since the seeds were last taken over. */
    String digest() {
        return digest(rules + String.join("\n", years.values()));
    }

    static String digest(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Rule> rules() {
        try (var csv = CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(rules)) {
            return csv.stream().map(Seeds::rule).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rule rule(NamedCsvRecord row) {
        var at = row.getField("at");
        return new Rule(
                row.getField("rule"),
                Integer.parseInt(row.getField("version")),
                row.getField("value"),
                Unit.valueOf(row.getField("unit")),
                at.isEmpty() ? null : LocalTime.parse(at),
                LocalDate.parse(row.getField("effectiveFrom")),
                Boolean.parseBoolean(row.getField("house")),
                row.getField("label"),
                row.getField("countedFrom"),
                row.getField("source"),
                row.getField("article"));
    }

    /** Through the same checks as an administrator's upload. */
    List<CalendarYear> years() {
        return years.entrySet().stream()
                .map(year -> CalendarFile.parse(year.getValue(), year.getKey(), null))
                .toList();
    }
}
