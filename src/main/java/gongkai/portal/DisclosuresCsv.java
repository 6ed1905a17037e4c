package gongkai.portal;

import de.siegmar.fastcsv.writer.CsvWriter;
import gongkai.board.Board;
import gongkai.board.ItemSummary;
import gongkai.board.Reader;
import gongkai.platform.CsvTable;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The list as a table for spreadsheets, all pages of it, written while it is read. */
@Controller
class DisclosuresCsv {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Board board;
    private final Reading reading;
    private final PublicAddresses addresses;
    private final Dates dates;

    DisclosuresCsv(Board board, Reading reading, PublicAddresses addresses, Dates dates) {
        this.board = board;
        this.reading = reading;
        this.addresses = addresses;
        this.dates = dates;
    }

    @GetMapping("/disclosures.csv")
    void table(@ModelAttribute BoardAddress asked, HttpServletResponse response) throws IOException {
        Reader reader = reading.by(response);
        response.setContentType(CsvTable.CSV.toString());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"disclosures.csv\"");
        response.setHeader("X-Content-Type-Options", "nosniff");
        PrintWriter out = response.getWriter();
        // By this spreadsheets know the encoding.
        out.write(BYTE_ORDER_MARK);
        // Not closed: the answer is the container's. Unbuffered, since the answer has a buffer of its own.
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(out);
        csv.writeRecord(
                "编号", "索引号", "标题", "类别", "小类", "周期", "公开单位", "单位代码", "公开范围", "公开时限", "公开日期", "更新日期", "版本", "公示截止日期",
                "附件数", "网址");
        board.each(asked.filter().query(), reader, item -> csv.writeRecord(row(item)));
    }

    private String[] row(ItemSummary item) {
        return Arrays.stream(new Object[] {
                    item.number(),
                    item.indexNumber(),
                    item.title(),
                    item.firstCategory(),
                    item.secondCategory(),
                    item.period(),
                    item.unitName(),
                    item.unit(),
                    item.scope().label(),
                    item.timing().label(),
                    dates.dayOf(item.publishedAt()),
                    dates.dayOf(item.updatedAt()),
                    item.version(),
                    item.noticeEndsOn(),
                    item.files(),
                    addresses.item(item.number())
                })
                .map(CsvTable::cell)
                .toArray(String[]::new);
    }
}
