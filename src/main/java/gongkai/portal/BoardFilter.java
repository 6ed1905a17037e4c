package gongkai.portal;

import gongkai.board.BoardQuery;
import gongkai.board.BoardQuery.Sort;
import gongkai.catalogue.Timing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.util.UriUtils;

/** What a reader has chosen on the board, and the addresses of choosing otherwise. */
record BoardFilter(BoardQuery query) {

    static final String BOARD = "/disclosures";

    /** A way to narrow the list down, by the name that it has in addresses. */
    enum Choice {
        CATEGORY("category", "类别"),
        SUBCATEGORY("subcategory", "小类"),
        UNIT("unit", "公开单位"),
        YEAR("year", "年份"),
        TIMING("timing", "公开时限");

        private final String parameter;
        private final String label;

        Choice(String parameter, String label) {
            this.parameter = parameter;
            this.label = label;
        }

        public String parameter() {
            return parameter;
        }

        public String label() {
            return label;
        }
    }

    static BoardFilter none() {
        return new BoardFilter(BoardQuery.all(BoardAddress.PAGE_SIZE));
    }

    /** @return null where nothing is chosen */
    public String chosen(Choice choice) {
        return switch (choice) {
            case CATEGORY -> query.category();
            case SUBCATEGORY -> query.subcategory();
            case UNIT -> query.unit();
            case YEAR -> query.year() == null ? null : String.valueOf(query.year());
            case TIMING -> query.timing() == null ? null : query.timing().name();
        };
    }

    public List<Choice> chosen() {
        return Arrays.stream(Choice.values())
                .filter(choice -> chosen(choice) != null)
                .toList();
    }

    public boolean narrowed() {
        return !chosen().isEmpty();
    }

    /** The first page of the list with another choice; a category's own parts go with it. */
    BoardFilter with(Choice choice, String value) {
        return new BoardFilter(new BoardQuery(
                query.q(),
                choice == Choice.CATEGORY ? value : query.category(),
                switch (choice) {
                    case CATEGORY -> null;
                    case SUBCATEGORY -> value;
                    default -> query.subcategory();
                },
                choice == Choice.UNIT ? value : query.unit(),
                choice != Choice.YEAR ? query.year() : value == null ? null : Integer.valueOf(value),
                choice != Choice.TIMING ? query.timing() : value == null ? null : Timing.valueOf(value),
                1,
                query.size(),
                query.sort()));
    }

    BoardFilter without(Choice choice) {
        return with(choice, null);
    }

    BoardFilter words(String q) {
        return new BoardFilter(new BoardQuery(
                q,
                query.category(),
                query.subcategory(),
                query.unit(),
                query.year(),
                query.timing(),
                1,
                query.size(),
                null));
    }

    public BoardFilter wordsAlone() {
        return new BoardFilter(new BoardQuery(query.q(), null, null, null, null, null, 1, query.size(), query.sort()));
    }

    public BoardFilter page(int number) {
        return new BoardFilter(query.page(number));
    }

    BoardFilter sorted(Sort by) {
        return new BoardFilter(query.page(1).sorted(by));
    }

    /** How it is sorted where nothing is said. */
    Sort usualSort() {
        return BoardQuery.of(query.q()).sort();
    }

    public String address() {
        return BOARD + parameters();
    }

    /** As {@code ?q=…&year=…}, empty where nothing is chosen; the same choices in the same words. */
    public String parameters() {
        var parameters = new StringBuilder();
        add(parameters, "q", query.q());
        for (Choice choice : Choice.values()) {
            add(parameters, choice.parameter(), chosen(choice));
        }
        add(
                parameters,
                "sort",
                query.sort() == usualSort() ? null : query.sort().name());
        add(parameters, "page", query.page() == 1 ? null : String.valueOf(query.page()));
        return parameters.toString();
    }

    private static void add(StringBuilder parameters, String name, String value) {
        if (value != null && !value.isEmpty()) {
            parameters
                    .append(parameters.isEmpty() ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(UriUtils.encode(value, StandardCharsets.UTF_8));
        }
    }
}
