package gongkai.platform;

import java.util.ArrayList;
import java.util.List;

/** Where two texts differ, paragraph by paragraph, so that a reader needn't search. */
public final class TextChanges {

    /** Paragraphs on both sides; beyond it the texts are shown whole. */
    private static final int MOST = 600;

    private TextChanges() {}

    /**
     * @param paragraph number in the text before, from 1, of the first that differs
     * @param before empty where something was only added; after where it was only left out
     */
    public record Difference(int paragraph, String before, String after) {}

    public static List<Difference> between(String before, String after) {
        List<String> old = paragraphs(before);
        List<String> now = paragraphs(after);
        if (old.equals(now)) {
            return List.of();
        }
        if (old.size() > MOST || now.size() > MOST) {
            return List.of(new Difference(1, before, after));
        }
        int[][] common = commonAfter(old, now);
        List<Difference> differences = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                i++;
                j++;
                continue;
            }
            int from = i;
            int since = j;
            while ((i < old.size() || j < now.size())
                    && !(i < old.size() && j < now.size() && old.get(i).equals(now.get(j)))) {
                if (j >= now.size() || i < old.size() && common[i + 1][j] >= common[i][j + 1]) {
                    i++;
                } else {
                    j++;
                }
            }
            differences.add(new Difference(
                    from + 1, String.join("\n", old.subList(from, i)), String.join("\n", now.subList(since, j))));
        }
        return differences;
    }

    /** Length of the longest common part of what follows, for each pair of places. */
    private static int[][] commonAfter(List<String> old, List<String> now) {
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static List<String> paragraphs(String text) {
        return text == null
                ? List.of()
                : text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }
}
