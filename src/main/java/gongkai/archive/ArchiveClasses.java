package gongkai.archive;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The classes of the archive, read from the seeds. */
@Component
class ArchiveClasses {

    private static final String SEED = "seeds/archive-classes.csv";

    private final List<ArchiveClass> classes;

    ArchiveClasses() {
        try (var csv = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(
                        new InputStreamReader(new ClassPathResource(SEED).getInputStream(), StandardCharsets.UTF_8))) {
            classes = csv.stream()
                    .map(row -> new ArchiveClass(
                            row.getField("class"),
                            row.getField("name"),
                            List.of(row.getField("processes").split(" ")),
                            Integer.parseInt(row.getField("files per volume")),
                            row.getField("retention years").isEmpty()
                                    ? null
                                    : Integer.valueOf(row.getField("retention years"))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param code the class, or null for the one of the process */
    ArchiveClass of(String code, String process) {
        return classes.stream()
                .filter(each -> code == null ? each.processes().contains(process) : Objects.equals(code, each.code()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        SEED + " has no class " + (code == null ? "for the process " + process : code)));
    }

    /** One class: what it is called, how thick its volumes are, how long its files are kept. */
    record ArchiveClass(String code, String name, List<String> processes, int filesPerVolume, Integer retentionYears) {

        String number(int inYear, long serial) {
            return String.format("DA-%d-%s-%03d-%06d", inYear, code, (serial - 1) / filesPerVolume + 1, serial);
        }

        /** Retention runs from 1 January after the year in which the case ended. */
        LocalDate retainUntil(LocalDate endedOn) {
            return retentionYears == null ? null : LocalDate.of(endedOn.getYear() + retentionYears, 12, 31);
        }
    }
}
