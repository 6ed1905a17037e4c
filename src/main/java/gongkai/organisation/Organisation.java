package gongkai.organisation;

import gongkai.platform.CurrentUser;
import gongkai.platform.EngineIdentities;
import gongkai.platform.EngineIdentities.Account;
import gongkai.platform.StandIns;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Who is who: units, people, and the engine group behind a role. Answers come from a copy in memory, read anew after
 * each change and at least every minute, since another node may have made the change.
 *
 * <p>People whom only the engine knows, because an administrator made them on the engine's own page, are found too.
 */
@Component
public class Organisation implements StandIns {

    private static final long KEEP_NANOS = Duration.ofMinutes(1).toNanos();

    private final Roster roster;
    private final Absences absences;
    private final EngineIdentities identities;
    private final Clock clock;
    private volatile Copy copy;
    private volatile long changes;

    Organisation(Roster roster, Absences absences, EngineIdentities identities, Clock clock) {
        this.roster = roster;
        this.absences = absences;
        this.identities = identities;
        this.clock = clock;
    }

    /** @throws gongkai.platform.NotFound where there is no such unit */
    public UnitInfo unit(String code) {
        return chart().unit(code);
    }

    public boolean exists(String code) {
        return chart().exists(code);
    }

    /** Whether there is such a unit and it wasn't closed: only then anything new is done for it. */
    public boolean isOpen(String code) {
        return chart().isOpen(code);
    }

    /** The organisation that this installation belongs to. */
    public UnitInfo house() {
        return chart().house();
    }

    /** The unit itself or the nearest above it that is an organisation. */
    public UnitInfo organisationOf(String unitCode) {
        return chart().organisationOf(unitCode);
    }

    public List<UnitInfo> departments(String organisationCode) {
        return chart().departments(organisationCode);
    }

    /** All units, also those that were closed: what belongs to them is still there. */
    public List<UnitInfo> units() {
        return chart().units();
    }

    /** Whether the unit is the other one or stands anywhere below it. */
    public boolean isBelow(String unitCode, String possibleAncestor) {
        return chart().isBelow(unitCode, possibleAncestor);
    }

    /** Organisations that are neither the house nor above it. */
    public List<UnitInfo> basicLevel() {
        return chart().basicLevel();
    }

    /** @return as {@link #group}, but where nobody there has the role, the group of the house, which keeps the installation */
    public String groupInCharge(Role role, String unitCode) {
        String own = group(role, unitCode);
        return members(own).isEmpty() && role != Role.DEPARTMENT ? group(role, house().code()) : own;
    }

    /** @return the engine group of those who have the role within the unit's organisation; for departments the unit's own */
    public String group(Role role, String unitCode) {
        return chart().group(role, unitCode);
    }

    /** @return what a group is called, whether anybody is in it yet or not; empty for one that isn't ours */
    public Optional<String> groupName(String engineGroup) {
        return chart().groupName(engineGroup);
    }

    public List<PersonInfo> members(String engineGroup) {
        var copy = copy();
        var ours = copy.chart().members(engineGroup);
        return ours.isEmpty()
                ? copy.engineGroups()
                        .computeIfAbsent(
                                engineGroup,
                                group -> identities.members(group).stream()
                                        .map(Organisation::person)
                                        .toList())
                : ours;
    }

    public Optional<PersonInfo> person(String id) {
        if (id == null || id.isBlank()) {
            return Optional.empty();
        }
        var copy = copy();
        return copy.chart()
                .person(id)
                .or(() -> copy.engineUsers()
                        .computeIfAbsent(id, user -> identities.user(user).map(Organisation::person)));
    }

    /** Everybody who is there and has a role, by sign-in. */
    public Collection<Colleague> colleagues() {
        return chart().colleagues();
    }

    /** @return empty where nobody of the id is there any more, or he has no role */
    public Optional<Colleague> colleague(String id) {
        return id == null ? Optional.empty() : chart().colleague(id);
    }

    /** @return the name to show for who acted; the id itself where nobody knows it */
    public String nameOf(String userId) {
        return CurrentUser.SYSTEM.equals(userId)
                ? "系统"
                : person(userId).map(PersonInfo::name).orElse(userId);
    }

    // ---- who is away

    /** Who stands in for somebody who is away today; nobody where the deputy isn't fit for it any more. */
    public Optional<PersonInfo> deputyOf(String personId) {
        return today().filter(one -> one.person().equals(personId)).findFirst().flatMap(one -> person(one.deputy()));
    }

    /** For whom somebody stands in today. */
    public List<PersonInfo> standsInFor(String personId) {
        return today().filter(one -> one.deputy().equals(personId))
                .flatMap(one -> person(one.person()).stream())
                .toList();
    }

    /** @return the engine groups of a person's own roles */
    public Set<String> groupsOf(String personId) {
        return chart().groupsOf(personId);
    }

    @Override
    public Set<String> groupsLentTo(String user) {
        return standsInFor(user).stream()
                .flatMap(person -> groupsOf(person.id()).stream())
                .collect(Collectors.toSet());
    }

    private Stream<Absence> today() {
        List<Absence> known = copy().absences();
        if (known.isEmpty()) {
            return Stream.empty();
        }
        LocalDate today = LocalDate.now(clock);
        return known.stream().filter(one -> one.covers(today));
    }

    /** Read anew from now on, and once more after the change has been committed or undone. */
    void changed() {
        forget();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    forget();
                }
            });
        }
    }

    private OrganisationChart chart() {
        return copy().chart();
    }

    private Copy copy() {
        var present = copy;
        if (present == null || System.nanoTime() - present.readAt() > KEEP_NANOS) {
            long begun = changes;
            long readAt = System.nanoTime();
            OrganisationChart chart = roster.chart();
            present = new Copy(
                    chart,
                    absences.from(LocalDate.now(clock)).stream()
                            .filter(one -> AbsenceDesk.standsIn(chart, one.person(), one.deputy()))
                            .toList(),
                    new ConcurrentHashMap<>(),
                    new ConcurrentHashMap<>(),
                    readAt);
            keep(present, begun);
        }
        return present;
    }

    private synchronized void forget() {
        changes++;
        copy = null;
    }

    /** Not what was read while something changed: it may be of before. */
    private synchronized void keep(Copy read, long begun) {
        if (changes == begun) {
            copy = read;
        }
    }

    private static PersonInfo person(Account account) {
        return new PersonInfo(account.id(), account.name(), account.email(), null);
    }

    /** @param absences those whose deputy is fit by the roles that both have now */
    private record Copy(
            OrganisationChart chart,
            List<Absence> absences,
            Map<String, Optional<PersonInfo>> engineUsers,
            Map<String, List<PersonInfo>> engineGroups,
            long readAt) {}
}
