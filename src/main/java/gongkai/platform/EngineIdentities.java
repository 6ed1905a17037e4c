package gongkai.platform;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/** The engine's users, groups and memberships: what sign-in, Tasklist and candidate groups go by. Joins the caller's transaction. */
@Component
public class EngineIdentities {

    /** A user as the engine knows it. */
    public record Account(String id, String name, String email) {}

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PASSWORD_GROUPS = 4;
    private static final List<String> PASSWORD_CHARACTERS =
            List.of("ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnpqrstuvwxyz", "23456789", "#%+=-_@");

    private final IdentityService identity;
    private final OnOwnBehalf ownBehalf;

    public EngineIdentities(IdentityService identity, OnOwnBehalf ownBehalf) {
        this.identity = identity;
        this.ownBehalf = ownBehalf;
    }

    /** Makes or changes a user. A new one gets a password that nobody knows: it can sign in once one has been set. */
    public void saveUser(Account account) {
        ownBehalf.run(() -> {
            var user = find(account.id());
            if (user == null) {
                user = identity.newUser(account.id());
                user.setPassword(UUID.randomUUID() + "-" + UUID.randomUUID());
            }
            // The whole name in one field: the engine's pages put the family name last.
            user.setFirstName(account.name());
            user.setLastName("");
            user.setEmail(account.email());
            saveUnchecked(user);
        });
    }

    /** Sets a password without asking the password policy: for the demonstration, whose password is published. */
    public void setPublishedPassword(String userId, String password) {
        ownBehalf.run(() -> {
            var user = find(userId);
            user.setPassword(password);
            saveUnchecked(user);
        });
    }

    /**
     * Sets a password that fits the password policy and that nobody could guess, and takes back a lock after failures.
     *
     * @return the password, which is kept nowhere else
     */
    public String renewPassword(String userId) {
        return ownBehalf.call(() -> {
            String password = password();
            var user = find(userId);
            user.setPassword(password);
            identity.saveUser(user);
            identity.unlockUser(userId);
            return password;
        });
    }

    /** Without what is easily read as something else, and with one of each kind that the policy asks for. */
    private static String password() {
        var password = new StringBuilder();
        for (int i = 0; i < PASSWORD_GROUPS; i++) {
            for (String kind : PASSWORD_CHARACTERS) {
                password.append(kind.charAt(RANDOM.nextInt(kind.length())));
            }
        }
        return password.toString();
    }

    /** Until when nobody can sign in as the user, after too many wrong passwords. */
    public Optional<Instant> lockedUntil(String userId) {
        return ownBehalf.call(() -> Optional.ofNullable((UserEntity) find(userId))
                .map(UserEntity::getLockExpirationTime)
                .filter(until -> until.after(ClockUtil.getCurrentTime()))
                .map(Date::toInstant));
    }

    public void unlock(String userId) {
        ownBehalf.run(() -> identity.unlockUser(userId));
    }

    /** All users, also those that were made on the engine's own page. */
    public List<Account> users() {
        return ownBehalf.call(() -> identity.createUserQuery().orderByUserId().asc().list().stream()
                .map(EngineIdentities::account)
                .toList());
    }

    public List<String> groupsOf(String userId) {
        return ownBehalf.call(() -> identity.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .toList());
    }

    /** The person can no longer sign in and is in no group. */
    public void deleteUser(String id) {
        ownBehalf.run(() -> identity.deleteUser(id));
    }

    public void saveGroup(String id, String name) {
        ownBehalf.run(() -> {
            var group = identity.createGroupQuery().groupId(id).singleResult();
            if (group == null) {
                group = identity.newGroup(id);
                group.setType("WORKFLOW");
            }
            group.setName(name);
            identity.saveGroup(group);
        });
    }

    /** Does nothing where the user is in the group already. */
    public void join(String userId, String groupId) {
        ownBehalf.run(() -> {
            if (identity.createUserQuery().userId(userId).memberOfGroup(groupId).count() == 0) {
                identity.createMembership(userId, groupId);
            }
        });
    }

    public void leave(String userId, String groupId) {
        ownBehalf.run(() -> identity.deleteMembership(userId, groupId));
    }

    public List<Account> members(String groupId) {
        return ownBehalf.call(
                () -> identity.createUserQuery().memberOfGroup(groupId).orderByUserId().asc().list().stream()
                        .map(EngineIdentities::account)
                        .toList());
    }

    public Optional<Account> user(String id) {
        return ownBehalf.call(() -> Optional.ofNullable(find(id)).map(EngineIdentities::account));
    }

    private User find(String id) {
        return identity.createUserQuery().userId(id).singleResult();
    }

    private void saveUnchecked(User user) {
        ((IdentityServiceImpl) identity).saveUser(user, true);
    }

    private static Account account(User user) {
        var name = (blankToEmpty(user.getFirstName()) + " " + blankToEmpty(user.getLastName())).strip();
        return new Account(user.getId(), name.isEmpty() ? user.getId() : name, user.getEmail());
    }

    private static String blankToEmpty(String text) {
        return text == null ? "" : text.strip();
    }
}
