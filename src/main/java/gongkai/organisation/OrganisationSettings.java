package gongkai.organisation;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The organisation that this installation belongs to: GONGKAI_ORGANISATION_CODE, _NAME, _LETTER_CODE, _PHONE, _ADDRESS.
 *
 * @param departments its departments, code to name: GONGKAI_ORGANISATION_DEPARTMENTS as {@code ZGS=政工室,BGS=办公室}
 */
@ConfigurationProperties("gongkai.organisation")
record OrganisationSettings(
        String code, String name, String letterCode, String phone, String address, List<String> departments) {

    /** What is left empty isn't there. */
    UnitInfo house() {
        return new UnitInfo(
                code, name, null, UnitInfo.Kind.ORGANISATION, filled(letterCode), filled(phone), filled(address));
    }

    List<UnitInfo> departmentUnits() {
        return departments == null
                ? List.of()
                : departments.stream()
                        .map(entry -> entry.split("=", 2))
                        .filter(entry -> !entry[0].isBlank())
                        .map(entry -> new UnitInfo(
                                entry[0].strip(),
                                entry[entry.length - 1].strip(),
                                code,
                                UnitInfo.Kind.DEPARTMENT,
                                null,
                                null,
                                null))
                        .toList();
    }

    private static String filled(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
