package gongkai.portal;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;

import gongkai.board.Board;
import gongkai.board.BoardQuery;
import gongkai.board.Reader;
import gongkai.board.Readers;
import gongkai.catalogue.Catalogue;
import gongkai.catalogue.CatalogueFiles;
import gongkai.catalogue.Timings;
import gongkai.deadlines.Deadlines;
import gongkai.deadlines.Explanation;
import gongkai.deadlines.Rule;
import gongkai.deadlines.Unit;
import gongkai.disclosureonapplication.ApplicationDesk;
import gongkai.documents.DocumentResponse;
import gongkai.organisation.Organisation;
import gongkai.organisation.UnitInfo;
import gongkai.organisation.UnitInfo.Kind;
import gongkai.platform.CurrentUser;
import gongkai.platform.EngineClock;
import gongkai.proactivedisclosure.DisclosureDesk;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The portal with its answers to failures, in front of desks that only pretend. Without a stereotype, so that tests of the
 * whole product don't find it.
 */
@ComponentScan({"gongkai.portal", "gongkai.platform.web"})
@EnableConfigurationProperties(PortalSettings.class)
class PortalStage {

    /** 29 September 2026, 10:24 in China. */
    static final Instant NOW = Instant.parse("2026-09-29T02:24:00Z");

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, EngineClock.CHINA);
    }

    /** Everyone may see everything, but changes need the token, as in the product. */
    @Bean
    SecurityFilterChain open(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(rights -> rights.anyRequest().permitAll())
                .csrf(csrf -> csrf.ignoringRequestMatchers("/api/**"))
                .build();
    }

    @Bean
    ApplicationDesk desk() {
        return mock(ApplicationDesk.class);
    }

    @Bean
    Board board() {
        return mock(Board.class);
    }

    @Bean
    DisclosureDesk disclosureDesk() {
        return mock(DisclosureDesk.class);
    }

    @Bean
    Readers readers() {
        return mock(Readers.class);
    }

    @Bean
    CurrentUser currentUser() {
        return mock(CurrentUser.class);
    }

    /** Nothing is published yet, and nobody is signed in; tests that need more say what. */
    static void startFresh(Board board, Readers readers, CurrentUser user) {
        reset(board, readers, user);
        when(board.page(any(), any())).thenReturn(SampleItems.page(BoardQuery.all(20), 0, List.of()));
        when(readers.current()).thenReturn(Reader.society());
        when(user.id()).thenReturn(CurrentUser.SYSTEM);
    }

    @Bean
    DocumentResponse documents() {
        return mock(DocumentResponse.class);
    }

    @Bean
    Organisation organisation() {
        Organisation organisation = mock(Organisation.class);
        UnitInfo house = new UnitInfo("GAJ", "安澜县公安局", "AL", Kind.ORGANISATION, "安公开", "0000-6600110", "安澜县平安路18号");
        when(organisation.house()).thenReturn(house);
        when(organisation.departments("GAJ"))
                .thenReturn(List.of(new UnitInfo("ZGS", "政工室", "GAJ", Kind.DEPARTMENT, null, null, null)));
        return organisation;
    }

    /** No rule for any timing. */
    @Bean
    Timings timings() {
        return mock(Timings.class);
    }

    @Bean
    Catalogue catalogue() {
        return mock(Catalogue.class);
    }

    @Bean
    CatalogueFiles catalogueFiles() {
        return mock(CatalogueFiles.class);
    }

    @Bean
    Deadlines deadlines() {
        Deadlines deadlines = mock(Deadlines.class);
        when(deadlines.rule(anyString(), any()))
                .thenAnswer(call -> new Rule(
                        call.getArgument(0),
                        1,
                        "5",
                        Unit.WORKING_DAYS,
                        null,
                        LocalDate.of(2020, 1, 1),
                        false,
                        "审查并决定",
                        "受理申请",
                        "依申请公开制度",
                        "第四条"));
        // No rule gives the days of the sample items.
        when(deadlines.explain(anyString(), any()))
                .thenAnswer(call -> new Explanation(
                        null, null, LocalDate.MIN, false, List.of(), null, 0, Map.of(), LocalDate.now(clock())));
        return deadlines;
    }
}
