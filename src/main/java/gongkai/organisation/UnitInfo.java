package gongkai.organisation;

/**
 * A unit of the tree.
 *
 * @param parentCode null at the top
 * @param letterCode 机关代字, the word in the numbers of its letters, e.g. 安公开; null where it issues none
 */
public record UnitInfo(
        String code, String name, String parentCode, Kind kind, String letterCode, String phone, String address) {

    public enum Kind {
        ORGANISATION,
        DEPARTMENT
    }
}
