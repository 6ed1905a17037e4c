package gongkai.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gongkai.organisation.UnitInfo.Kind;
import gongkai.platform.NotFound;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganisationChartTest {

    private final PersonInfo office = new PersonInfo("office", "周雨桐", "office@anlan.example", null);
    private final PersonInfo left = new PersonInfo("gone", "离任者", null, null);
    private final PersonInfo town = new PersonInfo("unit1", "孟春溪", null, null);

    private final OrganisationChart chart = new OrganisationChart(
            "GAJ",
            List.of(
                    unit("AL", null, Kind.ORGANISATION),
                    unit("GAJ", "AL", Kind.ORGANISATION),
                    unit("ZGS", "GAJ", Kind.DEPARTMENT),
                    unit("ZGS1", "ZGS", Kind.DEPARTMENT),
                    unit("Z1", "AL", Kind.ORGANISATION),
                    unit("OLD", "GAJ", Kind.DEPARTMENT)),
            Set.of("OLD"),
            List.of(office, left, town),
            List.of(new Assignment("office", Role.OFFICE, "GAJ"), new Assignment("unit1", Role.OFFICE, "Z1")));

    @ParameterizedTest
    @CsvSource({
        "OFFICE, GAJ, office",
        "OFFICE, ZGS, office",
        "DEPARTMENT, ZGS, unit-ZGS",
        "SUPERIOR, GAJ, superior",
        "OFFICE, Z1, office-Z1",
        "PRINCIPAL_LEADER, Z1, principal-leader-Z1",
        "DEPARTMENT, Z1, unit-Z1",
        "AUDITOR, Z1, auditor",
        "ADMINISTRATOR, GAJ, camunda-admin"
    })
    void aRoleBecomesTheGroupOfItsUnit(Role role, String unit, String group) {
        assertThat(chart.group(role, unit)).isEqualTo(group);
    }

    @Test
    void aDepartmentBelongsToTheNearestOrganisation() {
        assertThat(chart.organisationOf("ZGS1").code()).isEqualTo("GAJ");
        assertThat(chart.organisationOf("GAJ").code()).isEqualTo("GAJ");
        assertThat(chart.departments("GAJ")).extracting(UnitInfo::code).containsExactly("ZGS", "ZGS1");
        assertThat(chart.departments("AL")).isEmpty();
    }

    @Test
    void aClosedUnitIsNamedButNoLongerOffered() {
        assertThat(chart.departments("GAJ")).extracting(UnitInfo::code).doesNotContain("OLD");
        assertThat(chart.unit("OLD").name()).isEqualTo("单位OLD");
        assertThat(chart.isOpen("OLD")).isFalse();
        assertThat(chart.isOpen("ZGS")).isTrue();
        assertThat(chart.isOpen("XX")).isFalse();
    }

    @Test
    void membersAreThoseOfThatUnitOnly() {
        assertThat(chart.members("office")).containsExactly(office);
        assertThat(chart.members("office-Z1")).containsExactly(town);
        assertThat(chart.members("secrecy")).isEmpty();
    }

    @Test
    void whoHasLeftIsStillNamed() {
        assertThat(chart.person("gone")).contains(left);
    }

    @Test
    void groupsAreNamedForPeople() {
        assertThat(chart.groupName(Role.OFFICE, "GAJ")).isEqualTo("公开办");
        assertThat(chart.groupName(Role.OFFICE, "Z1")).isEqualTo("单位Z1公开办");
        assertThat(chart.groupName(Role.DEPARTMENT, "ZGS")).isEqualTo("单位ZGS");
    }

    @Test
    void anUnknownUnitIsSaidSo() {
        assertThat(chart.exists("XX")).isFalse();
        assertThat(chart.exists(null)).isFalse();
        assertThatThrownBy(() -> chart.unit("XX")).isInstanceOf(NotFound.class).hasMessageContaining("XX");
    }

    private static UnitInfo unit(String code, String parent, Kind kind) {
        return new UnitInfo(code, "单位" + code, parent, kind, null, null, null);
    }
}
