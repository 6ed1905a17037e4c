package gongkai.organisation;

import gongkai.organisation.UnitInfo.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows of units, people and their roles. */
@Repository
class Roster {

    private static final String UNIT_ROWS =
            "select u.*, (select count(distinct a.person) from assignment a join person p"
                    + " on p.id = a.person where a.unit = u.code and p.active = true) as people from unit u";
    private static final String UNIT_MATCHES = "(lower(u.code) like ? escape '!' or lower(u.name) like ? escape '!')";

    private final JdbcTemplate jdbc;
    private final OrganisationSettings settings;

    Roster(JdbcTemplate jdbc, OrganisationSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    OrganisationChart chart() {
        var closed = new HashSet<String>();
        return new OrganisationChart(
                settings.code(),
                jdbc.query("select * from unit order by code", (row, n) -> {
                    if (row.getObject("closed_on") != null) {
                        closed.add(row.getString("code"));
                    }
                    return unit(row, n);
                }),
                closed,
                jdbc.query("select * from person order by id", Roster::person),
                jdbc.query(
                        "select a.* from assignment a join person p on p.id = a.person where p.active = true"
                                + " order by a.person",
                        (row, n) -> assignment(row)));
    }

    /** Who changes something next waits here, so that each one's checks still hold when the change is written. */
    void lock() {
        jdbc.queryForList("select code from unit where code = ? for update", settings.code());
    }

    Optional<UnitRow> unit(String code) {
        return jdbc.query(UNIT_ROWS + " where u.code = ?", Roster::unitRow, code).stream()
                .findFirst();
    }

    /** @param text part of the code or the name; empty for all; @param page from 0 */
    List<UnitRow> units(String text, int offset, int size) {
        return jdbc.query(
                UNIT_ROWS + " where " + UNIT_MATCHES + " order by u.code limit ? offset ?",
                Roster::unitRow,
                like(text),
                like(text),
                size,
                offset);
    }

    long countUnits(String text) {
        return jdbc.queryForObject(
                "select count(*) from unit u where " + UNIT_MATCHES, Long.class, like(text), like(text));
    }

    List<UnitInfo> openBelow(String code) {
        return jdbc.query(
                "select * from unit where parent = ? and closed_on is null order by code", Roster::unit, code);
    }

    /** People who are there and have a role in exactly this unit. */
    List<PersonInfo> peopleIn(String code) {
        return jdbc.query(
                "select distinct p.* from person p join assignment a on a.person = p.id"
                        + " where a.unit = ? and p.active = true order by p.id",
                Roster::person,
                code);
    }

    void close(String code, LocalDate on) {
        jdbc.update("update unit set closed_on = ? where code = ?", on, code);
    }

    /** Whoever looked at the row before is told when he saves. */
    void changed(UnitInfo unit) {
        jdbc.update("update unit set version = version + 1 where code = ?", unit.code());
    }

    void changed(PersonInfo person) {
        jdbc.update("update person set version = version + 1 where id = ?", person.id());
    }

    Optional<PersonRow> person(String id) {
        return jdbc.query("select * from person where id = ?", Roster::personRow, id).stream()
                .findFirst();
    }

    /** Sign-ins that differ in case only would be confused, and are one to some databases. */
    Optional<PersonRow> personWithId(String id) {
        return jdbc.query("select * from person where lower(id) = lower(?)", Roster::personRow, id).stream()
                .findFirst();
    }

    /** @param text part of the sign-in or the name; empty for all; @param unit, role empty for all */
    List<PersonRow> people(String text, String unit, String role, int offset, int size) {
        var values = new ArrayList<>();
        String where = peopleWhere(text, unit, role, values);
        values.add(size);
        values.add(offset);
        return jdbc.query(
                "select p.* from person p where " + where + " order by p.active desc, p.id limit ? offset ?",
                Roster::personRow,
                values.toArray());
    }

    long countPeople(String text, String unit, String role) {
        var values = new ArrayList<>();
        return jdbc.queryForObject(
                "select count(*) from person p where " + peopleWhere(text, unit, role, values),
                Long.class,
                values.toArray());
    }

    private static String peopleWhere(String text, String unit, String role, List<Object> values) {
        var where = new StringBuilder("(lower(p.id) like ? escape '!' or lower(p.name) like ? escape '!')");
        values.add(like(text));
        values.add(like(text));
        if (!unit.isEmpty() || !role.isEmpty()) {
            where.append(" and exists (select 1 from assignment a where a.person = p.id");
            if (!unit.isEmpty()) {
                where.append(" and a.unit = ?");
                values.add(unit);
            }
            if (!role.isEmpty()) {
                where.append(" and a.role_id = ?");
                values.add(role);
            }
            where.append(")");
        }
        return where.toString();
    }

    private static String like(String text) {
        return "%"
                + text.toLowerCase(Locale.ROOT)
                        .replace("!", "!!")
                        .replace("%", "!%")
                        .replace("_", "!_") + "%";
    }

    Set<String> knownPeople() {
        return new HashSet<>(jdbc.queryForList("select id from person", String.class));
    }

    boolean hasPeople() {
        return !jdbc.queryForList("select id from person limit 1").isEmpty();
    }

    boolean hasUnit(String code) {
        return !jdbc.queryForList("select code from unit where code = ?", code).isEmpty();
    }

    List<Assignment> assignmentsOf(String personId) {
        return jdbc.query("select * from assignment where person = ?", (row, n) -> assignment(row), personId);
    }

    void save(UnitInfo unit) {
        var changed = jdbc.update(
                "update unit set name = ?, parent = ?, kind = ?, letter_code = ?, phone = ?, address = ? where code = ?",
                unit.name(),
                unit.parentCode(),
                unit.kind().name(),
                unit.letterCode(),
                unit.phone(),
                unit.address(),
                unit.code());
        if (changed == 0) {
            jdbc.update(
                    "insert into unit (code, name, parent, kind, letter_code, phone, address) values (?, ?, ?, ?, ?, ?, ?)",
                    unit.code(),
                    unit.name(),
                    unit.parentCode(),
                    unit.kind().name(),
                    unit.letterCode(),
                    unit.phone(),
                    unit.address());
        }
    }

    void save(PersonInfo person, boolean active) {
        var changed = jdbc.update(
                "update person set name = ?, email = ?, phone = ?, active = ? where id = ?",
                person.name(),
                person.email(),
                person.phone(),
                active,
                person.id());
        if (changed == 0) {
            jdbc.update(
                    "insert into person (id, name, email, phone, active) values (?, ?, ?, ?, ?)",
                    person.id(),
                    person.name(),
                    person.email(),
                    person.phone(),
                    active);
        }
    }

    /** @return whether this is new */
    boolean add(Assignment assignment) {
        if (assignmentsOf(assignment.personId()).contains(assignment)) {
            return false;
        }
        jdbc.update(
                "insert into assignment (person, role_id, unit) values (?, ?, ?)",
                assignment.personId(),
                assignment.role().id(),
                assignment.unitCode());
        return true;
    }

    void remove(Assignment assignment) {
        jdbc.update(
                "delete from assignment where person = ? and role_id = ? and unit = ?",
                assignment.personId(),
                assignment.role().id(),
                assignment.unitCode());
    }

    private static UnitRow unitRow(ResultSet row, int n) throws SQLException {
        return new UnitRow(
                unit(row, n), row.getInt("version"), row.getObject("closed_on", LocalDate.class), row.getInt("people"));
    }

    private static PersonRow personRow(ResultSet row, int n) throws SQLException {
        return new PersonRow(person(row, n), row.getBoolean("active"), row.getInt("version"));
    }

    private static UnitInfo unit(ResultSet row, int n) throws SQLException {
        return new UnitInfo(
                row.getString("code"),
                row.getString("name"),
                row.getString("parent"),
                Kind.valueOf(row.getString("kind")),
                row.getString("letter_code"),
                row.getString("phone"),
                row.getString("address"));
    }

    private static PersonInfo person(ResultSet row, int n) throws SQLException {
        return new PersonInfo(
                row.getString("id"), row.getString("name"), row.getString("email"), row.getString("phone"));
    }

    private static Assignment assignment(ResultSet row) throws SQLException {
        return new Assignment(row.getString("person"), Role.of(row.getString("role_id")), row.getString("unit"));
    }
}
