package gongkai.disclosurechange;

import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.platform.EngineGrants;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whoever publishes may ask for a change; of what is another unit's the desk refuses it. */
@Component
class ChangeGrants implements EngineGrants {

    private final Organisation organisation;

    ChangeGrants(Organisation organisation) {
        this.organisation = organisation;
    }

    @Override
    public Map<String, Set<String>> starters() {
        return Map.of(
                DisclosureChangeProcess.KEY,
                organisation.units().stream()
                        .map(unit -> organisation.group(Role.DEPARTMENT, unit.code()))
                        .collect(Collectors.toSet()));
    }
}
