package gongkai.portal;

import gongkai.board.Reader;
import gongkai.board.Readers;
import gongkai.platform.CurrentUser;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Who reads what is published, and what caches may keep of it: of a signed-in person's answers nothing; of everybody's a copy that is
 * asked for each time, so that what was withdrawn is gone at once there too.
 */
@Component
class Reading {

    private final Readers readers;
    private final CurrentUser user;

    Reading(Readers readers, CurrentUser user) {
        this.readers = readers;
        this.user = user;
    }

    /** Whoever asks now; the answer is marked accordingly. */
    Reader by(HttpServletResponse response) {
        response.setHeader(HttpHeaders.VARY, "Cookie, Authorization");
        boolean signedIn = !CurrentUser.SYSTEM.equals(user.id());
        response.setHeader(HttpHeaders.CACHE_CONTROL, signedIn ? "private, no-store" : "public, no-cache");
        return readers.current();
    }

    /** For what is made for everybody, whoever fetches it. */
    Reader bySociety(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "public, no-cache");
        return Reader.society();
    }

    static boolean isMember(Reader reader) {
        return !reader.equals(Reader.society());
    }
}
