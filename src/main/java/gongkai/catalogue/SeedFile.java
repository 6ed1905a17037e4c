package gongkai.catalogue;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/** A file of {@code seeds/} as it is shipped: rows, and what its head says as {@code # key: value}. */
class SeedFile {

    private final String path;
    private final String text;

    SeedFile(String path) {
        this.path = path;
        try {
            text = new ClassPathResource("seeds/" + path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<NamedCsvRecord> rows() {
        try (var csv = CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(text)) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String head(String key) {
        var line = Pattern.compile("(?m)^# " + Pattern.quote(key) + ": (.+)$").matcher(text);
        if (!line.find()) {
            throw new IllegalStateException(path + " doesn't say its " + key);
        }
        return line.group(1).strip();
    }

    String text() {
        return text;
    }
}
