package gongkai.catalogue;

import java.util.List;
import java.util.Map;

/**
 * A table as it stands in a file, its rows under the numbers that a spreadsheet shows beside them.
 *
 * @param cut whether there were more rows than are read
 */
record Sheet(List<Row> rows, boolean cut) {

    /** More rows with anything in them than any catalogue and its remarks. */
    static final int MOST_ROWS = CatalogueFiles.MOST_ITEMS + 100;

    /** Nothing further to the right is read. */
    static final int MOST_COLUMNS = 100;

    /** @param cells by column, from 0; those that are there */
    record Row(int number, Map<Integer, Cell> cells) {

        Cell cell(int column) {
            return cells.getOrDefault(column, Cell.EMPTY);
        }

        boolean isBlank() {
            return cells.values().stream()
                    .allMatch(cell -> cell.fault() == null && cell.text().isEmpty());
        }

        /** Of the template: how to fill in each column. */
        boolean isRemark() {
            return cell(0).text().startsWith("#");
        }
    }

    /** @param fault why the cell can't be taken as text, in the user's words; null where it can */
    record Cell(String text, String fault) {

        static final Cell EMPTY = new Cell("", null);

        static Cell of(String text) {
            return new Cell(trimmed(text), null);
        }

        static Cell faulty(String fault) {
            return new Cell("", fault);
        }

        /** Without blanks around, broad and unbreakable ones too. */
        private static String trimmed(String text) {
            return text.replaceAll("^[\\s\\u00A0\\u3000]+|[\\s\\u00A0\\u3000]+$", "");
        }
    }
}
