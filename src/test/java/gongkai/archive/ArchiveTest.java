package gongkai.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gongkai.archive.VerificationReport.Fault;
import gongkai.archive.VerificationReport.Finding;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.IllegalTransactionStateException;

@Tag("database")
class ArchiveTest {

    private ArchiveRoom room;

    @BeforeEach
    void open() {
        room = new ArchiveRoom();
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void filesACaseOnce() {
        var file = room.ordinary("YSQ-2026-000001");
        assertThat(room.file(file)).isEqualTo("DA-2026-YSQ-001-000001");
        assertThat(room.file(file)).isEqualTo("DA-2026-YSQ-001-000001");
        assertThat(room.archive.count("")).isEqualTo(1);
        var archived = room.archive.of("YSQ-2026-000001").orElseThrow();
        assertThat(archived.position()).isEqualTo(1);
        assertThat(archived.filedAt()).isEqualTo(room.clock.now);
        assertThat(archived.retainUntil()).isEqualTo(LocalDate.of(2036, 12, 31));
        assertThat(room.archive.of("YSQ-2026-000009")).isEmpty();
    }

    @Test
    void needsTheCallersTransactionAndGoesBackWithIt() {
        var file = room.ordinary("YSQ-2026-000001");
        assertThatThrownBy(() -> room.archive.file(file)).isInstanceOf(IllegalTransactionStateException.class);
        room.transaction.executeWithoutResult(status -> {
            room.archive.file(file);
            status.setRollbackOnly();
        });
        assertThat(room.archive.of("YSQ-2026-000001")).isEmpty();
        assertThat(room.file(room.ordinary("YSQ-2026-000002"))).isEqualTo("DA-2026-YSQ-001-000001");
        assertThat(room.archive.verifyChain().findings()).isEmpty();
    }

    @Test
    void volumesFillUpAndYearsAndClassesCountByThemselves() {
        room.transaction.executeWithoutResult(status ->
                IntStream.rangeClosed(1, 100).forEach(i -> room.archive.file(room.ordinary("YSQ-2026-" + i))));
        assertThat(room.file(room.ordinary("YSQ-2026-101"))).isEqualTo("DA-2026-YSQ-002-000101");
        var other = room.ordinary("YSQ-2026-102");
        assertThat(room.file(new CaseFile(
                        "YJ-2027-000001",
                        "意见",
                        "opinion",
                        null,
                        ArchiveRoom.HOUSE,
                        LocalDate.of(2026, 12, 30),
                        LocalDate.of(2027, 1, 4),
                        null,
                        other.register(),
                        other.history(),
                        List.of())))
                .isEqualTo("DA-2027-YJF-001-000001");
        assertThat(room.archive.verifyChain().findings()).isEmpty();
    }

    @Test
    void anUnknownClassIsAFaultOfTheSeeds() {
        var file = room.ordinary("X");
        assertThatThrownBy(() -> room.file(new CaseFile(
                        "X",
                        "",
                        "no-such-process",
                        null,
                        "甲",
                        LocalDate.EPOCH,
                        LocalDate.EPOCH,
                        "",
                        file.register(),
                        file.history(),
                        List.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("seeds/archive-classes.csv");
    }

    @Test
    void aHundredAtOnceGetEachItsOwnNumberWithoutGap() throws Exception {
        var files = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> room.ordinary(String.format("YSQ-2026-%06d", i)))
                .toList();
        var pool = Executors.newFixedThreadPool(16);
        try {
            var calls = new ArrayList<Callable<String>>();
            files.forEach(file -> calls.add(() -> room.file(file)));
            // Some are filed twice at the same time.
            files.subList(0, 20).forEach(file -> calls.add(() -> room.file(file)));
            var numbers = new ArrayList<String>();
            for (var answer : pool.invokeAll(calls)) {
                numbers.add(answer.get());
            }
            assertThat(numbers.stream().distinct().sorted())
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 100)
                            .mapToObj(i -> String.format("DA-2026-YSQ-001-%06d", i))
                            .toList());
        } finally {
            pool.shutdown();
        }
        var report = room.archive.verifyChain();
        assertThat(report.findings()).isEmpty();
        assertThat(report.files()).isEqualTo(100);
        assertThat(report.documents()).isEqualTo(200);
        assertThat(report.heads()).hasSize(1);
    }

    /** The hashes written here were made with Python's json and hashlib. */
    @Test
    void theManifestIsTheSameOnEveryMachineAndEveryDay() {
        room.file(room.ordinary("YSQ-2026-000001"));
        var manifest = room.jdbc.queryForObject("select manifest from archive_entry", String.class);
        var page = room.jdbc.queryForObject("select page from archive_file", String.class);
        assertThat(manifest)
                .isEqualTo("{\"archiveNumber\":\"DA-2026-YSQ-001-000001\",\"caseNumber\":\"YSQ-2026-000001\","
                        + "\"chain\":{\"organisation\":\"GAJ\",\"position\":1,\"previous\":\""
                        + "0".repeat(64)
                        + "\"},\"class\":\"YSQ\",\"className\":\"依申请公开\",\"endedOn\":\"2026-10-08\","
                        + "\"filedAt\":\"2026-10-09T09:00:00.123456+08:00\",\"format\":\"gongkai-archive/1\","
                        + "\"history\":{\"path\":\"办理经过.json\",\"sha256\":\""
                        + "0c034b2b8bba65af3c7bea75531ae55255b4e6ba993e04ef4aacdadc8c6ebe6d"
                        + "\"},\"openedOn\":\"2026-09-17\",\"organisationName\":\"安澜县公安局\",\"outcome\":\"部分公开\",\"page\":{\"path\":\"目录.html\",\"sha256\":\""
                        + Sha256.of(page)
                        + "\"},\"pieces\":[{\"kind\":\"申请材料\",\"mediaType\":\"text/plain\",\"name\":\"申请表.txt\","
                        + "\"path\":\"01-申请材料/001-申请表.txt\",\"sha256\":\"" + Sha256.of("申请YSQ-2026-000001")
                        + "\"},{\"kind\":\"文书\",\"mediaType\":\"text/plain\",\"name\":\"答复书.txt\","
                        + "\"path\":\"02-文书/001-答复书.txt\",\"sha256\":\"" + Sha256.of("答复YSQ-2026-000001")
                        + "\"}],\"process\":\"disclosure-on-application\",\"register\":[{\"label\":\"申请人\",\"text\":\"林某\"},"
                        + "{\"label\":\"收到日期\",\"text\":\"2026年9月17日\"},{\"label\":\"申请内容\",\"text\":\"2025年党费使用明细\"}],"
                        + "\"retainUntil\":\"2036-12-31\",\"title\":\"申请公开2025年党费使用明细\"}");
        assertThat(Manifest.read(manifest).json()).isEqualTo(manifest);
    }

    /** Each kind of change, made behind the product's back, and what the check says of it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            update archive_entry set manifest = replace(manifest, '部分公开', '予以公开') where chain_position = 2 | MANIFEST_CHANGED | 案卷清单被改动
            update archive_entry set manifest = concat(manifest, ' ') where chain_position = 2 | MANIFEST_CHANGED | 案卷清单被改动，已不是规定格式
            update archive_entry set manifest = null where chain_position = 2 | MANIFEST_MISSING | 案卷内容缺失，也没有销毁记录
            update archive_file set history = replace(history, '同意', '退回') where chain_position = 2 | HISTORY_CHANGED | 办理经过被改动
            update archive_file set page = replace(page, '林某', '周某') where chain_position = 2 | PAGE_CHANGED | 目录页被改动
            update archive_file set title = '别的' where chain_position = 2 | REGISTER_CHANGED | 案卷登记被改动
            update archive_file set outcome = '予以公开' where chain_position = 2 | REGISTER_CHANGED | 案卷登记被改动
            update archive_file set retain_until = date '2026-01-01' where chain_position = 2 | REGISTER_CHANGED | 案卷登记被改动
            delete from archive_file where chain_position = 2 | REGISTER_CHANGED | 案卷登记缺失
            update archive_piece set document_id = 6 where case_number = 'YSQ-2026-000002' and ordinal = 1 | DOCUMENT_CHANGED | 材料被改动：02-文书/001-答复书.txt
            delete from archive_piece where case_number = 'YSQ-2026-000002' and ordinal = 1 | DOCUMENT_MISSING | 缺少材料：02-文书/001-答复书.txt
            insert into archive_piece values ('YSQ-2026-000002', 2, 1) | DOCUMENT_ADDED | 登记的材料比案卷清单多
            update archive_entry set previous_sha256 = sha256 where chain_position = 2 | LINK_BROKEN | 第2号与前一件不相接
            delete from archive_entry where chain_position = 2 | ENTRY_MISSING | GAJ序列缺少第2号
            delete from archive_entry where chain_position = 3 | ENTRY_MISSING | 登记到第3号，现在到第2号
            delete from archive_chain | ENTRY_MISSING | 登记到第0号，现在到第3号
            """)
    void whatWasChangedIsNamed(String change, Fault fault, String sentence) {
        for (int i = 1; i <= 3; i++) {
            room.file(room.ordinary("YSQ-2026-00000" + i));
        }
        assertThat(room.archive.verifyChain().intact()).isTrue();
        assertThat(room.jdbc.update(change)).isPositive();
        assertThat(room.archive.verifyChain().findings())
                .anySatisfy(finding -> {
                    assertThat(finding.fault()).isEqualTo(fault);
                    assertThat(finding.sentence()).contains(sentence);
                })
                .allSatisfy(finding -> assertThat(finding.archiveNumber()).isIn("", "DA-2026-YSQ-001-000002"));
    }

    @Test
    void aManifestForgedWithItsHashBreaksTheNextLink() {
        for (int i = 1; i <= 3; i++) {
            room.file(room.ordinary("YSQ-2026-00000" + i));
        }
        var manifest =
                room.jdbc.queryForObject("select manifest from archive_entry where chain_position = 2", String.class);
        var forged = manifest.replace("林某", "周某");
        room.jdbc.update(
                "update archive_entry set manifest = ?, sha256 = ? where chain_position = 2",
                forged,
                Sha256.of(forged));
        assertThat(room.archive.verifyChain().findings())
                .containsExactly(new Finding(Fault.LINK_BROKEN, "DA-2026-YSQ-001-000003", "第3号与前一件不相接"));
    }

    @Test
    void everyByteOfADocumentCounts() {
        room.file(room.ordinary("YSQ-2026-000001"));
        room.documents.put(2L, "答复YSQ-2026-000002".getBytes(StandardCharsets.UTF_8));
        assertThat(room.archive.verifyChain().findings())
                .containsExactly(
                        new Finding(Fault.DOCUMENT_CHANGED, "DA-2026-YSQ-001-000001", "材料被改动：02-文书/001-答复书.txt"));
        room.documents.remove(2L);
        assertThat(room.archive.verifyChain().findings())
                .containsExactly(
                        new Finding(Fault.DOCUMENT_MISSING, "DA-2026-YSQ-001-000001", "缺少材料：02-文书/001-答复书.txt"));
    }

    @Test
    void organisationsHaveChainsOfTheirOwn() {
        var file = room.ordinary("YSQ-2026-000001");
        room.file(file);
        room.file(new CaseFile(
                "YSQ-2026-000002",
                "别处",
                file.process(),
                "YSQ",
                "Z1",
                file.openedOn(),
                file.endedOn(),
                "",
                file.register(),
                file.history(),
                file.pieces()));
        var report = room.archive.verifyChain();
        assertThat(report.findings()).isEmpty();
        assertThat(report.heads())
                .extracting(VerificationReport.Head::organisation, VerificationReport.Head::position)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(ArchiveRoom.HOUSE, 1L),
                        org.assertj.core.groups.Tuple.tuple("Z1", 1L));
    }

    @Test
    void destroyingAfterRetentionLeavesATombstone() {
        for (int i = 1; i <= 2; i++) {
            room.file(room.ordinary("YSQ-2026-00000" + i));
        }
        var hash = room.archive.of("YSQ-2026-000001").orElseThrow().sha256();
        room.clock.now = Instant.parse("2036-12-31T16:00:00Z");
        room.archive.delete("YSQ-2026-000001", " 保管期满，经鉴定无继续保存价值 ", "archivist");
        room.file(room.ordinary("YSQ-2026-000003"));

        var report = room.archive.verifyChain();
        assertThat(report.findings()).isEmpty();
        assertThat(report.tombstones()).isEqualTo(1);
        assertThat(report.heads().get(0).position()).isEqualTo(4);
        var file = room.archive.of("YSQ-2026-000001").orElseThrow();
        assertThat(file.destroyed()).isTrue();
        assertThat(file.title()).isNull();
        assertThat(file.sha256()).isEqualTo(hash);
        assertThat(room.jdbc
                                .queryForList("select * from archive_file where case_number = 'YSQ-2026-000001'")
                                .toString()
                        + room.jdbc.queryForList(
                                "select * from archive_entry where chain_position <> 2 and chain_position <> 4"))
                .doesNotContain("林某", "党费")
                .contains("DA-2026-YSQ-001-000001", "保管期满，经鉴定无继续保存价值", hash);
        assertThat(room.documents).doesNotContainKeys(1L, 2L).containsKeys(3L, 4L);
        assertThat(room.jdbc.queryForObject(
                        "select manifest from archive_entry where chain_position = 3", String.class))
                .contains("\"destroyedBy\":\"秦某（archivist）\"");
        assertThat(room.destroyed)
                .containsExactly(
                        new FileDestroyed("DA-2026-YSQ-001-000001", "YSQ-2026-000001", "保管期满，经鉴定无继续保存价值", "archivist"));
        assertThatThrownBy(() -> room.archive.delete("YSQ-2026-000001", "再来", "archivist"))
                .isInstanceOf(Refused.class)
                .hasMessage("这件案卷已于2037年1月1日 00:00销毁");
    }

    @Test
    void aTombstoneCanNeitherChangeNorGo() {
        room.file(room.ordinary("YSQ-2026-000001"));
        room.clock.now = Instant.parse("2037-03-01T01:00:00Z");
        room.archive.delete("YSQ-2026-000001", "保管期满", "archivist");
        room.file(room.ordinary("YSQ-2026-000002"));
        room.jdbc.update(
                "update archive_entry set manifest = replace(manifest, '保管期满', '另有原因') where chain_position = 2");
        assertThat(room.archive.verifyChain().findings())
                .containsExactly(new Finding(Fault.TOMBSTONE_CHANGED, "DA-2026-YSQ-001-000001", "销毁记录被改动"));
        room.jdbc.update("delete from archive_entry where chain_position = 2");
        assertThat(room.archive.verifyChain().findings())
                .extracting(Finding::fault)
                .containsExactly(Fault.ENTRY_MISSING, Fault.MANIFEST_MISSING);
    }

    @Test
    void nothingIsDestroyedTooEarlyOrWithoutReason() {
        room.file(room.ordinary("YSQ-2026-000001"));
        room.clock.now = Instant.parse("2036-12-31T15:59:59Z");
        assertThatThrownBy(() -> room.archive.delete("YSQ-2026-000001", "保管期满", "archivist"))
                .isInstanceOf(Refused.class)
                .hasMessage("这件案卷保管到2036年12月31日，期满后才能销毁");
        assertThatThrownBy(() -> room.archive.delete("YSQ-2026-000001", " ", "archivist"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.field()).isEqualTo("reason"));
        assertThatThrownBy(() -> room.archive.delete("YSQ-2026-000009", "保管期满", "archivist"))
                .isInstanceOf(NotFound.class);
        var file = room.ordinary("ML-2026-000001");
        room.file(new CaseFile(
                file.caseNumber(),
                "目录修订",
                "catalogue-revision",
                null,
                ArchiveRoom.HOUSE,
                file.openedOn(),
                file.endedOn(),
                "",
                file.register(),
                file.history(),
                List.of()));
        room.clock.now = Instant.parse("2199-01-01T00:00:00Z");
        assertThatThrownBy(() -> room.archive.delete("ML-2026-000001", "保管期满", "archivist"))
                .hasMessage("这件案卷永久保管，不能销毁");
        assertThat(room.archive.verifyChain().findings()).isEmpty();
    }

    @Test
    void listsByTheBeginningOfEitherNumber() {
        for (int i = 1; i <= 3; i++) {
            room.clock.now = room.clock.now.plusSeconds(60);
            room.file(room.ordinary("YSQ-2026-00000" + i));
        }
        assertThat(room.archive.list("", 0, 2))
                .extracting(ArchivedFile::caseNumber)
                .containsExactly("YSQ-2026-000003", "YSQ-2026-000002");
        assertThat(room.archive.list(null, 1, 2)).hasSize(1);
        assertThat(room.archive.list(" ｙｓｑ－２０２６—000002", 0, 9)).hasSize(1);
        assertThat(room.archive.list("DA-2026-YSQ-001-000003", 0, 9)).hasSize(1);
        assertThat(room.archive.count("%2026")).isZero();
        assertThat(room.archive.count("YSQ_2026")).isZero();
        assertThat(room.archive.count("' or 1=1 --")).isZero();
    }
}
