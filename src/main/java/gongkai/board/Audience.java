package gongkai.board;

import gongkai.catalogue.Scope;

/** To whom an item is disclosed, as one word: in the database, in the index, and in what a reader belongs to. */
final class Audience {

    static final String SOCIETY = "S";

    private Audience() {}

    static String of(Scope scope, String unit, String organisation) {
        return switch (scope) {
            case SOCIETY -> SOCIETY;
            case ORGANISATION -> ofOrganisation(organisation);
            case UNIT -> ofUnit(unit);
            case COMMITTEE -> ofCommittee(organisation);
        };
    }

    static String ofOrganisation(String code) {
        return "O-" + code;
    }

    static String ofUnit(String code) {
        return "U-" + code;
    }

    static String ofCommittee(String code) {
        return "C-" + code;
    }
}
