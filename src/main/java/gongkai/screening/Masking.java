package gongkai.screening;

import gongkai.platform.Refused;

/** What masking may do to an approved text: hide characters or leave them out, never write new ones. */
public final class Masking {

    private static final String MARKS = "*＊×■█▇□○●";

    private Masking() {}

    /** Refuses a text that says anything the approved one doesn't: what is left, less the marks, must stand in it in this order. */
    public static void mustOnlyHide(String field, String label, String approved, String masked) {
        int[] old = visible(approved);
        int next = 0;
        for (int character : visible(masked)) {
            while (next < old.length && old[next] != character) {
                next++;
            }
            if (next++ >= old.length) {
                throw new Refused(field, label + "在这里只能用*遮盖或者删去文字；要改写的，请选择“退回修改”，修改后重新审核");
            }
        }
    }

    private static int[] visible(String text) {
        return text.codePoints()
                .filter(character -> !Character.isWhitespace(character) && MARKS.indexOf(character) < 0)
                .toArray();
    }
}
