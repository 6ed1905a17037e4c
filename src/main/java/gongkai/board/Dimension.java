package gongkai.board;

/** What lists can be narrowed down by. */
enum Dimension {
    CATEGORY("first_category"),
    SUBCATEGORY("second_category"),
    UNIT("unit"),
    YEAR("published_year"),
    TIMING("timing");

    private final String column;

    Dimension(String column) {
        this.column = column;
    }

    /** Of board_item; the index's field has the same name. */
    String column() {
        return column;
    }
}
