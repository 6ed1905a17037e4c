package gongkai.platform.security;

import gongkai.platform.StandIns;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;

/**
 * The engine's word on who acts: a deputy is, besides his own groups, in those of whom he stands in for. Every way into
 * the engine passes here once per request (pages, REST, Tasklist, Cockpit), so a deputyship begins and ends by itself,
 * whatever a session remembers.
 */
class LentGroups extends IdentityServiceImpl {

    private final Supplier<StandIns> standIns;

    LentGroups(Supplier<StandIns> standIns) {
        this.standIns = standIns;
    }

    /** The others of its name all end here. */
    @Override
    public void setAuthentication(Authentication who) {
        super.setAuthentication(
                who == null
                        ? null
                        : new Authentication(
                                who.getUserId(), withLent(who.getUserId(), who.getGroupIds()), who.getTenantIds()));
    }

    private List<String> withLent(String user, List<String> groups) {
        Set<String> lent = user == null ? Set.of() : standIns.get().groupsLentTo(user);
        if (lent.isEmpty()) {
            return groups;
        }
        Set<String> all = new LinkedHashSet<>(groups == null ? List.of() : groups);
        all.addAll(lent);
        return new ArrayList<>(all);
    }
}
