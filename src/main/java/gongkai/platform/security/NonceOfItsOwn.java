package gongkai.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The engine keeps the nonce of its pages' content policy in the servlet context, where people who open a page at the same
 * moment overwrite each other's: the page then carries another nonce than its header, the browser runs none of its scripts,
 * and the page stays empty. So each request for such a page has that one attribute for itself.
 */
class NonceOfItsOwn extends OncePerRequestFilter {

    private static final String NONCE = "org.camunda.bpm.csp.nonce";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ServletContext own = own(request.getServletContext());
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public ServletContext getServletContext() {
                        return own;
                    }
                },
                response);
    }

    private static ServletContext own(ServletContext shared) {
        Object[] nonce = new Object[1];
        return (ServletContext) Proxy.newProxyInstance(
                ServletContext.class.getClassLoader(), new Class<?>[] {ServletContext.class}, (own, method, values) -> {
                    if (values != null && NONCE.equals(values[0])) {
                        switch (method.getName()) {
                            case "setAttribute":
                                nonce[0] = values[1];
                                return null;
                            case "getAttribute":
                                return nonce[0];
                            default:
                        }
                    }
                    return passOn(shared, method, values);
                });
    }

    private static Object passOn(ServletContext shared, Method method, Object[] values) throws Throwable {
        try {
            return method.invoke(shared, values);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
