package gongkai.catalogue;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of a catalogue's file, under the names that offices give them. */
enum Column {
    CODE("公开代码", "code", "代码", "编号", "序号", "事项编号", "事项代码"),
    FIRST_CATEGORY("一级目录", "firstcategory", "一级类别", "一级分类"),
    SECOND_CATEGORY("二级目录", "secondcategory", "二级类别", "二级分类"),
    CONTENT("公开内容", "content", "内容", "公开事项", "事项", "三级目录"),
    SCOPE("公开范围", "scope", "范围"),
    CHANNELS("公开形式", "channels", "形式", "公开方式", "方式"),
    TIMING("公开时限", "timing", "时限", "公开时间"),
    RESPONSIBLE("责任部门", "responsible", "实施主体", "责任单位", "责任主体", "承办部门");

    private final String label;
    private final List<String> otherNames;

    Column(String label, String... otherNames) {
        this.label = label;
        this.otherNames = List.of(otherNames);
    }

    String label() {
        return label;
    }

    /** What an item has in this column, as catalogues write it. */
    String text(CatalogueItem item) {
        return switch (this) {
            case CODE -> item.code();
            case FIRST_CATEGORY -> item.firstCategory();
            case SECOND_CATEGORY -> item.secondCategory();
            case CONTENT -> item.content();
            case SCOPE -> item.scopeText();
            case CHANNELS -> item.channelText();
            case TIMING -> item.timingText();
            case RESPONSIBLE -> item.responsible();
        };
    }

    /** @param heading as it stands in a file: in any width and case, with blanks between, a star or a remark in brackets */
    static Optional<Column> of(String heading) {
        var name = Normalizer.normalize(heading, Normalizer.Form.NFKC)
                .replaceAll("\\([^)]*\\)|[\\s*:]", "")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(column -> column.label.equals(name) || column.otherNames.contains(name))
                .findFirst();
    }
}
