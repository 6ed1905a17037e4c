package gongkai.cases;

import java.util.List;

/** One page of a list of cases; pages count from 1. */
public record CasePage(List<CaseRow> rows, long total, int page) {

    public static final int SIZE = 25;

    public int pages() {
        return (int) Math.max(1, (total + SIZE - 1) / SIZE);
    }
}
