package gongkai.catalogue;

import de.siegmar.fastcsv.writer.CsvWriter;
import gongkai.organisation.UnitInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** An empty catalogue: column names, and below them a row that says how to fill each in, which is skipped when it is read. */
class CatalogueTemplate {

    private final Channels channels;
    private final List<UnitInfo> departments;

    CatalogueTemplate(Channels channels, List<UnitInfo> departments) {
        this.channels = channels;
        this.departments = departments;
    }

    private static List<String> headings() {
        return Arrays.stream(Column.values()).map(Column::label).toList();
    }

    private List<String> remarks() {
        return Arrays.stream(Column.values())
                .map(column -> switch (column) {
                    case CODE -> "#填写说明（这一行不会读取）：字母或数字，不重复";
                    case FIRST_CATEGORY -> "最多50字";
                    case SECOND_CATEGORY -> "最多50字；没有二级的留空";
                    case CONTENT -> "必填，最多300字";
                    case SCOPE -> "必填：" + String.join("、", scopes()) + "；几个用顿号隔开";
                    case CHANNELS -> "必填：" + String.join("、", channelLabels()) + "；几个用顿号隔开";
                    case TIMING -> "必填：" + String.join("、", ItemRows.timings()) + "中的一个";
                    case RESPONSIBLE -> "必填：部门全称，几个用顿号隔开；不指具体部门的写职务";
                })
                .toList();
    }

    private static List<String> scopes() {
        return Arrays.stream(Scope.values()).map(Scope::label).toList();
    }

    private List<String> channelLabels() {
        return channels.all().stream().map(Channel::label).toList();
    }

    byte[] csv() {
        var text = new StringWriter().append('\uFEFF');
        var csv = CsvWriter.builder().bufferSize(0).build(text);
        csv.writeRecord(headings());
        csv.writeRecord(remarks());
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    byte[] xlsx() {
        try (var book = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            items(book);
            words(book);
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void items(XSSFWorkbook book) {
        var sheet = book.createSheet("公开目录");
        var bold = bold(book);
        var text = book.createCellStyle();
        text.setDataFormat(book.createDataFormat().getFormat("@"));
        text.setWrapText(true);
        for (var column : Column.values()) {
            // As text, so that 1-2 doesn't become a date.
            sheet.setDefaultColumnStyle(column.ordinal(), text);
            sheet.setColumnWidth(column.ordinal(), (column == Column.CONTENT ? 44 : 20) * 256);
        }
        row(sheet, 0, headings(), bold);
        row(sheet, 1, remarks(), text);
        sheet.createFreezePane(0, 1);
        var choices = sheet.getDataValidationHelper();
        sheet.addValidationData(choices.createValidation(
                choices.createExplicitListConstraint(ItemRows.timings().toArray(String[]::new)),
                new CellRangeAddressList(
                        2, CatalogueFiles.MOST_ITEMS + 1, Column.TIMING.ordinal(), Column.TIMING.ordinal())));
    }

    private void words(XSSFWorkbook book) {
        var sheet = book.createSheet("可以填写的词");
        var lists = List.of(
                scopes(),
                channelLabels(),
                ItemRows.timings(),
                departments.stream().map(UnitInfo::name).toList());
        row(
                sheet,
                0,
                List.of(
                        Column.SCOPE.label(),
                        Column.CHANNELS.label(),
                        Column.TIMING.label(),
                        Column.RESPONSIBLE.label()),
                bold(book));
        var longest = lists.stream().mapToInt(List::size).max().orElse(0);
        for (var at = 0; at < longest; at++) {
            var words = new ArrayList<String>();
            for (var list : lists) {
                words.add(at < list.size() ? list.get(at) : "");
            }
            row(sheet, at + 1, words, null);
        }
        for (var column = 0; column < lists.size(); column++) {
            sheet.setColumnWidth(column, 24 * 256);
        }
    }

    private static CellStyle bold(XSSFWorkbook book) {
        var font = book.createFont();
        font.setBold(true);
        var style = book.createCellStyle();
        style.setFont(font);
        return style;
    }

    private static void row(Sheet sheet, int number, List<String> cells, CellStyle style) {
        var row = sheet.createRow(number);
        for (var at = 0; at < cells.size(); at++) {
            var cell = row.createCell(at);
            cell.setCellValue(cells.get(at));
            if (style != null) {
                cell.setCellStyle(style);
            }
        }
    }
}
