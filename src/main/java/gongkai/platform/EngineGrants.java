package gongkai.platform;

import java.util.Map;
import java.util.Set;

/**
 * What a module lets groups do in the engine, beside working on what is offered to them: a bean. Everybody who can sign in
 * has Tasklist, knows the diagrams and starts nothing.
 */
public interface EngineGrants {

    /**
     * Read once at each start.
     *
     * @return process key to the engine groups whose members may start it from Tasklist or through REST
     */
    default Map<String, Set<String>> starters() {
        return Map.of();
    }

    /**
     * Asked anew each time, so from memory.
     *
     * @return engine groups that may open Cockpit; auditors and administrators may anyway
     */
    default Set<String> cockpit() {
        return Set.of();
    }
}
