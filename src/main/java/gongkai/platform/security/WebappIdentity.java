package gongkai.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.impl.ContainerBasedAuthenticationProvider;

/** Lets Tasklist, Cockpit and Admin take over who signed in on our page. Made by the engine's filter, by name. */
public class WebappIdentity extends ContainerBasedAuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        return SignedIn.now()
                .map(who -> {
                    AuthenticationResult known = AuthenticationResult.successful(who.user());
                    known.setGroups(who.groups());
                    return known;
                })
                .orElseGet(AuthenticationResult::unsuccessful);
    }
}
