package gongkai.platform.security;

import java.util.Date;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Locks an account for a while after so many wrong passwords in a row ({@code login-max-attempts},
 * {@code login-delay-max-time} seconds). The engine's own way makes people wait after the first mistake and locks them for good
 * after the last.
 */
public class SignInLock extends DbIdentityServiceProvider {

    @Override
    protected boolean isUserLocked(UserEntity user) {
        return user.getAttempts() >= settings().getLoginMaxAttempts() && !isOver(user);
    }

    @Override
    protected void lockUser(UserEntity user) {
        int failures = isOver(user) ? 1 : user.getAttempts() + 1;
        Date until = failures < settings().getLoginMaxAttempts()
                ? null
                : new Date(ClockUtil.getCurrentTime().getTime() + settings().getLoginDelayMaxTime() * 1000L);
        getIdentityInfoManager().updateUserLock(user, failures, until);
    }

    private static boolean isOver(UserEntity user) {
        return user.getLockExpirationTime() != null
                && !user.getLockExpirationTime().after(ClockUtil.getCurrentTime());
    }

    private static ProcessEngineConfigurationImpl settings() {
        return Context.getProcessEngineConfiguration();
    }
}
