package gongkai.deadlines;

import java.time.LocalDate;
import java.util.List;

/** The result of counting: the last day, whether a notice may still move it, and every day on the way. */
record Counted(LocalDate due, boolean provisional, List<Explanation.Day> days) {}
