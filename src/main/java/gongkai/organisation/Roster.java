package gongkai.organisation;

import gongkai.organisation.UnitInfo.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows of units, people and their roles. */
@Repository
class Roster {

    private final JdbcTemplate jdbc;
    private final OrganisationSettings settings;

    Roster(JdbcTemplate jdbc, OrganisationSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    OrganisationChart chart() {
        return new OrganisationChart(
                settings.code(),
                jdbc.query("select * from unit order by code", Roster::unit),
                jdbc.query("select * from person order by id", Roster::person),
                jdbc.query(
                        "select a.* from assignment a join person p on p.id = a.person where p.active = true"
                                + " order by a.person",
                        (row, n) -> assignment(row)));
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
