package gongkai.cataloguerevision;

import gongkai.catalogue.Catalogue;
import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.organisation.UnitInfo;
import gongkai.platform.CurrentUser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who may make which catalogue: the office of the house every one, that of a basic-level organisation its own. */
@Component
class Offices {

    private final Catalogue catalogue;
    private final Organisation organisation;
    private final CurrentUser user;

    Offices(Catalogue catalogue, Organisation organisation, CurrentUser user) {
        this.catalogue = catalogue;
        this.organisation = organisation;
        this.user = user;
    }

    /** Engine groups of all offices. */
    Set<String> groups() {
        return organisations().stream().map(this::group).collect(Collectors.toSet());
    }

    /** Organisations in whose office the signed-in person is, the house first. */
    List<String> mine() {
        List<String> groups = user.groups();
        return organisations().stream()
                .filter(code -> groups.contains(group(code)))
                .toList();
    }

    /** @return code to title of what the office of the organisation may make */
    Map<String, String> catalogues(String organisationCode) {
        Map<String, String> known = catalogue.catalogues();
        Map<String, String> titles = new LinkedHashMap<>();
        if (!organisationCode.equals(organisation.house().code())) {
            titles.put(organisationCode, title(known, organisation.unit(organisationCode)));
            return titles;
        }
        titles.putAll(known);
        organisation.basicLevel().forEach(unit -> titles.putIfAbsent(unit.code(), title(known, unit)));
        return titles;
    }

    /** The title of a catalogue, also of one that isn't there yet; null for null. */
    String title(String catalogueCode) {
        return catalogueCode == null
                ? null
                : catalogues(organisation.house().code()).getOrDefault(catalogueCode, catalogueCode);
    }

    private static String title(Map<String, String> known, UnitInfo unit) {
        return known.getOrDefault(unit.code(), unit.name() + "党务公开目录");
    }

    private List<String> organisations() {
        List<String> codes = new ArrayList<>(List.of(organisation.house().code()));
        organisation.basicLevel().forEach(unit -> codes.add(unit.code()));
        return codes;
    }

    private String group(String organisationCode) {
        return organisation.group(Role.OFFICE, organisationCode);
    }
}
