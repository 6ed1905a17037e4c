package gongkai.board;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import gongkai.catalogue.Scope;
import gongkai.catalogue.Timing;
import gongkai.documents.DocumentInfo;
import gongkai.documents.Documents;
import gongkai.documents.Source;
import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.organisation.UnitInfo;
import gongkai.organisation.UnitInfo.Kind;
import gongkai.platform.EngineClock;
import gongkai.platform.NumberSeries;
import gongkai.platform.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** A board on a database in memory, with its real migrations and transactions and a small county around it. */
class BoardRoom implements AutoCloseable {

    /** 县委 above 公安局 (the house, with 政工室 and 办公室) and 清溪镇. */
    static final Map<String, UnitInfo> UNITS = Map.of(
            "AL", new UnitInfo("AL", "中共安澜县委", null, Kind.ORGANISATION, null, null, null),
            "GAJ", new UnitInfo("GAJ", "安澜县公安局", "AL", Kind.ORGANISATION, null, null, null),
            "ZGS", new UnitInfo("ZGS", "政工室", "GAJ", Kind.DEPARTMENT, null, null, null),
            "BGS", new UnitInfo("BGS", "办公室", "GAJ", Kind.DEPARTMENT, null, null, null),
            "Z1", new UnitInfo("Z1", "清溪镇", "AL", Kind.ORGANISATION, null, null, null));

    final AnnotationConfigApplicationContext context;
    final Board board;
    final JdbcTemplate jdbc;
    final TransactionTemplate transaction;
    final MovableClock clock;
    final Readers readers;
    final List<Object> events;

    BoardRoom() {
        this(freshDatabase());
    }

    BoardRoom(DataSource database) {
        this(database, null);
    }

    /** @param index where this node keeps its index; null: in memory */
    BoardRoom(DataSource database, Path index) {
        context = new AnnotationConfigApplicationContext();
        context.registerBean(SearchSettings.class, () -> new SearchSettings(index == null ? "" : index.toString()));
        context.registerBean(DataSource.class, () -> database);
        context.register(Room.class);
        context.refresh();
        board = context.getBean(Board.class);
        jdbc = context.getBean(JdbcTemplate.class);
        transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        clock = context.getBean(MovableClock.class);
        readers = context.getBean(Readers.class);
        events = context.getBean(Room.class).events;
    }

    static DataSource freshDatabase() {
        var database = TestDatabase.fresh();
        migrate(database, TestDatabase.isMySql());
        return database;
    }

    static void migrate(DataSource database, boolean mySql) {
        var populator = new ResourceDatabasePopulator();
        for (var script : List.of("V0100__platform.sql", "V1200__board.sql")) {
            populator.addScript(new ByteArrayResource(migration(script, mySql).getBytes(StandardCharsets.UTF_8)));
        }
        populator.execute(database);
    }

