package gongkai.catalogue;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import gongkai.organisation.Organisation;
import gongkai.organisation.UnitInfo;
import gongkai.organisation.UnitInfo.Kind;
import gongkai.platform.EngineClock;
import gongkai.platform.NotFound;
import gongkai.platform.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;

/** The module on its own tables in a fresh database, beside a county that is only pretended. */
class CatalogueStage {

    /** 29 September 2026, 10:24 in China; a test may move it. */
    final SetClock clock = new SetClock(Instant.parse("2026-09-29T02:24:00Z"));

    final Channels channels = new Channels();
    final Organisation organisation = county();
    final DataSource database = TestDatabase.fresh();
    final JdbcTemplate jdbc = new JdbcTemplate(database);
    final TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    final StoredCatalogues stored = new StoredCatalogues(jdbc, channels, clock);
    final Catalogue catalogue = new Catalogue(stored, organisation, clock);
    final CatalogueFiles files = new CatalogueFiles(catalogue, channels);

    CatalogueStage() {
        try {
            var script = new ClassPathResource("db/migration/V1100__catalogue.sql")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replace("${text}", TestDatabase.isMySql() ? "longtext" : "clob");
            new ResourceDatabasePopulator(new ByteArrayResource(script.getBytes(StandardCharsets.UTF_8)))
                    .execute(database);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        start();
    }

    void start() {
        new CatalogueKeeping(stored, channels, transaction).afterSingletonsInstantiated();
    }

    <T> T inTransaction(Supplier<T> step) {
        return transaction.execute(status -> step.get());
    }

    /** Of one item, whose content is given. */
    CatalogueFile file(String code, String content) {
        return new CatalogueFile(
                "目录.xlsx",
                List.of(new CatalogueItem(
                        "",
                        0,
                        code,
                        "类",
                        "",
                        content,
                        List.of(Scope.SOCIETY),
                        List.of(channels.of("互联网").orElseThrow()),
                        Timing.ANNUAL,
                        "政工室",
                        List.of())));
    }

    private static Organisation county() {
        var units = List.of(
                unit("AL", "安澜县委", null, Kind.ORGANISATION),
                unit("LDB", "领导小组办公室", "AL", Kind.DEPARTMENT),
                unit("GAJ", "安澜县公安局", "AL", Kind.ORGANISATION),
                unit("BGS", "办公室", "GAJ", Kind.DEPARTMENT),
                unit("FZS", "法制室", "GAJ", Kind.DEPARTMENT),
                unit("JW", "纪委", "GAJ", Kind.DEPARTMENT),
                unit("ZGS", "政工室", "GAJ", Kind.DEPARTMENT),
                unit("Z1", "清溪镇", "AL", Kind.ORGANISATION),
                unit("DZB", "政工室", "Z1", Kind.DEPARTMENT));
        Organisation organisation = mock(Organisation.class);
        when(organisation.unit(anyString())).thenThrow(new NotFound("没有这个单位"));
        when(organisation.organisationOf(anyString())).thenThrow(new NotFound("没有这个单位"));
        for (var unit : units) {
            var parent = units.stream()
                    .filter(other -> other.code().equals(unit.parentCode()))
                    .findFirst();
            var own = unit.kind() == Kind.ORGANISATION ? unit : parent.orElseThrow();
            org.mockito.Mockito.doReturn(unit).when(organisation).unit(unit.code());
            org.mockito.Mockito.doReturn(own).when(organisation).organisationOf(unit.code());
            when(organisation.exists(unit.code())).thenReturn(true);
        }
        when(organisation.departments(any()))
                .thenAnswer(call -> units.stream()
                        .filter(unit -> unit.kind() == Kind.DEPARTMENT
                                && unit.parentCode().equals(call.getArgument(0)))
                        .toList());
        when(organisation.house()).thenReturn(units.get(2));
        when(organisation.basicLevel()).thenReturn(List.of(units.get(7)));
        return organisation;
    }

    private static UnitInfo unit(String code, String name, String parent, Kind kind) {
        return new UnitInfo(code, name, parent, kind, null, null, null);
    }

    /** Stands still until it is set. */
    static class SetClock extends Clock {

        private Instant now;

        SetClock(Instant now) {
            this.now = now;
        }

        void set(String day) {
            now = java.time.LocalDate.parse(day)
                    .atTime(9, 0)
                    .atZone(EngineClock.CHINA)
                    .toInstant();
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return EngineClock.CHINA;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
