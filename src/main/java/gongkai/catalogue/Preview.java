package gongkai.catalogue;

import gongkai.platform.InvalidInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a spreadsheet would change of a catalogue, or everything that is wrong with it.
 *
 * @param file null where anything is wrong
 * @param problems in the order of the file
 * @param more how many more problems there are than are listed
 * @param doubts what looks like a mistake but may be right
 * @param against the version in force that it is compared with; null where there is none
 * @param changes null where anything is wrong
 */
public record Preview(
        CatalogueFile file,
        List<Problem> problems,
        int more,
        List<String> doubts,
        CatalogueVersion against,
        Changes changes) {

    /**
     * @param row as the spreadsheet numbers it; 0 where the file as a whole is meant
     * @param column its name; empty where the row as a whole is meant
     */
    public record Problem(int row, String column, String sentence) {

        /** "第3行“公开时限”：…". */
        public String text() {
            return row == 0
                    ? sentence
                    : "第" + row + "行" + (column.isEmpty() ? "" : "“" + column + "”") + "：" + sentence;
        }
    }

    public boolean right() {
        return problems.isEmpty();
    }

    /**
     * The catalogue, where nothing is wrong.
     *
     * @throws InvalidInput with every problem otherwise, keyed {@code row<n>-<column>} or {@code file}
     */
    public CatalogueFile rightFile() {
        if (right()) {
            return file;
        }
        Map<String, String> errors = new LinkedHashMap<>();
        problems.forEach(problem -> errors.merge(
                problem.row() == 0 ? "file" : "row" + problem.row() + "-" + problem.column(),
                problem.text(),
                (one, other) -> one + "；" + other));
        if (more > 0) {
            errors.put("more", "还有" + more + "处没有列出，请改好后重新上传");
        }
        throw new InvalidInput(errors);
    }
}
