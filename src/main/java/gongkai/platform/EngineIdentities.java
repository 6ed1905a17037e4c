package gongkai.platform;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.springframework.stereotype.Component;

/** The engine's users, groups and memberships: what sign-in, Tasklist and candidate groups go by. Joins the caller's transaction. */
@Component
public class EngineIdentities {

    /** A user as the engine knows it. */
    public record Account(String id, String name, String email) {}

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
