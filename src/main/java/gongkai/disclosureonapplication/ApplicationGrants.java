package gongkai.disclosureonapplication;

import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.platform.EngineGrants;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The office records applications at its counter. */
@Component
class ApplicationGrants implements EngineGrants {

    private final Organisation organisation;

    ApplicationGrants(Organisation organisation) {
        this.organisation = organisation;
    }

    @Override
    public Map<String, Set<String>> starters() {
        return Map.of(DisclosureOnApplicationProcess.KEY, Set.of(group(Role.OFFICE)));
    }

    private String group(Role role) {
        return organisation.group(role, organisation.house().code());
    }
}
