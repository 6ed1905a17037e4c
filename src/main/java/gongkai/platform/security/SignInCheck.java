package gongkai.platform.security;

import java.util.Collection;

/** Asked on each request of a session: whether who signed in earlier would still get the same rights. A bean of whoever knows people. */
public interface SignInCheck {

    /** @param groups the engine groups that the person was in when signing in */
    boolean isStillRight(String user, Collection<String> groups);
}
