package gongkai.portal;

import gongkai.board.BoardQuery;
import gongkai.board.BoardQuery.Sort;
import gongkai.catalogue.Timing;
import gongkai.platform.InvalidInput;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What an address asks of the board: texts, which may be anything. Pages make the best of it, the API says what is wrong. */
record BoardAddress(
        String q,
        String category,
        String subcategory,
        String unit,
        String year,
        String timing,
        String sort,
        String page,
        String size) {

    static final int PAGE_SIZE = 20;
    private static final int LAST_PAGE = 1_000_000;
    private static final int FIRST_YEAR = 1949;
    private static final int LAST_YEAR = 9999;

    /** What can't be meant is left out. */
    BoardFilter filter() {
        return new BoardFilter(new BoardQuery(
                q,
                category,
                subcategory,
                unit,
                number(year, FIRST_YEAR, LAST_YEAR).orElse(null),
                Timing.of(timing).orElse(null),
                number(page, 1, LAST_PAGE).orElse(1),
                PAGE_SIZE,
                sortBy().orElse(null)));
    }

    /** Whether the words were more than are searched for. */
    boolean tooLong() {
        return q != null && q.strip().codePointCount(0, q.strip().length()) > BoardQuery.LONGEST;
    }

    /** @throws InvalidInput with every part that is wrong */
    BoardQuery query() {
        Map<String, String> errors = new LinkedHashMap<>();
        if (tooLong()) {
            errors.put(
                    "q",
                    "搜索词最多" + BoardQuery.LONGEST + "字，现在是"
                            + q.strip().codePointCount(0, q.strip().length()) + "字");
        }
        if (given(subcategory) && !given(category)) {
            errors.put("subcategory", "填写二级类别时，请同时填写一级类别category");
        }
        var wantedYear = number(year, FIRST_YEAR, LAST_YEAR);
        if (given(year) && wantedYear.isEmpty()) {
            errors.put("year", "年份请写成四位数字，例如2026");
        }
        var wantedTiming = Timing.of(timing);
        if (given(timing) && wantedTiming.isEmpty()) {
            errors.put("timing", "公开时限只能是" + names(Timing.values()));
        }
        if (given(sort) && sortBy().isEmpty()) {
            errors.put("sort", "排序只能是" + names(Sort.values()));
        }
        var wantedPage = number(page, 1, LAST_PAGE);
        if (given(page) && wantedPage.isEmpty()) {
            errors.put("page", "页码请填写1至" + LAST_PAGE + "之间的整数");
        }
        var wantedSize = number(size, 1, BoardQuery.LARGEST);
        if (given(size) && wantedSize.isEmpty()) {
            errors.put("size", "每页条数请填写1至" + BoardQuery.LARGEST + "之间的整数");
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return new BoardQuery(
                q,
                category,
                subcategory,
                unit,
                wantedYear.orElse(null),
                wantedTiming.orElse(null),
                wantedPage.orElse(1),
                wantedSize.orElse(PAGE_SIZE),
                sortBy().orElse(null));
    }

    private Optional<Sort> sortBy() {
        return Arrays.stream(Sort.values())
                .filter(one -> one.name().equals(sort))
                .findFirst();
    }

    private static boolean given(String text) {
        return text != null && !text.isBlank();
    }

    private static Optional<Integer> number(String text, int least, int most) {
        if (text == null || !text.strip().matches("[0-9]{1,7}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(text.strip());
        return number < least || number > most ? Optional.empty() : Optional.of(number);
    }

    private static String names(Enum<?>[] values) {
        return String.join("、", Arrays.stream(values).map(Enum::name).toList());
    }
}
