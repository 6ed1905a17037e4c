package gongkai.platform.security;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * The one sign-in, for pages, Tasklist and programs: the engine's identity service keeps the people, their hashed passwords
 * and the lock after failures. A wrong name, a wrong password and a locked account get the same answer.
 */
@Component
class EngineSignIn implements AuthenticationProvider {

    private final IdentityService identity;

    EngineSignIn(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String user = attempt.getName();
        if (attempt.getCredentials() == null
                || !isRight(user, attempt.getCredentials().toString())) {
            throw new BadCredentialsException("用户名或密码不对");
        }
        List<SimpleGrantedAuthority> groups = identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .map(SimpleGrantedAuthority::new)
                .toList();
        var signedIn = UsernamePasswordAuthenticationToken.authenticated(user, null, groups);
        signedIn.setDetails(attempt.getDetails());
        return signedIn;
    }

    private boolean isRight(String user, String password) {
        try {
            return identity.checkPassword(user, password);
        } catch (OptimisticLockingException guessedInParallel) {
            return false;
        }
    }

    @Override
    public boolean supports(Class<?> attempt) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
    }
}
