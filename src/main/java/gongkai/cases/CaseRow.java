package gongkai.cases;

import java.time.LocalDate;

/**
 * A case in a list.
 *
 * @param unit the name of who is responsible
 * @param endedOn null while it is open
 * @param due null where no period runs
 */
public record CaseRow(
        String number, String procedure, String title, String unit, LocalDate openedOn, LocalDate endedOn, Due due) {

    /** @param state css class of a due chip; @param label such as 还剩3个工作日 */
    public record Due(LocalDate date, String state, String label) {}
}
