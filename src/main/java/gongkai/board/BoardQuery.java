package gongkai.board;

import gongkai.catalogue.Timing;

/**
 * What to list. Whatever is asked for is put right, nothing is refused: a list is never an error.
 *
 * @param q words separated by spaces, each to be found as it stands, all of them; cut after {@value #LONGEST} characters
 * @param category first category, or null for all
 * @param subcategory second category within it, or null
 * @param unit code, or null
 * @param year of first publication, or null
 * @param page from 1
 * @param size of a page, 1 to {@value #LARGEST}
 * @param sort null: the most relevant first where words are given, else the newest
 */
public record BoardQuery(
        String q,
        String category,
        String subcategory,
        String unit,
        Integer year,
        Timing timing,
        int page,
        int size,
        Sort sort) {

    public static final int LONGEST = 200;
    public static final int LARGEST = 100;
    private static final int LAST_PAGE = 1_000_000;

    public enum Sort {
        RELEVANCE("最相关"),
        NEWEST("最新公开"),
        /** By the latest version: for feeds. */
        UPDATED("最近更新"),
        INDEX("索引号");

        private final String label;

        Sort(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public BoardQuery {
        q = cut(q == null ? "" : q.strip());
        category = given(category);
        subcategory = category == null ? null : given(subcategory);
        unit = given(unit);
        page = Math.min(Math.max(page, 1), LAST_PAGE);
        size = Math.min(Math.max(size, 1), LARGEST);
        if (sort == null || sort == Sort.RELEVANCE && FoldedText.words(q).isEmpty()) {
            sort = FoldedText.words(q).isEmpty() ? Sort.NEWEST : Sort.RELEVANCE;
        }
    }

    /** The first page of everything, newest first. */
    public static BoardQuery all(int size) {
        return new BoardQuery("", null, null, null, null, null, 1, size, Sort.NEWEST);
    }

    public static BoardQuery of(String q) {
        return new BoardQuery(q, null, null, null, null, null, 1, 20, null);
    }

    public BoardQuery page(int number) {
        return new BoardQuery(q, category, subcategory, unit, year, timing, number, size, sort);
    }

    public BoardQuery sorted(Sort by) {
        return new BoardQuery(q, category, subcategory, unit, year, timing, page, size, by);
    }

    long offset() {
        return (page - 1L) * size;
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)).strip();
    }

    private static String given(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
