package gongkai.catalogue;

import gongkai.catalogue.Sheet.Cell;
import gongkai.catalogue.Sheet.Row;
import gongkai.platform.WrongType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;

/**
 * Reads the first sheet of an XLSX. The archive is unpacked once, counting what really comes out, and only what was
 * counted is parsed: a small file that would fill the memory is refused before any parser sees it. Cells are read one after the
 * other; no document tree is ever built.
 */
class XlsxSheet {

    /** Twenty times what a catalogue of the most items takes. */
    private static final int MOST_INFLATED = 32 * 1024 * 1024;

    private static final int MOST_ENTRIES = 1000;
    private static final int MOST_MERGED = 5000;

    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XML.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    private final Map<String, byte[]> parts;
    private final DataFormatter numbers = new DataFormatter();
    private final List<String> texts = new ArrayList<>();
    /** What a style's index means: the number format's id and pattern. */
    private final List<Integer> formats = new ArrayList<>();

    private final Map<Integer, String> patterns = new HashMap<>();

    private final TreeMap<Integer, Map<Integer, Cell>> rows = new TreeMap<>();
    private final List<CellRangeAddress> merged = new ArrayList<>();

    private XlsxSheet(Map<String, byte[]> parts) {
        this.parts = parts;
    }

    /** @throws WrongType where it is none, is broken, or would burst */
    static Sheet read(byte[] content) {
        try {
            return new XlsxSheet(unpack(content)).sheet();
        } catch (ZipException broken) {
            throw broken();
        } catch (WrongType said) {
            throw said;
        } catch (IOException | XMLStreamException | RuntimeException unreadable) {
            throw broken();
        }
    }

    private static WrongType broken() {
        return new WrongType("file", "这个表格文件已损坏、设了密码，或者不是XLSX，请另存为没有密码的XLSX后再上传");
    }

