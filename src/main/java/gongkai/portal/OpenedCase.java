package gongkai.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;

/**
 * The case that a visitor has looked up. It stays in the session, so that links and downloads work without the code in
 * their addresses.
 */
record OpenedCase(String number, String queryCode) implements Serializable {

    private static final String ATTRIBUTE = OpenedCase.class.getName();

    static Optional<OpenedCase> in(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable((OpenedCase) session.getAttribute(ATTRIBUTE));
    }

    /** Under a new session id: whoever had planted the old one in this browser is left outside. */
    static void open(HttpServletRequest request, String number, String queryCode) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        request.getSession().setAttribute(ATTRIBUTE, new OpenedCase(number, queryCode));
    }

    static void close(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    /** Never the code: records are printed into logs too easily. */
    @Override
    public String toString() {
        return "OpenedCase[" + number + "]";
    }
}
