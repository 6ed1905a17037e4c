package gongkai.proactivedisclosure;

import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.organisation.UnitInfo;
import gongkai.platform.EngineGrants;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Every unit proposes what it has to disclose; an office does so for its departments. */
@Component
class DisclosureGrants implements EngineGrants {

    private final Organisation organisation;

    DisclosureGrants(Organisation organisation) {
        this.organisation = organisation;
    }

    @Override
    public Map<String, Set<String>> starters() {
        Set<String> groups = new LinkedHashSet<>();
        for (UnitInfo unit : organisation.units()) {
            groups.add(organisation.group(Role.DEPARTMENT, unit.code()));
            groups.add(organisation.group(Role.OFFICE, unit.code()));
        }
        return Map.of(ProactiveDisclosureProcess.KEY, groups);
    }
}
