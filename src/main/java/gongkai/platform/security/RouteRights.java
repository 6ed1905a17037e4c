package gongkai.platform.security;

import gongkai.platform.StandIns;
import java.util.function.Supplier;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Decides by the table of routes; an address without a line is closed. */
class RouteRights implements AuthorizationManager<RequestAuthorizationContext> {

    private final Routes routes;
    private final StandIns standIns;
    private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();

    RouteRights(Routes routes, StandIns standIns) {
        this.routes = routes;
        this.standIns = standIns;
    }

    @Override
    public AuthorizationDecision check(Supplier<Authentication> who, RequestAuthorizationContext context) {
        return new AuthorizationDecision(
                routes.find(context.getRequest().getMethod(), Addresses.path(context.getRequest()))
                        .filter(route -> route.isOpenToEveryone() || isAllowed(route, who.get()))
                        .isPresent());
    }

    private boolean isAllowed(Routes.Route route, Authentication who) {
        if (!trust.isAuthenticated(who)) {
            return false;
        }
        return route.isOpenToStaff()
                || who.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .anyMatch(route.who()::contains)
                || standIns.groupsLentTo(who.getName()).stream().anyMatch(route.who()::contains);
    }
}
