package gongkai.catalogue;

import gongkai.catalogue.Preview.Problem;
import gongkai.catalogue.Sheet.Row;
import gongkai.platform.CleanText;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a sheet's rows as items of a catalogue; notes all that is wrong and goes on. */
class ItemRows {

    /** Of what somebody wrote, in a sentence that says what is wrong with it. */
    private static final int SHOWN = 20;

    /** The heading may stand below a title; further down nobody puts one. */
    private static final int HEADING_WITHIN = 10;

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,19}");
    private static final Pattern ZEROES = Pattern.compile("0+");
    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*\\R\\s*");
    private static final String BETWEEN_WORDS = "[、，,；;/\\s]+";

    private final String catalogue;
    private final Channels channels;
    /** Null where the wording can't be checked: the basic level's catalogue is read by many organisations. */
    private final ResponsibleUnits units;

    private final Map<Column, Integer> columns = new EnumMap<>(Column.class);
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<CatalogueItem> items = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();

    ItemRows(String catalogue, Channels channels, ResponsibleUnits units) {
        this.catalogue = catalogue;
        this.channels = channels;
        this.units = units;
    }

    ItemRows read(Sheet sheet) {
        var rows = sheet.rows().stream().filter(row -> !row.isRemark()).toList();
        var heading = heading(rows);
        if (heading < 0) {
            return this;
        }
        var content = rows.subList(heading + 1, rows.size());
        if (sheet.cut() || content.size() > CatalogueFiles.MOST_ITEMS) {
            whole("一个目录最多" + CatalogueFiles.MOST_ITEMS + "项，这个文件超过了，请分成几个目录");
            return this;
        }
        if (content.isEmpty()) {
            whole("列名下面没有目录事项，请每行填写一项；空文件不等于没有要公开的事项");
            return this;
        }
        content.forEach(this::item);
        return this;
    }

    List<CatalogueItem> items() {
        return items;
    }

    List<Problem> problems() {
        return problems;
    }

    List<String> doubts() {
        return doubts;
    }

    // ---- the heading

    private int heading(List<Row> rows) {
        if (rows.isEmpty()) {
            whole("文件里没有内容，请下载模板，按模板填写后再上传");
            return -1;
        }
        for (var at = 0; at < Math.min(rows.size(), HEADING_WITHIN); at++) {
            if (rows.get(at).cells().values().stream()
                            .filter(cell -> Column.of(cell.text()).isPresent())
                            .count()
                    >= 3) {
                return columns(rows.get(at)) ? at : -1;
            }
        }
        whole("没有找到列名，请在第一行写" + names(List.of(Column.values())));
        return -1;
    }

    private boolean columns(Row heading) {
        var unread = new ArrayList<String>();
        var before = problems.size();
        heading.cells().keySet().stream().sorted().forEach(place -> {
            var name = heading.cell(place).text();
            var column = Column.of(name);
            if (column.isEmpty()) {
                unread.add(name);
            } else if (columns.putIfAbsent(column.get(), place) != null) {
                problems.add(new Problem(heading.number(), column.get().label(), "这一列有两个，请删去一个"));
            }
        });
        var missing = Arrays.stream(Column.values())
                .filter(column -> !columns.containsKey(column))
                .toList();
        if (!missing.isEmpty()) {
            problems.add(new Problem(heading.number(), "", "缺少" + names(missing) + "列，请补上"));
        }
        unread.removeIf(String::isEmpty);
        if (!unread.isEmpty()) {
            doubts.add(unread.stream()
                            .map(name -> "“" + CleanText.shortened(name, SHOWN) + "”")
                            .collect(Collectors.joining("、"))
                    + "列不属于目录，没有读取");
        }
        return problems.size() == before;
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(column -> "“" + column.label() + "”").collect(Collectors.joining("、"));
    }

    // ---- one item

    private void item(Row row) {
        var first = line(row, Column.FIRST_CATEGORY, 50);
        var second = line(row, Column.SECOND_CATEGORY, 50);
        if (first.isEmpty()
                && second.isEmpty()
                && row.cell(columns.get(Column.FIRST_CATEGORY)).fault() == null
                && row.cell(columns.get(Column.SECOND_CATEGORY)).fault() == null) {
            wrong(row, Column.FIRST_CATEGORY, "请填写一级目录，至少填写一级、二级目录中的一个");
        }
        items.add(new CatalogueItem(
                catalogue,
                0,
                code(row),
                first,
                second,
                required(row, Column.CONTENT, 300, "请填写公开内容"),
                words(
                        row,
                        Column.SCOPE,
                        Scope::of,
                        Arrays.stream(Scope.values()).map(Scope::label).toList()),
                words(
                        row,
                        Column.CHANNELS,
                        channels::of,
                        channels.all().stream().map(Channel::label).toList()),
                timing(row),
                responsible(row),
                List.of()));
    }

    private String code(Row row) {
        var code = Normalizer.normalize(text(row, Column.CODE), Normalizer.Form.NFKC);
        var fault = row.cell(columns.get(Column.CODE)).fault();
        if (fault != null) {
            wrong(row, Column.CODE, fault);
        } else if (code.isEmpty()) {
            wrong(row, Column.CODE, "请填写代码，例如" + (items.size() + 1));
        } else if (!CODE.matcher(code).matches()) {
            wrong(row, Column.CODE, "代码请只用字母、数字、小数点和连字符，最多20个字符，现在是“" + CleanText.shortened(code, SHOWN) + "”");
        } else if (ZEROES.matcher(code).matches()) {
            wrong(row, Column.CODE, "“" + code + "”留给目录外的事项，请换一个代码");
        } else {
            var other = codes.putIfAbsent(code.toUpperCase(Locale.ROOT), row.number());
            if (other != null) {
                wrong(row, Column.CODE, "“" + code + "”与第" + other + "行重复，请换一个代码");
            }
        }
        return code;
    }

    private Timing timing(Row row) {
        var text = required(row, Column.TIMING, 20, "请填写" + listed(timings()) + "中的一个");
        if (text.isEmpty()) {
            return null;
        }
        var timing = Timing.of(text.replaceFirst("公开$", ""));
        if (timing.isEmpty()) {
            wrong(row, Column.TIMING, "没有“" + CleanText.shortened(text, SHOWN) + "”，请填写" + listed(timings()) + "中的一个");
        }
        return timing.orElse(null);
    }

    static List<String> timings() {
        return Arrays.stream(Timing.values()).map(Timing::label).toList();
    }

    private String responsible(Row row) {
        var text = required(row, Column.RESPONSIBLE, 100, "请填写责任部门；不指具体部门的，写职务或者“各职能部门”");
        if (units != null) {
            for (var name : units.unknownIn(text)) {
                wrong(
                        row,
                        Column.RESPONSIBLE,
                        "没有名称是“" + CleanText.shortened(name, SHOWN) + "”的部门，请写部门全称；不指具体部门的，写职务或者“各职能部门”");
            }
        }
        return text;
    }

    private <T> List<T> words(Row row, Column column, Function<String, Optional<T>> meaning, List<String> known) {
        var text = required(row, column, 200, "请填写" + listed(known) + "中的一个或者几个，用顿号隔开");
        List<T> found = new ArrayList<>();
        var named = false; // "/" alone, as tables write for none, names nothing
        for (var word : text.split(BETWEEN_WORDS)) {
            if (word.isEmpty()) {
                continue;
            }
            named = true;
            var value = meaning.apply(word);
            if (value.isEmpty()) {
                wrong(row, column, "没有“" + CleanText.shortened(word, SHOWN) + "”，请填写" + listed(known) + "中的一个或者几个");
            } else if (!found.contains(value.get())) {
                found.add(value.get());
            }
        }
        if (found.isEmpty() && !text.isEmpty() && !named) {
            wrong(row, column, "请填写" + listed(known) + "中的一个或者几个，用顿号隔开");
        }
        return List.copyOf(found);
    }

    private static String listed(List<String> words) {
        return String.join("、", words);
    }

    private String required(Row row, Column column, int max, String sentence) {
        var text = line(row, column, max);
        if (text.isEmpty() && !faulty(row, column)) {
            wrong(row, column, sentence);
        }
        return text;
    }

    /** On one line: breaks within a cell are only there to make it narrow. */
    private String line(Row row, Column column, int max) {
        var cell = row.cell(columns.get(column));
        if (cell.fault() != null) {
            wrong(row, column, cell.fault());
            return "";
        }
        var text = text(row, column);
        var problem = CleanText.lineProblem(text, max);
        if (problem != null) {
            wrong(row, column, problem);
        }
        return text;
    }

    private String text(Row row, Column column) {
        return LINE_BREAKS.matcher(row.cell(columns.get(column)).text()).replaceAll("");
    }

    private boolean faulty(Row row, Column column) {
        return row.cell(columns.get(column)).fault() != null;
    }

    private void wrong(Row row, Column column, String sentence) {
        var problem = new Problem(row.number(), column.label(), sentence);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    private void whole(String sentence) {
        problems.add(new Problem(0, "", sentence));
    }
}
