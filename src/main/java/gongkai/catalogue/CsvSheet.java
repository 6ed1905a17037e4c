package gongkai.catalogue;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import gongkai.catalogue.Sheet.Cell;
import gongkai.catalogue.Sheet.Row;
import gongkai.platform.WrongType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Reads CSV as spreadsheets in Chinese offices save it: UTF-8 with or without its mark, or GB18030. */
class CsvSheet {

    private static final String FORMULA = "=+-@＝＋－＠";

    private CsvSheet() {}

    /** @throws WrongType where it is no such text */
    static Sheet read(byte[] content) {
        var text = decode(content);
        List<Row> rows = new ArrayList<>();
        try (var csv = CsvReader.builder()
                .fieldSeparator(separator(text))
                .skipEmptyLines(false)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(text)) {
            var number = 0;
            for (var line : csv) {
                number++;
                var cells = new HashMap<Integer, Cell>();
                for (var column = 0; column < Math.min(line.getFieldCount(), Sheet.MOST_COLUMNS); column++) {
                    var cell = Cell.of(unmarked(line.getField(column)));
                    if (!cell.text().isEmpty()) {
                        cells.put(column, cell);
                    }
                }
                if (!cells.isEmpty()) {
                    rows.add(new Row(number, cells));
                }
                if (rows.size() > Sheet.MOST_ROWS) {
                    return new Sheet(rows, true);
                }
            }
        } catch (CsvParseException broken) {
            throw new WrongType("file", "这个CSV文件的引号不成对，读不下去，请用表格软件重新保存后再上传");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Sheet(rows, false);
    }

    private static String decode(byte[] content) {
        String text;
        try {
            text = decode(content, StandardCharsets.UTF_8);
        } catch (CharacterCodingException notUtf8) {
            try {
                text = decode(content, Charset.forName("GB18030"));
            } catch (CharacterCodingException neither) {
                throw notText();
            }
        }
        if (text.indexOf('\0') >= 0) {
            throw notText();
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static WrongType notText() {
        return new WrongType("file", "请上传XLSX表格，或者按UTF-8、GB18030编码保存的CSV文件");
    }

    /** Refuses what it can't read instead of putting a question mark there. */
    private static String decode(byte[] content, Charset charset) throws CharacterCodingException {
        return charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    }

    /** The comma, but for what was copied out of a spreadsheet, and for those that save semicolons. */
    private static char separator(String text) {
        var head = text.lines().limit(10).toList();
        for (var separator : new char[] {',', '\t', ';'}) {
            if (head.stream().anyMatch(line -> line.indexOf(separator) >= 0)) {
                return separator;
            }
        }
        return ',';
    }

    /** Our own files mark with an apostrophe what a spreadsheet would calculate; it isn't part of the text. */
    private static String unmarked(String text) {
        return text.length() > 1 && text.charAt(0) == '\'' && FORMULA.indexOf(text.charAt(1)) >= 0
                ? text.substring(1)
                : text;
    }
}
