package gongkai.organisation;

import gongkai.organisation.UnitInfo.Kind;
import gongkai.platform.CleanText;
import gongkai.platform.EngineIdentities;
import gongkai.platform.EngineIdentities.Account;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes of units, people and roles. The engine's users, groups and memberships are written in the same transaction. */
@Component
@Transactional
public class OrganisationDesk {

    static final Pattern UNIT_CODE = Pattern.compile("[A-Za-z0-9]{1,30}");
    static final Pattern SIGN_IN = Pattern.compile("[A-Za-z0-9]{1,60}");

    private static final int LONGEST_NAME = 49;

    private final Roster roster;
    private final EngineIdentities identities;
    private final Organisation organisation;

    OrganisationDesk(Roster roster, EngineIdentities identities, Organisation organisation) {
        this.roster = roster;
        this.identities = identities;
        this.organisation = organisation;
    }

    @Transactional(readOnly = true)
    public boolean hasPeople() {
        return roster.hasPeople();
    }

    /** Makes or changes a unit, and the groups that tasks are offered to. */
    public void saveUnit(UnitInfo unit) {
        if (!UNIT_CODE.matcher(unit.code()).matches()) {
            throw new Refused("code", "单位代码请只用字母和数字，不超过30个");
        }
        if (unit.kind() == Kind.DEPARTMENT && unit.parentCode() == null) {
            throw new Refused("parentCode", "请选择这个部门所属的单位");
        }
        if (unit.parentCode() != null) {
            var before = roster.chart();
            before.unit(unit.parentCode());
            if (before.isBelow(unit.parentCode(), unit.code())) {
                throw new Refused("parentCode", "请另选上级单位：所选的单位在“" + unit.name() + "”之下");
            }
        }
        roster.save(unit);
        var chart = roster.chart();
        rolesWithGroup(unit, chart)
                .forEach(role ->
                        identities.saveGroup(chart.group(role, unit.code()), chart.groupName(role, unit.code())));
        organisation.changed();
    }

    /**
     * The house has every group from the start; elsewhere a role's group comes with the first who has the role. They are
     * saved again with the unit, whose name they carry.
     */
    private static List<Role> rolesWithGroup(UnitInfo unit, OrganisationChart chart) {
        if (unit.code().equals(chart.houseCode())) {
            return Arrays.asList(Role.values());
        }
        return Arrays.stream(Role.values())
                .filter(role -> role == Role.DEPARTMENT
                        || !chart.members(chart.group(role, unit.code())).isEmpty())
                .toList();
    }

    /** Makes or changes a person. Who isn't active can't sign in and is offered nothing; histories keep the name. */
    public void savePerson(PersonInfo person, boolean active) {
        if (!SIGN_IN.matcher(person.id()).matches()) {
            throw new Refused("id", "用户名请只用字母和数字，不超过60个");
        }
        if (person.name() == null || person.name().isBlank()) {
            throw new Refused("name", "请填写姓名");
        }
        roster.save(person, active);
        if (active) {
            identities.saveUser(new Account(person.id(), person.name(), person.email()));
            var chart = roster.chart();
            roster.assignmentsOf(person.id()).forEach(assignment -> join(assignment, chart));
        } else {
            identities.deleteUser(person.id());
        }
        organisation.changed();
    }

    /** Does nothing where the person has the role already. */
    public void assign(String personId, Role role, String unitCode) {
        var chart = roster.chart();
        chart.person(personId).orElseThrow(() -> new NotFound("没有用户名为“" + personId + "”的人员，请核对用户名"));
        var assignment = new Assignment(personId, role, chart.unit(unitCode).code());
        if (roster.add(assignment)) {
            join(assignment, chart);
            organisation.changed();
        }
    }

    public void withdraw(String personId, Role role, String unitCode) {
        var chart = roster.chart();
        var group = chart.group(role, unitCode);
        roster.remove(new Assignment(personId, role, unitCode));
        var stillIn = roster.assignmentsOf(personId).stream()
                .anyMatch(other -> chart.group(other.role(), other.unitCode()).equals(group));
        if (!stillIn) {
            identities.leave(personId, group);
        }
        organisation.changed();
    }

    /** People whom the engine knows and the roster doesn't: made on the engine's own page, or the first administrator. */
    @Transactional(readOnly = true)
    public List<Account> strangers() {
        var known = roster.knownPeople();
        return identities.users().stream()
                .filter(account -> !known.contains(account.id()))
                .toList();
    }

    /** They come into the roster with the roles that their groups mean. */
    public List<Account> registerStrangers() {
        var chart = roster.chart();
        var strangers = strangers();
        for (var stranger : strangers) {
            roster.save(
                    new PersonInfo(
                            stranger.id(), CleanText.shortened(stranger.name(), LONGEST_NAME), stranger.email(), null),
                    true);
            for (String group : identities.groupsOf(stranger.id())) {
                chart.meaning(stranger.id(), group).ifPresent(roster::add);
            }
        }
        organisation.changed();
        return strangers;
    }

    private void join(Assignment assignment, OrganisationChart chart) {
        var group = chart.group(assignment.role(), assignment.unitCode());
        identities.saveGroup(group, chart.groupName(assignment.role(), assignment.unitCode()));
        identities.join(assignment.personId(), group);
    }
}
