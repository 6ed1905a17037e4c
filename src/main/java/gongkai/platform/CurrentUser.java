package gongkai.platform;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** Who is acting: the engine's authentication, which the sign-in sets for pages, Tasklist and REST alike. */
@Component
public class CurrentUser {

    /** Stands in histories where no person acted: timers, the portal, mail. */
    public static final String SYSTEM = "system";

    private final IdentityService identity;

    public CurrentUser(IdentityService identity) {
        this.identity = identity;
    }

    /** @return the signed-in user's id, or {@link #SYSTEM} */
    public String id() {
        var authentication = identity.getCurrentAuthentication();
        return authentication == null || authentication.getUserId() == null ? SYSTEM : authentication.getUserId();
    }

    public List<String> groups() {
        var authentication = identity.getCurrentAuthentication();
        return authentication == null || authentication.getGroupIds() == null
                ? List.of()
                : authentication.getGroupIds();
    }
}
