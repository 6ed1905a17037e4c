package gongkai.organisation;

import java.time.LocalDate;

/**
 * A unit with what administrators need besides.
 *
 * @param version how often an administrator has changed it
 * @param closedOn null while it is there
 * @param people how many have a role in it
 */
record UnitRow(UnitInfo unit, int version, LocalDate closedOn, int people) {

    public boolean closed() {
        return closedOn != null;
    }
}
