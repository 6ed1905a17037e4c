package gongkai.disclosureonapplication;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The result rows of the statutory annual report, from {@code seeds/report-rows.csv}: each ended case carries one. */
@Component
class ReportRows {

    private final Map<String, String> labels = new LinkedHashMap<>();
    private final Map<String, String> byOutcome = new HashMap<>();

    ReportRows() {
        try (var csv = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(
                        new ClassPathResource("seeds/report-rows.csv").getInputStream(), StandardCharsets.UTF_8))) {
            csv.forEach(row -> {
                labels.put(row.getField("code"), row.getField("label"));
                for (String outcome : row.getField("outcomes").split(" ")) {
                    byOutcome.put(outcome, row.getField("code"));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param outcome a decision's name, LAPSED or WITHDRAWN */
    String of(String outcome) {
        return byOutcome.get(outcome);
    }

    String label(String code) {
        return labels.get(code);
    }
}
