package gongkai.platform.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * What is answered where the table of routes says no: 404 for an address that it doesn't have, 405 for one that doesn't take
 * the method, 403 for who is signed in, and for who isn't the way to sign in.
 */
class Refusal implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final Routes routes;
    private final AuthenticationEntryPoint signIn;

    Refusal(Routes routes, AuthenticationEntryPoint signIn) {
        this.routes = routes;
        this.signIn = signIn;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException notSignedIn)
            throws IOException, ServletException {
        if (!refuseUnknown(request, response)) {
            signIn.commence(request, response, notSignedIn);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        String path = Addresses.path(request);
        if (denied instanceof CsrfException && path.equals(SecurityConfiguration.SIGN_IN)) {
            // The page lay open until its session ended.
            response.sendRedirect(request.getContextPath() + SecurityConfiguration.SIGN_IN + "?again");
        } else if (!refuseUnknown(request, response)) {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }

    private boolean refuseUnknown(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Addresses.path(request);
        if (path.startsWith("/engine-rest")
                || routes.find(request.getMethod(), path).isPresent()) {
            return false;
        }
        Set<String> methods = routes.methods(path);
        if (methods.isEmpty()) {
            response.sendError(HttpStatus.NOT_FOUND.value());
        } else {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", methods));
            response.sendError(HttpStatus.METHOD_NOT_ALLOWED.value());
        }
        return true;
    }
}
