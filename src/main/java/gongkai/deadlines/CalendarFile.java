package gongkai.deadlines;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import gongkai.deadlines.CalendarYear.CalendarDay;
import gongkai.deadlines.CalendarYear.Kind;
import gongkai.platform.CleanText;
import gongkai.platform.InvalidInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A year's file: {@code date,kind,holiday} with kind REST or WORK, the notice's number in its head as
 * {@code # notice: …}. Every row that is wrong is named; nothing is guessed.
 */
class CalendarFile {

    /** Of what somebody wrote, in a sentence that says what is wrong with it. */
    private static final int SHOWN = 40;

    private static final Pattern NOTICE_LINE = Pattern.compile("(?m)^#\\s*(?:notice|文号)\\s*[:：]\\s*(.+?)\\s*$");
    private static final Pattern NOTICE = Pattern.compile("\\p{IsHan}{2,20}〔\\d{4}〕\\d{1,4}号");
    private static final List<String> COLUMNS = List.of("date", "kind", "holiday");
    private static final int MOST_COMPLAINTS = 20;
    private static final int LONGEST_NAME = 20;
    static final int FIRST_YEAR = 2000;
    static final int LAST_YEAR = 2099;

    private final int year;
    private final Map<LocalDate, CalendarDay> days = new TreeMap<>();
    private final Map<LocalDate, Long> lines = new TreeMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();

    private CalendarFile(int year) {
        this.year = year;
    }

    /**
     * @param notice the notice's number; blank takes it from the file's head
     * @throws InvalidInput with fields {@code year}, {@code notice}, {@code file} and {@code row<line>}
     */
    static CalendarYear parse(String text, Integer year, String notice) {
        if (year == null || year < FIRST_YEAR || year > LAST_YEAR) {
            throw new InvalidInput(Map.of("year", "请填写" + FIRST_YEAR + "至" + LAST_YEAR + "之间的年份"));
        }
        var file = new CalendarFile(year);
        var number = notice == null || notice.isBlank() ? noticeIn(text) : notice.strip();
        if (number.isEmpty()) {
            file.errors.put("notice", "请填写国务院办公厅通知的文号，例如国办发明电〔2025〕7号");
        } else if (!NOTICE.matcher(number).matches()) {
            file.errors.put(
                    "notice", "文号应写全机关代字、年份和序号，例如国办发明电〔2025〕7号，现在是“" + CleanText.shortened(number, SHOWN) + "”");
        }
        file.read(text.startsWith("\uFEFF") ? text.substring(1) : text);
        if (!file.errors.isEmpty()) {
            throw new InvalidInput(file.errors);
        }
        return new CalendarYear(year, number, 0, new TreeMap<>(file.days));
    }

    private static String noticeIn(String text) {
        var line = NOTICE_LINE.matcher(text);
        return line.find() ? line.group(1) : "";
    }

    private void read(String text) {
        try (var csv = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .skipEmptyLines(true)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofNamedCsvRecord(text)) {
            for (var row : csv) {
                if (!row.getHeader().containsAll(COLUMNS)) {
                    errors.put(
                            "file",
                            "第一行应是列名date,kind,holiday，现在是“"
                                    + CleanText.shortened(String.join(",", row.getHeader()), SHOWN) + "”");
                    return;
                }
                if (errors.size() >= MOST_COMPLAINTS) {
                    errors.put("file", "错误太多，只列出前" + MOST_COMPLAINTS + "处，请改好后重新上传");
                    return;
                }
                day(row);
            }
        } catch (CsvParseException e) {
            errors.put("file", "文件不是CSV格式，请用逗号分隔的文本文件");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (days.isEmpty() && errors.keySet().stream().allMatch("notice"::equals)) {
            errors.put("file", "文件里没有放假和补班日期；空文件不等于没有节假日，请上传完整的安排");
        }
    }

    private void day(NamedCsvRecord row) {
        var line = row.getStartingLineNumber();
        var date = date(line, field(row, "date"));
        var kind = kind(line, field(row, "kind"));
        var holiday = field(row, "holiday");
        if (holiday.isEmpty() || holiday.length() > LONGEST_NAME) {
            wrong(line, "holiday", "请填写节日名称，不超过" + LONGEST_NAME + "个字");
        }
        if (date == null || kind == null) {
            return;
        }
        var day = new CalendarDay(date, kind, holiday);
        var before = days.putIfAbsent(date, day);
        if (date.getYear() != year) {
            wrong(line, "date", date + "不在" + year + "年，请放到" + date.getYear() + "年的文件里");
        } else if (before != null && before.kind() != kind) {
            wrong(line, "kind", date + "在第" + lines.get(date) + "行已写为" + before.kind() + "，同一天不能既放假又补班");
        } else if (before != null) {
            wrong(line, "date", date + "与第" + lines.get(date) + "行重复，请删去一行");
        } else if (kind == Kind.WORK && !CalendarYear.isWeekend(date)) {
            wrong(line, "kind", date + "不是星期六或者星期日，不能写为补班（WORK）");
        }
        lines.putIfAbsent(date, line);
    }

    private LocalDate date(long line, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            wrong(line, "date", "日期应写成" + year + "-10-01的样子，现在是“" + CleanText.shortened(text, SHOWN) + "”");
            return null;
        }
    }

    private Kind kind(long line, String text) {
        for (var kind : Kind.values()) {
            if (kind.name().equals(text)) {
                return kind;
            }
        }
        wrong(line, "kind", "应写REST（放假）或者WORK（补班），现在是“" + CleanText.shortened(text, SHOWN) + "”");
        return null;
    }

    private void wrong(long line, String column, String sentence) {
        errors.putIfAbsent("row" + line, "第" + line + "行" + column + "：" + sentence);
    }

    private static String field(NamedCsvRecord row, String column) {
        return row.findField(column).orElse("").strip();
    }

    /** The statutory holidays on weekdays that the year doesn't make rest days: most likely rows that got lost. */
    static List<String> doubts(CalendarYear year) {
        var doubts = new ArrayList<String>();
        StatutoryHolidays.of(year.year()).forEach((date, name) -> {
            var listed = year.days().get(date);
            if (listed == null ? !CalendarYear.isWeekend(date) : listed.kind() == Kind.WORK) {
                doubts.add(date.getMonthValue() + "月" + date.getDayOfMonth() + "日是法定节假日（" + name + "），文件里不是放假，请核对通知原文");
            }
        });
        return doubts;
    }

    /** UTF-8, or GB18030 as spreadsheets in Chinese offices still save. */
    static String decode(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(content, Charset.forName("GB18030"));
        }
    }
}
