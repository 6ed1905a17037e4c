package gongkai.organisation;

import gongkai.platform.EngineIdentities;
import gongkai.platform.security.SignInCheck;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** Whoever left or lost a role since signing in is told to sign in again. Asks the copy in memory first, the engine where that doesn't confirm it. */
@Component
class StandingRights implements SignInCheck {

    private final Organisation organisation;
    private final EngineIdentities identities;

    StandingRights(Organisation organisation, EngineIdentities identities) {
        this.organisation = organisation;
        this.identities = identities;
    }

    @Override
    public boolean isStillRight(String user, Collection<String> groups) {
        var known = organisation.groupsOf(user);
        return !known.isEmpty() && known.containsAll(groups)
                || identities.user(user).isPresent()
                        && identities.groupsOf(user).containsAll(groups);
    }
}
