package gongkai.statistics;

import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.organisation.UnitInfo;
import gongkai.platform.EngineGrants;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who leads an organisation, whichever, and the superior of one may open Cockpit, where 审批台 is. */
@Component
class OversightGrants implements EngineGrants {

    private final Organisation organisation;

    OversightGrants(Organisation organisation) {
        this.organisation = organisation;
    }

    @Override
    public Set<String> cockpit() {
        return organisation.units().stream()
                .filter(unit -> unit.kind() == UnitInfo.Kind.ORGANISATION)
                .flatMap(unit -> Stream.concat(Role.LEADERS.stream(), Stream.of(Role.SUPERIOR))
                        .map(role -> organisation.group(role, unit.code())))
                .collect(Collectors.toSet());
    }
}
