package gongkai.platform;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A list as CSV. A cell that a spreadsheet would take for a formula is marked as text. */
public class CsvTable {

    public static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final String FORMULA = "=+-@\t\r＝＋－＠";

    private final StringWriter text = new StringWriter();
    // Unbuffered: what was written is there without a close that can fail.
    private final CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text);

    public CsvTable(String... columns) {
        row((Object[]) columns);
    }

    public CsvTable row(Object... cells) {
        csv.writeRecord(Arrays.stream(cells).map(CsvTable::cell).toList());
        return this;
    }

    /** @return what to write for the content, null being nothing */
    public static String cell(Object content) {
        var text = content == null ? "" : content.toString();
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    public String text() {
        return text.toString();
    }

    public ResponseEntity<String> answer() {
        return ResponseEntity.ok().contentType(CSV).body(text());
    }
}
