package gongkai.platform.security;

import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** Open to who may open Cockpit: administrators, auditors, and the groups that the modules name. */
@Component
class CockpitRight implements AuthorizationManager<RequestAuthorizationContext> {

    private final AuthorizationService authorizations;

    CockpitRight(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    @Override
    public AuthorizationDecision check(Supplier<Authentication> who, RequestAuthorizationContext context) {
        return new AuthorizationDecision(SignedIn.now()
                .filter(person -> authorizations.isUserAuthorized(
                        person.user(), person.groups(), Permissions.ACCESS, Resources.APPLICATION, "cockpit"))
                .isPresent());
    }
}
