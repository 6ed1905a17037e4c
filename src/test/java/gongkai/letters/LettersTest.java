package gongkai.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.verify;

import gongkai.documents.DocumentInfo;
import gongkai.documents.Documents;
import gongkai.documents.Source;
import gongkai.platform.AdministrationChanges;
import gongkai.platform.CurrentUser;
import gongkai.platform.InvalidInput;
import gongkai.platform.NotFound;
import gongkai.platform.NumberSeries;
import gongkai.platform.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters and their numbers on a real database, every test with organisations and cases of its own. */
@JdbcTest(includeFilters = @ComponentScan.Filter(ConfigurationProperties.class))
@ImportAutoConfiguration(JacksonAutoConfiguration.class)
@Import(NumberSeries.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class LettersTest {

    private static final Instant NOW = Instant.parse("2026-09-29T02:00:00Z");

    @Autowired
    private Letters letters;

    @Autowired
    private Documents documents;

    @Autowired
    private LetterVersions versions;

    @MockitoBean
    private AdministrationChanges changes;

    @MockitoBean
    private CurrentUser user;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void administrator() {
        given(user.id()).willReturn("admin");
        given(changes.nameOf("admin")).willReturn("夏维新");
    }

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void numbersPerOrganisationAndYear() {
        assertThat(issue(order("A1", "2026-09-29")).number()).isEqualTo("安公开〔2026〕1号");
        assertThat(issue(order("A1", "2026-12-31")).number()).isEqualTo("安公开〔2026〕2号");
        assertThat(issue(order("A1", "2027-01-04")).number()).isEqualTo("安公开〔2027〕1号");
        assertThat(issue(order("A2", "2026-09-29")).number()).isEqualTo("安公开〔2026〕1号");
    }

    @Test
    void numbersWithoutGapsWhileManyIssueAndSomeRollBack() throws Exception {
        var jobs = IntStream.range(0, 60)
                .<Callable<Void>>mapToObj(i -> () -> {
                    new TransactionTemplate(transactions).executeWithoutResult(status -> {
                        letters.issue(order("B1", "2026-09-29"));
                        if (i % 3 == 0) {
                            status.setRollbackOnly();
                        }
                    });
                    return null;
                })
                .toList();
        inParallel(jobs);

        List<String> numbers =
                jdbc.queryForList("select letter_number from letter where organisation_code = 'B1'", String.class);
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 40)
                        .mapToObj(n -> "安公开〔2026〕" + n + "号")
                        .toList());
    }

    @Test
    void givesAReceiptTheCaseNumberAndTakesNoneOfTheSeries() {
        var receipt = new LetterOrder(
                LetterKind.RECEIPT, "YSQ-2026-000077", "中共安澜县公安局委员会", "C1", null, "林某某", SampleLetters.DATED, null);

        assertThat(issue(receipt).number()).isEqualTo("YSQ-2026-000077");
        assertThat(issue(order("C1", "2026-09-29")).number()).isEqualTo("安公开〔2026〕1号");
        assertThatThrownBy(() -> issue(receipt))
                .isInstanceOf(Refused.class)
                .hasMessage("YSQ-2026-000077号登记回执已经出具，不能重复出具");
    }

    @Test
    void refusesToNumberWithoutCode() {
        var order = new LetterOrder(
                LetterKind.EXTENSION, "YSQ-2026-000001", "清溪镇党委", "D1", " ", "林某某", SampleLetters.DATED, Map.of());

        assertThatThrownBy(() -> issue(order)).isInstanceOf(Refused.class).hasMessage("“清溪镇党委”还没有设置机关代字，请先由管理员设置后再发文");
    }

    @Test
    void issuesOnlyWithinTheCallersTransaction() {
        assertThatThrownBy(() -> letters.issue(order("E1", "2026-09-29")))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void knowsWhatItIssued() {
        LetterInfo issued = issue(order("F1", "2026-09-29", "YSQ-2026-000101"));

        assertThat(letters.info(issued.id())).isEqualTo(issued);
        assertThat(letters.of("YSQ-2026-000101")).containsExactly(issued);
        assertThat(issued.issuedAt()).isEqualTo(NOW);
        assertThat(issued.documentId()).isNull();
        assertThatThrownBy(() -> letters.info(-1)).isInstanceOf(NotFound.class).hasMessage("没有找到这份文书");
        assertThatThrownBy(() -> letters.pdf(-1)).isInstanceOf(NotFound.class);
    }

    @Test
    void printsOnceAndKeepsIt() {
        LetterInfo issued = issue(order("G1", "2026-09-29", "YSQ-2026-000102"));

        byte[] first = letters.pdf(issued.id());
        byte[] second = letters.pdf(issued.id());

        assertThat(second).isEqualTo(first);
        DocumentInfo document = documents.of("YSQ-2026-000102").get(0);
        assertThat(letters.info(issued.id()).documentId()).isEqualTo(document.id());
        assertThat(document.source()).isEqualTo(Source.LETTER);
        assertThat(document.filename()).isEqualTo("受理通知书 安公开〔2026〕1号.pdf");
        assertThat(document.mediaType()).isEqualTo("application/pdf");
    }

    /** However late it is asked for: what was issued under one text never comes in the words of another. */
    @Test
    void printsFromTheTextThatWasInForceWhenItWasIssued() throws Exception {
        String shipped = versions.text(LetterKind.ACCEPTANCE, 0).source();
        LetterInfo before = issue(order("J1", "2026-09-29", "YSQ-2026-000104"));
        assertThat(versions.putInForce(LetterKind.ACCEPTANCE, 0, shipped.replace("会及时告知您", "会在当天告知您"), "统一用语"))
                .isEqualTo(1);
        LetterInfo between = issue(order("J1", "2026-09-29", "YSQ-2026-000105"));
        assertThat(versions.goBack(LetterKind.ACCEPTANCE, 1, 0, "改回")).isEqualTo(2);
        LetterInfo after = issue(order("J1", "2026-09-29", "YSQ-2026-000106"));

        assertThat(text(before)).contains("会及时告知您");
        assertThat(text(between)).contains("会在当天告知您");
        assertThat(text(after)).contains("会及时告知您");
        assertThat(jdbc.queryForList(
                        "select template_sha256 from letter where organisation_code = 'J1' order by id", String.class))
                .satisfies(hashes -> assertThat(hashes.get(0)).isEqualTo(hashes.get(2)))
                .satisfies(hashes -> assertThat(hashes.get(1)).isNotEqualTo(hashes.get(0)));
        assertThat(versions.history(LetterKind.ACCEPTANCE))
                .extracting(
                        LetterVersions.Version::version, LetterVersions.Version::takenFrom, LetterVersions.Version::by)
                .containsExactly(tuple(2, 0, "夏维新"), tuple(1, null, "夏维新"));
        verify(changes)
                .record(eq("文书模板"), eq("受理通知书"), eq("acceptance"), contains("预置的文字"), contains("会在当天告知您"), eq("统一用语"));

        assertThatThrownBy(() -> versions.putInForce(LetterKind.ACCEPTANCE, 1, shipped, "晚了一步"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("另一位管理员刚刚启用了");
        assertThatThrownBy(() -> versions.putInForce(LetterKind.ACCEPTANCE, 2, shipped, "没有改"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("完全相同");
        assertThatThrownBy(() -> versions.putInForce(LetterKind.ACCEPTANCE, 2, shipped + "<p>又</p>", " "))
                .isInstanceOf(Refused.class)
                .hasMessage("请填写变更理由");
    }

    private String text(LetterInfo letter) throws Exception {
        try (PDDocument pdf = Loader.loadPDF(letters.pdf(letter.id()))) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
        }
    }

    @Test
    void printsInTheTransactionThatIssuesToo() {
        byte[] pdf = new TransactionTemplate(transactions)
                .execute(status ->
                        letters.pdf(letters.issue(order("H1", "2026-09-29")).id()));
        assertThat(pdf).startsWith('%', 'P', 'D', 'F');
    }

    @Test
    void keepsOneWhenManyAskAtOnce() throws Exception {
        LetterInfo issued = issue(order("I1", "2026-09-29", "YSQ-2026-000103"));

        List<byte[]> pdfs = inParallel(IntStream.range(0, 6)
                .<Callable<byte[]>>mapToObj(i -> () -> letters.pdf(issued.id()))
                .toList());

        assertThat(documents.of("YSQ-2026-000103")).hasSize(1);
        assertThat(pdfs).allSatisfy(pdf -> assertThat(pdf).isEqualTo(pdfs.get(0)));
    }

    private LetterInfo issue(LetterOrder order) {
        return new TransactionTemplate(transactions).execute(status -> letters.issue(order));
    }

    private static LetterOrder order(String organisation, String dated) {
        return order(organisation, dated, "YSQ-2026-000001");
    }

    private static LetterOrder order(String organisation, String dated, String caseNumber) {
        return new LetterOrder(
                LetterKind.ACCEPTANCE,
                caseNumber,
                "中共安澜县公安局委员会",
                organisation,
                "安公开",
                "𠮷某某",
                LocalDate.parse(dated),
                Map.of("content", "党费收缴情况", "due", "2026-10-12", "grounds", List.of(Map.of("label", "一"))));
    }

    private static <T> List<T> inParallel(List<Callable<T>> jobs) throws Exception {
        var workers = Executors.newFixedThreadPool(8);
        try {
            var results = new ArrayList<T>();
            for (var result : workers.invokeAll(jobs)) {
                results.add(result.get());
            }
            return results;
        } finally {
            workers.shutdownNow();
        }
    }

    @TestConfiguration
    @ComponentScan(
            basePackageClasses = {Documents.class, Letters.class},
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Test\\$.*"))
    static class Parts {

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneId.of("Asia/Shanghai"));
        }
    }
}
