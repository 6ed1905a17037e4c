package gongkai.statistics;

import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.organisation.UnitInfo;
import gongkai.platform.CurrentUser;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the signed-in person oversees: the organisations that they lead and those below; auditors and administrators all of them. */
@Component
class Oversight {

    /** Not the superior: it may read the cases that went to it and no others, and each figure opens its cases. */
    static final List<Role> LEADERS =
            List.of(Role.DEPUTY_LEADER, Role.PRINCIPAL_LEADER, Role.PARTY_COMMITTEE, Role.LEADING_GROUP);

    private final Organisation organisation;
    private final CurrentUser user;

    Oversight(Organisation organisation, CurrentUser user) {
        this.organisation = organisation;
        this.user = user;
    }

    /** @return codes of units, departments among them; empty for who oversees nothing */
    Set<String> units() {
        List<String> mine = user.groups();
        Set<String> led = organisation.units().stream()
                .filter(unit -> unit.kind() == UnitInfo.Kind.ORGANISATION)
                .map(UnitInfo::code)
                .filter(code -> LEADERS.stream().anyMatch(role -> mine.contains(organisation.group(role, code))))
                .collect(Collectors.toSet());
        return organisation.units().stream()
                .map(UnitInfo::code)
                .filter(code -> overseesAll() || led.stream().anyMatch(top -> organisation.isBelow(code, top)))
                .collect(Collectors.toSet());
    }

    private boolean overseesAll() {
        return user.groups().contains(Role.AUDITOR.id()) || user.groups().contains(Role.ADMINISTRATOR.id());
    }
}
