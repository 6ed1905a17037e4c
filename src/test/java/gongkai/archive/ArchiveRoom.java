package gongkai.archive;

import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import gongkai.documents.Documents;
import gongkai.organisation.Organisation;
import gongkai.organisation.UnitInfo;
import gongkai.platform.EngineClock;
import gongkai.platform.NotFound;
import gongkai.platform.NumberSeries;
import gongkai.platform.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
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

/** The archive on a database in memory, with its real migrations and transactions and without the engine. */
class ArchiveRoom implements AutoCloseable {

    static final String HOUSE = "GAJ";

    final AnnotationConfigApplicationContext context;
    final Archive archive;
    final JdbcTemplate jdbc;
    final TransactionTemplate transaction;
    final MovableClock clock;
    final Map<Long, byte[]> documents;
    final List<FileDestroyed> destroyed;
    private final AtomicLong lastDocument = new AtomicLong();

    ArchiveRoom() {
        context = new AnnotationConfigApplicationContext(Room.class);
        archive = context.getBean(Archive.class);
        jdbc = context.getBean(JdbcTemplate.class);
        transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        clock = context.getBean(MovableClock.class);
        documents = context.getBean(Room.class).contents;
        destroyed = context.getBean(Room.class).destroyed;
    }

    /** A document in the store, as a piece of a file. */
    Piece piece(String kind, String name, String text) {
        long id = lastDocument.incrementAndGet();
        var content = text.getBytes(StandardCharsets.UTF_8);
        documents.put(id, content);
        return new Piece(kind, name, "text/plain", Sha256.of(content), id);
    }

    /** An application that was partly granted, with two papers. */
    CaseFile ordinary(String caseNumber) {
        var register = new LinkedHashMap<String, Object>();
        register.put("申请人", "林某");
        register.put("收到日期", LocalDate.of(2026, 9, 17));
        register.put("申请内容", "2025年党费使用明细");
        return new CaseFile(
                caseNumber,
                "申请公开2025年党费使用明细",
                "disclosure-on-application",
                "YSQ",
                HOUSE,
                LocalDate.of(2026, 9, 17),
                LocalDate.of(2026, 10, 8),
                "部分公开",
                register,
                List.of(
                        new HistoryEntry(Instant.parse("2026-09-18T01:12:00Z"), "王某（公开办）", "登记审核", "受理", null),
                        new HistoryEntry(Instant.parse("2026-10-08T00:30:00Z"), "赵某（主要负责人）", "领导审批", "同意", "名册不公开")),
                List.of(piece("申请材料", "申请表.txt", "申请" + caseNumber), piece("文书", "答复书.txt", "答复" + caseNumber)));
    }

    String file(CaseFile file) {
        return transaction.execute(status -> archive.file(file));
    }

    byte[] export(String caseNumber) {
        var out = new ByteArrayOutputStream();
        archive.export(caseNumber, out);
        return out.toByteArray();
    }

    @Override
    public void close() {
        context.close();
    }

    static class MovableClock extends Clock {

        volatile Instant now = Instant.parse("2026-10-09T01:00:00.123456Z");

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
        Archive.class,
        ArchiveClasses.class,
        ArchivedFiles.class,
        Chain.class,
        ChainVerification.class,
        FileExport.class,
        FilePage.class,
        NumberSeries.class
    })
    static class Room {

        final Map<Long, byte[]> contents = new ConcurrentHashMap<>();
        final List<FileDestroyed> destroyed = new ArrayList<>();

        @EventListener
        void on(FileDestroyed event) {
            destroyed.add(event);
        }

        @Bean
        DataSource dataSource() throws Exception {
            var database = TestDatabase.fresh();
            var populator = new ResourceDatabasePopulator();
            for (var script : List.of("V0100__platform.sql", "V0700__archive.sql")) {
                var sql = new ClassPathResource("db/migration/" + script).getContentAsString(StandardCharsets.UTF_8);
                populator.addScript(
                        new ByteArrayResource(sql.replace("${text}", TestDatabase.isMySql() ? "longtext" : "clob")
                                .getBytes(StandardCharsets.UTF_8)));
            }
            populator.execute(database);
            return database;
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
        Documents documents() {
            var documents = mock(Documents.class);
            when(documents.content(anyLong())).thenAnswer(call -> {
                var content = contents.get(call.<Long>getArgument(0));
                if (content == null) {
                    throw new NotFound("没有这份材料");
                }
                return content;
            });
            doAnswer(call -> contents.keySet().removeAll(call.<Collection<Long>>getArgument(0)))
                    .when(documents)
                    .erase(anyCollection());
            return documents;
        }

        @Bean
        Organisation organisation() {
            var organisation = mock(Organisation.class);
            when(organisation.unit(HOUSE)).thenReturn(unit(HOUSE, "安澜县公安局"));
            when(organisation.unit("Z1")).thenReturn(unit("Z1", "清溪镇"));
            when(organisation.nameOf(anyString())).thenAnswer(call -> call.getArgument(0));
            when(organisation.nameOf("archivist")).thenReturn("秦某");
            return organisation;
        }

        private static UnitInfo unit(String code, String name) {
            return new UnitInfo(code, name, null, UnitInfo.Kind.ORGANISATION, null, null, null);
        }
    }
}
