package gongkai.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends the session of who was deactivated or lost a role since signing in: rights are those of now, not of this morning. */
class EndedSignIns extends OncePerRequestFilter {

    private final ObjectProvider<SignInCheck> checks;

    EndedSignIns(ObjectProvider<SignInCheck> checks) {
        this.checks = checks;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getSession(false) != null
                && SignedIn.now()
                        .filter(who -> !checks.stream().allMatch(check -> check.isStillRight(who.user(), who.groups())))
                        .isPresent()) {
            request.getSession().invalidate();
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }
}
