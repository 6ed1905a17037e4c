package gongkai.disclosureonapplication;

import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.platform.EngineGrants;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The office records applications at its counter; leaders follow cases in Cockpit. */
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

    @Override
    public Set<String> cockpit() {
        return Set.of(
                group(Role.DEPUTY_LEADER),
                group(Role.PRINCIPAL_LEADER),
                group(Role.SUPERIOR),
                group(Role.LEADING_GROUP));
    }

    private String group(Role role) {
        return organisation.group(role, organisation.house().code());
    }
}
