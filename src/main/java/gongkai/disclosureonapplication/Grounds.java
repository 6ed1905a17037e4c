package gongkai.disclosureonapplication;

import de.siegmar.fastcsv.reader.CsvReader;
import gongkai.platform.Refused;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The grounds on which an application isn't accepted or information is kept back, from {@code seeds/grounds.csv}. */
@Component
class Grounds {

    /** Kept for the superior's answer: nobody in the office can choose it. */
    static final String SUPERIOR_DECISION = "SUPERIOR_DECISION";

    private final Map<String, Ground> byCode = new LinkedHashMap<>();
    private final String regime;

    /** @param use exemption, decline or superior; @param regime the rules they belong to: PARTY, NATIONAL or both */
    record Ground(String code, String use, String regime, String label, String article, String reportRow) {}

    Grounds(@Value("${gongkai.regime:PARTY}") String regime) {
        this.regime = regime;
        try (var csv = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(
                        new ClassPathResource("seeds/grounds.csv").getInputStream(), StandardCharsets.UTF_8))) {
            csv.forEach(row -> byCode.put(
                    row.getField("code"),
                    new Ground(
                            row.getField("code"),
                            row.getField("use"),
                            row.getField("regime"),
                            row.getField("label"),
                            row.getField("article"),
                            row.getField("report_row"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A ground on which information may be kept back under the organisation's regime. */
    Ground exemption(String code) {
        return chosen(code, "exemption", "请选择不予公开的依据");
    }

    /** A ground on which an application isn't accepted. */
    Ground decline(String code) {
        return chosen(code, "decline", "请选择不予受理的依据");
    }

    /** All grounds on which information may be kept back here. */
    List<Ground> exemptions() {
        return byCode.values().stream()
                .filter(ground -> applies(ground, "exemption"))
                .toList();
    }

    List<Ground> declines() {
        return byCode.values().stream()
                .filter(ground -> applies(ground, "decline"))
                .toList();
    }

    Ground of(String code) {
        return byCode.get(code);
    }

    private Ground chosen(String code, String use, String otherwise) {
        Ground ground = code == null ? null : byCode.get(code.strip());
        if (ground == null || !applies(ground, use)) {
            throw new Refused(
                    "grounds", code == null || code.isBlank() ? otherwise : otherwise + "，“" + code + "”不在可选范围内");
        }
        return ground;
    }

    private boolean applies(Ground ground, String use) {
        return ground.use().equals(use)
                && (ground.regime().equals("ANY") || ground.regime().equals(regime));
    }
}
