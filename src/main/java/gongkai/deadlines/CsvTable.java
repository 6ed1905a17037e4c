package gongkai.deadlines;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A register as a CSV download. A cell that a spreadsheet would take for a formula is marked as text. */
class CsvTable {

    static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final String FORMULA = "=+-@\t\r＝＋－＠";

    private final StringWriter text = new StringWriter();
    // Unbuffered: what was written is there without a close that can fail.
    private final CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text);

    CsvTable(String... columns) {
        row((Object[]) columns);
    }

    CsvTable row(Object... cells) {
        csv.writeRecord(Arrays.stream(cells).map(CsvTable::cell).toList());
        return this;
    }

    static String cell(Object content) {
        var text = content == null ? "" : content.toString();
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    String text() {
        return text.toString();
    }

    ResponseEntity<String> answer() {
        return ResponseEntity.ok().contentType(CSV).body(text());
    }
}
