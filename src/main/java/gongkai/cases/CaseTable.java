package gongkai.cases;

/**
 * Where a procedure's cases lie, so that lists can be asked of the database as one: column names, or expressions over the
 * table, which is called {@code c} there. Written by programmers only, never by what somebody entered.
 *
 * @param openedOn a date, with an index that begins with it
 * @param endedOn a date, null while the case is open
 * @param unit the code of who is responsible
 * @param title what a search looks through
 */
public record CaseTable(
        String table, String number, String openedOn, String endedOn, String organisation, String unit, String title) {}
