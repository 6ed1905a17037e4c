package gongkai.board;

import java.util.function.Function;

/** What lists can be narrowed down by. */
enum Dimension {
    CATEGORY("first_category", BoardQuery::category),
    SUBCATEGORY("second_category", BoardQuery::subcategory),
    UNIT("unit", BoardQuery::unit),
    YEAR("published_year", query -> query.year() == null ? null : query.year().toString()),
    TIMING("timing", query -> query.timing() == null ? null : query.timing().name());

    private final String column;
    private final Function<BoardQuery, String> choice;

    Dimension(String column, Function<BoardQuery, String> choice) {
        this.column = column;
        this.choice = choice;
    }

    /** Of board_item; the index's field has the same name. */
    String column() {
        return column;
    }

    /** @return the value as the index has it, or null */
    String chosen(BoardQuery query) {
        return choice.apply(query);
    }
}