    private static String migration(String script, boolean mySql) {
        try {
            return new ClassPathResource("db/migration/" + script)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .replace("${text}", mySql ? "longtext" : "clob")
                    .replace("${exact}", mySql ? "character set utf8mb4 collate utf8mb4_bin" : "");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    void at(String local) {
        clock.now = instant(local);
    }

    static Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(EngineClock.CHINA).toInstant();
    }

    void publish(Sample sample) {
        transaction.executeWithoutResult(status -> board.publish(sample.at(clock.instant())));
    }

    void replace(String number, Sample sample, String explanation) {
        transaction.executeWithoutResult(status -> board.replace(number, sample.at(clock.instant()), explanation));
    }

    void end(String number, Ending ending, String explanation) {
        transaction.executeWithoutResult(status -> board.end(number, ending, explanation));
    }

    List<String> numbers(BoardQuery query, Reader reader) {
        return board.page(query, reader).items().stream()
                .map(ItemSummary::number)
                .toList();
    }

    @Override
    public void close() {
        context.close();
    }

    /** A publication to be changed at will; published when the room says unless it has a time of its own. */
    static class Sample {

        String number;
        String title = "2026年上半年党费收缴使用情况";
        String body = "1至6月，应缴党费党员427名。\n实收党费13520.40元。";
        String category = "党的组织建设";
        String subcategory = "党费";
        String unit = "ZGS";
        String organisation = "GAJ";
        Scope scope = Scope.SOCIETY;
        Timing timing = Timing.PERIODIC;
        Instant publishedAt;
        LocalDate noticeEndsOn;
        LocalDate visibleUntil;
        List<PublicFile> files = new ArrayList<>();

        Sample(String number) {
            this.number = number;
        }

        Sample title(String title) {
            this.title = title;
            return this;
        }

        Sample body(String body) {
            this.body = body;
            return this;
        }

        Sample category(String first, String second) {
            category = first;
            subcategory = second;
            return this;
        }

        Sample of(String unit, String organisation) {
            this.unit = unit;
            this.organisation = organisation;
            return this;
        }

        Sample to(Scope scope) {
            this.scope = scope;
            return this;
        }

        Sample timing(Timing timing) {
            this.timing = timing;
            return this;
        }

        Sample when(String local) {
            publishedAt = instant(local);
            return this;
        }

        Sample notice(String day) {
            noticeEndsOn = LocalDate.parse(day);
            return this;
        }

        Sample until(String day) {
            visibleUntil = LocalDate.parse(day);
            return this;
        }

        Sample file(long id, String name, String text) {
            files.add(new PublicFile(id, name, "application/pdf", 1000, text));
            return this;
        }

        Publication at(Instant now) {
            return new Publication(
                    number,
                    "GAJ-12-2026-" + number.substring(Math.max(0, number.length() - 5)),
                    title,
                    body,
                    "bureau",
                    "12",
                    category,
                    subcategory,
                    null,
                    unit,
                    organisation,
                    scope,
                    timing,
                    List.of("互联网", "公开栏"),
                    LocalDate.of(2026, 9, 1),
                    null,
                    publishedAt == null ? now : publishedAt,
                    noticeEndsOn,
                    visibleUntil,
                    "安澜县公安局政工室",
                    files);
        }
    }

    static class MovableClock extends Clock {

        volatile Instant now = BoardRoom.instant("2026-09-28T10:00:00");

        @Override
        public ZoneId getZone() {
            return EngineClock.CHINA;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** No {@code @Configuration}: the scan of a test that starts the whole product must not find it. */
    @EnableTransactionManagement
    @Import({
        Board.class,
        Items.class,
        Search.class,
        IndexSearch.class,
        SearchIndex.class,
        DatabaseSearch.class,
        FacetLabels.class,
        ChangeFeed.class,
        Readers.class,
        NumberSeries.class
    })
    static class Room {

        final List<Object> events = new ArrayList<>();

        @EventListener
        void on(ItemEnded event) {
            events.add(event);
        }

        @Bean
        JdbcTemplate jdbcTemplate(DataSource dataSource) {
            return new JdbcTemplate(dataSource);
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource dataSource) {
            return new DataSourceTransactionManager(dataSource);
        }

        @Bean
        MovableClock clock() {
            return new MovableClock();
        }

        @Bean
        gongkai.platform.CurrentUser currentUser() {
            return mock(gongkai.platform.CurrentUser.class);
        }

        /** Documents from 1000 on are not public copies. */
        @Bean
        Documents documents() {
            var documents = mock(Documents.class);
            when(documents.info(anyLong())).thenAnswer(call -> {
                long id = call.getArgument(0);
                return new DocumentInfo(
                        id,
                        "GK-2026-000001",
                        id < 1000 ? Source.PUBLIC_COPY : Source.STAFF,
                        "明细.pdf",
                        "application/pdf",
                        1000,
                        "0".repeat(64),
                        instant("2026-09-28T09:00:00"),
                        "dept");
            });
            return documents;
        }

        @Bean
        Organisation organisation() {
            var organisation = mock(Organisation.class);
            when(organisation.units()).thenReturn(List.copyOf(UNITS.values()));
            when(organisation.house()).thenReturn(UNITS.get("GAJ"));
            when(organisation.exists(any()))
                    .thenAnswer(call -> call.getArgument(0) != null && UNITS.containsKey(call.<String>getArgument(0)));
            when(organisation.unit(anyString())).thenAnswer(call -> UNITS.get(call.<String>getArgument(0)));
            when(organisation.group(any(), anyString())).thenAnswer(call -> {
                Role role = call.getArgument(0);
                String unit = call.getArgument(1);
                boolean bare = role == Role.AUDITOR || role == Role.ADMINISTRATOR || unit.equals("GAJ");
                return role == Role.DEPARTMENT ? "unit-" + unit : bare ? role.id() : role.id() + "-" + unit;
            });
            return organisation;
        }
    }
}
