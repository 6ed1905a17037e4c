package gongkai.organisation;

import gongkai.organisation.UnitInfo.Kind;
import gongkai.platform.NotFound;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Units, people and roles as they stand at one moment: answers every question about them without asking the database. */
final class OrganisationChart {

    private final String houseCode;
    private final Map<String, UnitInfo> units = new LinkedHashMap<>();
    private final Set<String> closed;
    private final Map<String, PersonInfo> people = new HashMap<>();
    private final Map<String, List<PersonInfo>> members = new HashMap<>();
    private final Map<String, Colleague> colleagues = new LinkedHashMap<>();
    private final Map<String, List<Assignment>> assignments = new LinkedHashMap<>();

    /**
     * @param closed codes of units that are no more: histories still name them
     * @param people also those who have left, for the same reason; assignments only of those who are there
     */
    OrganisationChart(
            String houseCode,
            Collection<UnitInfo> units,
            Set<String> closed,
            Collection<PersonInfo> people,
            Collection<Assignment> assignments) {
        this.houseCode = houseCode;
        this.closed = closed;
        units.forEach(unit -> this.units.put(unit.code(), unit));
        people.forEach(person -> this.people.put(person.id(), person));
        assignments.forEach(assignment -> {
            PersonInfo person = this.people.get(assignment.personId());
            members.computeIfAbsent(group(assignment.role(), assignment.unitCode()), any -> new ArrayList<>())
                    .add(person);
            this.assignments
                    .computeIfAbsent(assignment.personId(), any -> new ArrayList<>())
                    .add(assignment);
            colleagues
                    .computeIfAbsent(person.id(), id -> new Colleague(id, person.name(), new ArrayList<>()))
                    .duties()
                    .add(new Colleague.Duty(
                            assignment.role(),
                            unit(assignment.unitCode()).name(),
                            groupName(assignment.role(), assignment.unitCode())));
        });
    }

    /** Everybody who is there and has a role. */
    Collection<Colleague> colleagues() {
        return Collections.unmodifiableCollection(colleagues.values());
    }

    Optional<Colleague> colleague(String id) {
        return Optional.ofNullable(colleagues.get(id));
    }

    UnitInfo unit(String code) {
        var unit = units.get(code);
        if (unit == null) {
            throw new NotFound("没有代码为“" + code + "”的单位，请核对单位代码");
        }
        return unit;
    }

    boolean exists(String code) {
        return code != null && units.containsKey(code);
    }

    boolean isOpen(String code) {
        return exists(code) && !closed.contains(code);
    }

    List<UnitInfo> units() {
        return List.copyOf(units.values());
    }

    String houseCode() {
        return houseCode;
    }

    UnitInfo house() {
        return unit(houseCode);
    }

    UnitInfo organisationOf(String unitCode) {
        var unit = unit(unitCode);
        while (unit.kind() != Kind.ORGANISATION && unit.parentCode() != null) {
            unit = unit(unit.parentCode());
        }
        return unit;
    }

    List<UnitInfo> basicLevel() {
        return units.values().stream()
                .filter(unit -> isOpen(unit.code()))
                .filter(unit -> unit.kind() == Kind.ORGANISATION && !isBelow(houseCode, unit.code()))
                .toList();
    }

    /** With those of departments below it, in the order of their codes. */
    List<UnitInfo> departments(String organisationCode) {
        unit(organisationCode);
        return units.values().stream()
                .filter(unit -> unit.kind() == Kind.DEPARTMENT && isOpen(unit.code()))
                .filter(unit -> organisationOf(unit.code()).code().equals(organisationCode))
                .toList();
    }

    /** Roles of the house go by their bare id, the same role elsewhere carries the organisation's code. */
    String group(Role role, String unitCode) {
        if (role == Role.DEPARTMENT) {
            return "unit-" + unit(unitCode).code();
        }
        var organisation = organisationOf(unitCode).code();
        return role.ofInstallation() || organisation.equals(houseCode) ? role.id() : role.id() + "-" + organisation;
    }

    String groupName(Role role, String unitCode) {
        if (role == Role.DEPARTMENT) {
            return unit(unitCode).name();
        }
        var organisation = organisationOf(unitCode);
        return role.ofInstallation() || organisation.code().equals(houseCode)
                ? role.label()
                : organisation.name() + role.label();
    }

    Optional<String> groupName(String group) {
        return meaning(null, group).map(any -> groupName(any.role(), any.unitCode()));
    }

    /** What it means to be in an engine group; nothing for groups that are none of ours. */
    Optional<Assignment> meaning(String personId, String group) {
        for (var unit : units.values()) {
            for (Role role : Role.values()) {
                boolean own = role == Role.DEPARTMENT || unit.kind() == Kind.ORGANISATION;
                boolean here = !role.ofInstallation() || unit.code().equals(houseCode);
                if (own && here && group(role, unit.code()).equals(group)) {
                    return Optional.of(new Assignment(personId, role, unit.code()));
                }
            }
        }
        return Optional.empty();
    }

    List<PersonInfo> members(String group) {
        return List.copyOf(members.getOrDefault(group, List.of()));
    }

    Optional<PersonInfo> person(String id) {
        return Optional.ofNullable(people.get(id));
    }

    /** What a person does, and where; nothing of who has left. */
    List<Assignment> assignmentsOf(String personId) {
        return assignments.getOrDefault(personId, List.of());
    }

    /** Everybody who has a role. */
    List<PersonInfo> assigned() {
        return assignments.keySet().stream().map(people::get).toList();
    }

    Set<String> groupsOf(String personId) {
        return assignmentsOf(personId).stream()
                .map(one -> group(one.role(), one.unitCode()))
                .collect(Collectors.toSet());
    }

    /** Whether the unit would come to stand below itself. */
    boolean isBelow(String unitCode, String possibleAncestor) {
        for (var code = unitCode; code != null; code = unit(code).parentCode()) {
            if (code.equals(possibleAncestor)) {
                return true;
            }
        }
        return false;
    }
}
