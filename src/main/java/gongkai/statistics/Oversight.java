package gongkai.statistics;

import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.organisation.UnitInfo;
import gongkai.platform.CurrentUser;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What the signed-in person oversees: the organisations that they lead and those below; auditors and administrators all of
 * them. The superior may read the cases that went to it and no others: each figure opens its cases, so it has none.
 */
@Component
class Oversight {

    private final Organisation organisation;
    private final CurrentUser user;

    Oversight(Organisation organisation, CurrentUser user) {
        this.organisation = organisation;
        this.user = user;
    }

    /** @return codes of units, departments among them; empty for who oversees nothing */
    Set<String> units() {
        List<String> mine = user.groups();
        boolean overseesAll = Role.onlyLooksOn(mine);
        Set<String> led = organisation.units().stream()
                .filter(unit -> unit.kind() == UnitInfo.Kind.ORGANISATION)
                .map(UnitInfo::code)
                .filter(code -> Role.LEADERS.stream().anyMatch(role -> mine.contains(organisation.group(role, code))))
                .collect(Collectors.toSet());
        return organisation.units().stream()
                .map(UnitInfo::code)
                .filter(code -> overseesAll || led.stream().anyMatch(top -> organisation.isBelow(code, top)))
                .collect(Collectors.toSet());
    }
}
