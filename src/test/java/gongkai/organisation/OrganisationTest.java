package gongkai.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import gongkai.organisation.UnitInfo.Kind;
import gongkai.platform.EngineIdentities;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrganisationTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 18);
    private static final Instant NOW = Instant.parse("2026-09-18T02:24:00Z");

    private final Roster roster = mock(Roster.class);
    private final Absences absences = mock(Absences.class);
    private final Organisation organisation = new Organisation(
            roster, absences, mock(EngineIdentities.class), Clock.fixed(NOW, ZoneId.of("Asia/Shanghai")));

    @BeforeEach
    void everybodyIsThere() {
        when(roster.chart()).thenReturn(chart(Role.DEPUTY_LEADER));
        when(absences.from(any())).thenReturn(List.of());
    }

    private static OrganisationChart chart(Role deputy) {
        return new OrganisationChart(
                "GAJ",
                List.of(new UnitInfo("GAJ", "安澜县公安局", null, Kind.ORGANISATION, null, null, null)),
                Set.of(),
                List.of(new PersonInfo("principal", "顾明川", null, null), new PersonInfo("deputy", "陆承安", null, null)),
                List.of(
                        new Assignment("principal", Role.PRINCIPAL_LEADER, "GAJ"),
                        new Assignment("deputy", deputy, "GAJ")));
    }

    private static Absence away() {
        return new Absence(1, "principal", "deputy", TODAY, TODAY, "出差", "principal", NOW, false, null, null);
    }

    @Test
    void whatWasReadBeforeAChangeIsNotKeptAfterIt() {
        when(absences.from(any())).thenAnswer(reading -> {
            organisation.changed(); // committed elsewhere, after these rows were read
            return List.of();
        });
        assertThat(organisation.groupsLentTo("deputy")).isEmpty();
        doReturn(List.of(away())).when(absences).from(any());
        assertThat(organisation.groupsLentTo("deputy")).containsExactly("principal-leader");
    }

    @Test
    void onlyWhoIsStillFitIsLentAnything() {
        when(absences.from(any())).thenReturn(List.of(away()));
        assertThat(organisation.deputyOf("principal")).isPresent();
        when(roster.chart()).thenReturn(chart(Role.DISCIPLINE));
        organisation.changed();
        assertThat(organisation.groupsLentTo("deputy")).isEmpty();
        assertThat(organisation.standsInFor("deputy")).isEmpty();
        assertThat(organisation.deputyOf("principal")).isEmpty();
        when(roster.chart()).thenReturn(chart(Role.ADMINISTRATOR));
        organisation.changed();
        assertThat(organisation.groupsLentTo("deputy")).isEmpty();
    }
}
