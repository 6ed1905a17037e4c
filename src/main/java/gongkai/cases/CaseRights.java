package gongkai.cases;

import gongkai.organisation.Organisation;
import gongkai.organisation.PersonInfo;
import gongkai.organisation.Role;
import gongkai.organisation.UnitInfo;
import gongkai.platform.CurrentUser;
import gongkai.platform.EngineCases;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Whether the signed-in person may read a case, with its files and letters: who has a task in it, who has acted in it, the
 * office that keeps it and whom the procedure adds, leaders of its organisation and of those above it, the superior it went
 * to, auditors and administrators, and whom other modules name. What of it they see, the procedure decides.
 */
@Component
class CaseRights {

    private final Procedures procedures;
    private final EngineCases tasks;
    private final HistoryLines history;
    private final PhaseNotices notices;
    private final Organisation organisation;
    private final CurrentUser user;
    private final ObjectProvider<CaseReaders> readers;

    CaseRights(
            Procedures procedures,
            EngineCases tasks,
            HistoryLines history,
            PhaseNotices notices,
            Organisation organisation,
            CurrentUser user,
            ObjectProvider<CaseReaders> readers) {
        this.procedures = procedures;
        this.tasks = tasks;
        this.history = history;
        this.notices = notices;
        this.organisation = organisation;
        this.user = user;
        this.readers = readers;
    }

    /** False also where there is no such case. */
    boolean mayRead(String number) {
        Optional<Procedure> procedure =
                procedures.of(number).filter(one -> !one.titles(List.of(number)).isEmpty());
        return procedure.isPresent()
                && (onlyLooksOn()
                        || procedure.get().keptByMe(number)
                        || oversees(procedure.get().organisationOf(number))
                        || tasks.mineIn(number)
                        || history.existsByCaseNumberAndActor(number, user.id())
                        || isSuperiorOf(procedure.get(), number)
                        || readers.stream().anyMatch(one -> one.mayRead(number, user.id())));
    }

    /** Administrators and auditors see every case and work on none. */
    boolean onlyLooksOn() {
        return Role.onlyLooksOn(user.groups());
    }

    /** The organisations all of whose cases the signed-in person may read. */
    Set<String> overseen() {
        return organisation.units().stream()
                .filter(unit -> unit.kind() == UnitInfo.Kind.ORGANISATION)
                .map(UnitInfo::code)
                .filter(code -> onlyLooksOn() || oversees(code))
                .collect(Collectors.toSet());
    }

    private boolean oversees(String code) {
        if (!organisation.exists(code)) {
            return false;
        }
        if (isIn(organisation.groupInCharge(Role.OFFICE, code))
                || Role.LEADERS.stream().anyMatch(role -> isIn(organisation.groupInCharge(role, code)))) {
            return true;
        }
        for (String above = code;
                above != null;
                above = organisation.unit(above).parentCode()) {
            String here = above;
            if (Role.LEADERS.stream().anyMatch(role -> isIn(organisation.group(role, here)))) {
                return true;
            }
        }
        return false;
    }

    private boolean isSuperiorOf(Procedure procedure, String number) {
        String superior = organisation.groupInCharge(Role.SUPERIOR, procedure.organisationOf(number));
        return isIn(superior)
                && (notices.isFiled(number)
                        || history.existsByCaseNumberAndActorIn(
                                number,
                                organisation.members(superior).stream()
                                        .map(PersonInfo::id)
                                        .toList()));
    }

    private boolean isIn(String group) {
        return user.groups().contains(group);
    }
}