    private static Map<String, byte[]> unpack(byte[] content) throws IOException {
        Map<String, byte[]> parts = new HashMap<>();
        var inflated = 0;
        var entries = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var bytes = zip.readNBytes(MOST_INFLATED - inflated + 1);
                inflated += bytes.length;
                if (inflated > MOST_INFLATED || ++entries > MOST_ENTRIES) {
                    throw new WrongType("file", "这个表格文件展开后的内容过大，请删去图片和多余的工作表，另存后再上传");
                }
                var name = entry.getName().replace('\\', '/');
                if (name.endsWith(".xml") || name.endsWith(".rels")) {
                    parts.put(name, bytes);
                }
            }
        }
        return parts;
    }

    private Sheet sheet() throws XMLStreamException {
        var workbook =
                related("", "officeDocument").values().stream().findFirst().orElseThrow(XlsxSheet::broken);
        related(workbook, "sharedStrings").values().forEach(this::readTexts);
        related(workbook, "styles").values().forEach(this::readStyles);
        readRows(firstSheet(workbook));
        fillMerged();
        return new Sheet(
                rows.entrySet().stream()
                        .map(row -> new Row(row.getKey(), row.getValue()))
                        .filter(row -> !row.isBlank())
                        .toList(),
                rows.size() > Sheet.MOST_ROWS);
    }

    /** @return path of the part by the relation's id */
    private Map<String, String> related(String part, String kind) throws XMLStreamException {
        var folder = part.substring(0, part.lastIndexOf('/') + 1);
        var relations = parts.get(folder + "_rels/" + part.substring(folder.length()) + ".rels");
        Map<String, String> found = new HashMap<>();
        if (relations == null) {
            return found;
        }
        var xml = open(relations);
        while (xml.hasNext()) {
            if (next(xml) == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("Relationship")
                    && String.valueOf(xml.getAttributeValue(null, "Type")).endsWith("/" + kind)) {
                var target = String.valueOf(xml.getAttributeValue(null, "Target"));
                found.put(
                        xml.getAttributeValue(null, "Id"),
                        target.startsWith("/") ? target.substring(1) : folder + target);
            }
        }
        return found;
    }

    private String firstSheet(String workbook) throws XMLStreamException {
        var sheets = related(workbook, "worksheet");
        var xml = open(part(workbook));
        while (xml.hasNext()) {
            if (next(xml) == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("sheet")) {
                for (var i = 0; i < xml.getAttributeCount(); i++) {
                    if (xml.getAttributeLocalName(i).equals("id") && sheets.containsKey(xml.getAttributeValue(i))) {
                        return sheets.get(xml.getAttributeValue(i));
                    }
                }
            }
        }
        throw new WrongType("file", "这个文件里没有工作表，请把目录放在XLSX的第一张工作表上");
    }

    private byte[] part(String path) {
        var part = parts.get(path);
        if (part == null) {
            throw broken();
        }
        return part;
    }

    private static XMLStreamReader open(byte[] part) throws XMLStreamException {
        return XML.createXMLStreamReader(new ByteArrayInputStream(part));
    }

    private static int next(XMLStreamReader xml) throws XMLStreamException {
        var event = xml.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw broken();
        }
        return event;
    }

    private void readTexts(String path) {
        try {
            var xml = open(part(path));
            while (xml.hasNext()) {
                if (next(xml) == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("si")) {
                    texts.add(textOf(xml, "si"));
                }
            }
        } catch (XMLStreamException unreadable) {
            throw broken();
        }
    }

    /** All runs together, without the readings that may stand above Chinese characters. */
    private static String textOf(XMLStreamReader xml, String end) throws XMLStreamException {
        var text = new StringBuilder();
        var readings = 0;
        while (true) {
            var event = next(xml);
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("rPh")) {
                readings++;
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("rPh")) {
                readings--;
            } else if (event == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("t")
                    && readings == 0) {
                text.append(xml.getElementText());
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals(end)) {
                // How the format writes a carriage return.
                return text.toString().replace("_x000D_", "");
            }
        }
    }

    private void readStyles(String path) {
        try {
            var xml = open(part(path));
            var cells = false;
            while (xml.hasNext()) {
                var event = next(xml);
                if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("cellXfs")) {
                    cells = false;
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    switch (xml.getLocalName()) {
                        case "numFmt" ->
                            patterns.put(number(xml, "numFmtId"), xml.getAttributeValue(null, "formatCode"));
                        case "cellXfs" -> cells = true;
                        case "xf" -> {
                            if (cells) {
                                formats.add(number(xml, "numFmtId"));
                            }
                        }
                        default -> {}
                    }
                }
            }
        } catch (XMLStreamException unreadable) {
            throw broken();
        }
    }

    private static int number(XMLStreamReader xml, String attribute) {
        var value = xml.getAttributeValue(null, attribute);
        return value == null ? 0 : Integer.parseInt(value);
    }

    private void readRows(String path) throws XMLStreamException {
        var xml = open(part(path));
        var row = 0;
        var column = -1;
        while (xml.hasNext()) {
            if (next(xml) != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "row" -> {
                    row = xml.getAttributeValue(null, "r") == null ? row + 1 : number(xml, "r");
                    column = -1;
                    if (rows.size() > Sheet.MOST_ROWS) {
                        return;
                    }
                }
                case "c" -> {
                    var place = xml.getAttributeValue(null, "r");
                    column = place == null ? column + 1 : new CellReference(place).getCol();
                    var cell = cell(xml);
                    if (column >= 0 && column < Sheet.MOST_COLUMNS && !cell.equals(Cell.EMPTY)) {
                        rows.computeIfAbsent(row, any -> new HashMap<>()).put(column, cell);
                    }
                }
                case "mergeCell" -> {
                    if (merged.size() < MOST_MERGED) {
                        merged.add(CellRangeAddress.valueOf(xml.getAttributeValue(null, "ref")));
                    }
                }
                default -> {}
            }
        }
    }

    private Cell cell(XMLStreamReader xml) throws XMLStreamException {
        var type = String.valueOf(xml.getAttributeValue(null, "t"));
        var style = number(xml, "s");
        String value = null;
        while (true) {
            var event = next(xml);
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
                return value == null ? Cell.EMPTY : cell(type, style, value);
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "f" -> {
                        skipTo(xml, "c");
                        return Cell.faulty("这一格是公式，请改为文字（复制后选择性粘贴为数值）");
                    }
                    case "v" -> value = xml.getElementText();
                    case "is" -> value = textOf(xml, "is");
                    default -> {}
                }
            }
        }
    }

    private static void skipTo(XMLStreamReader xml, String end) throws XMLStreamException {
        while (next(xml) != XMLStreamConstants.END_ELEMENT
                || !xml.getLocalName().equals(end)) {
            // until its end
        }
    }

    private Cell cell(String type, int style, String value) {
        return switch (type) {
            case "s" -> Cell.of(texts.get(text(value)));
            case "str", "inlineStr" -> Cell.of(value.replace("_x000D_", ""));
            case "b" -> Cell.of(value.equals("1") ? "TRUE" : "FALSE");
            case "e" -> Cell.faulty("这一格是错误值" + (value.length() > 20 ? "" : value) + "，请改为文字");
            case "d" -> date();
            default -> number(style, value);
        };
    }

    private int text(String index) {
        var at = Integer.parseInt(index);
        if (at < 0 || at >= texts.size()) {
            throw broken();
        }
        return at;
    }

    /** As the sheet shows it: 1, 2.10 or 001. */
    private Cell number(int style, String value) {
        var format = style < formats.size() ? formats.get(Math.max(style, 0)) : 0;
        var known = patterns.containsKey(format) ? patterns.get(format) : BuiltinFormats.getBuiltinFormat(format);
        var pattern = known == null ? "General" : known;
        return DateUtil.isADateFormat(format, pattern)
                ? date()
                : Cell.of(numbers.formatRawCellContents(Double.parseDouble(value), format, pattern));
    }

    /** 1-2 typed into a cell becomes the second of January. */
    private static Cell date() {
        return Cell.faulty("这一格被表格软件当成了日期，请把单元格格式改为文本后重新填写");
    }

    /** What is merged over several rows stands in each of them. */
    private void fillMerged() {
        for (var range : merged) {
            if (range.getFirstColumn() < 0 || range.getFirstRow() < 0) {
                continue;
            }
            var first = rows.getOrDefault(range.getFirstRow() + 1, Map.of()).get(range.getFirstColumn());
            if (first != null && range.getLastRow() > range.getFirstRow()) {
                rows.subMap(range.getFirstRow() + 2, true, range.getLastRow() + 1, true)
                        .values()
                        .forEach(row -> row.putIfAbsent(range.getFirstColumn(), first));
            }
        }
    }
}
