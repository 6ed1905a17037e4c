package gongkai.board;

import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.organisation.UnitInfo;
import gongkai.organisation.UnitInfo.Kind;
import gongkai.platform.CurrentUser;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Tells who reads. Membership comes from the groups of the sign-in, so people whom only the engine knows count too. A department's
 * members are those who work in it; every other role makes one a member of the organisation, of no department.
 */
@Component
public class Readers {

    private static final Set<Role> FROM_OUTSIDE = Set.of(Role.SUPERIOR, Role.SUPERVISOR, Role.ASSESSMENT_TEAM);

    private final CurrentUser user;
    private final Organisation organisation;

    Readers(CurrentUser user, Organisation organisation) {
        this.user = user;
        this.organisation = organisation;
    }

    /** Whoever asks now; without a sign-in society. */
    public Reader current() {
        return of(user.groups());
    }

    Reader of(Collection<String> groups) {
        if (groups.isEmpty()) {
            return Reader.society();
        }
        Map<String, UnitInfo> units = new HashMap<>();
        organisation.units().forEach(unit -> units.put(unit.code(), unit));
        Set<String> memberOf = new HashSet<>();
        Set<String> above = new HashSet<>();
        Set<String> committees = new HashSet<>();
        for (UnitInfo unit : units.values()) {
            if (rolesThere(unit).stream().anyMatch(role -> groups.contains(organisation.group(role, unit.code())))) {
                memberOf.add(unit.code());
                for (UnitInfo each = unit; each != null; each = units.get(each.parentCode())) {
                    above.add(each.code());
                }
            }
            if (unit.kind() == Kind.ORGANISATION
                    && groups.contains(organisation.group(Role.PARTY_COMMITTEE, unit.code()))) {
                committees.add(unit.code());
            }
        }
        return new Reader(above, memberOf, committees);
    }

    /**
     * The roles that make somebody a member. Who looks at an organisation from outside isn't one: its superior, supervisors and
     * assessors. Auditors and administrators have one group for the whole installation: that is the house's.
     */
    private List<Role> rolesThere(UnitInfo unit) {
        if (unit.kind() == Kind.DEPARTMENT) {
            return List.of(Role.DEPARTMENT);
        }
        boolean house = unit.code().equals(organisation.house().code());
        return List.of(Role.values()).stream()
                .filter(role -> !FROM_OUTSIDE.contains(role))
                .filter(role -> house || role != Role.AUDITOR && role != Role.ADMINISTRATOR)
                .toList();
    }
}
