package gongkai.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Request paths, and matchers that also fit the engine's servlets: plain strings would fit Spring MVC's addresses only. */
final class Addresses {

    private Addresses() {}

    /** Without the context path, as the table of routes has it. */
    static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    static RequestMatcher under(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }
}
