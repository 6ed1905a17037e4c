package gongkai.platform.rights;

import gongkai.platform.EngineGrants;
import gongkai.platform.StandIns;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.AuthorizationServiceImpl;

/**
 * Opens Cockpit also to whom the modules name at the moment, and to who stands in for one of those: rows in the engine's
 * table would know neither an organisation made since the start nor a deputyship. The webapps ask at sign-in and again
 * every few minutes.
 */
class CockpitAccess extends AuthorizationServiceImpl {

    private static final String COCKPIT = "cockpit";

    private final Supplier<Stream<EngineGrants>> modules;
    private final Supplier<StandIns> standIns;

    CockpitAccess(Supplier<Stream<EngineGrants>> modules, Supplier<StandIns> standIns) {
        this.modules = modules;
        this.standIns = standIns;
    }

    @Override
    public boolean isUserAuthorized(
            String user, List<String> groups, Permission permission, Resource resource, String id) {
        return super.isUserAuthorized(user, groups, permission, resource, id)
                || (permission == Permissions.ACCESS
                        && resource == Resources.APPLICATION
                        && COCKPIT.equals(id)
                        && isNamed(user, groups));
    }

    private boolean isNamed(String user, List<String> groups) {
        Set<String> all = new HashSet<>(groups == null ? List.of() : groups);
        if (user != null) {
            all.addAll(standIns.get().groupsLentTo(user));
        }
        return modules.get().anyMatch(module -> module.cockpit().stream().anyMatch(all::contains));
    }
}
