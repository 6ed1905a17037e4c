package gongkai.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gongkai.platform.NotFound;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;

@JdbcTest
@Import({Documents.class, Intake.class, DocumentResponse.class})
@EnableConfigurationProperties(DocumentSettings.class)
class DocumentsTest {

    private static final Instant NOW = Instant.parse("2026-09-29T01:02:03.123456Z");

    @Autowired
    private Documents documents;

    @Autowired
    private DocumentResponse response;

    @Test
    void keepsWhatCame() {
        DocumentInfo stored = store("YSQ-2026-000001", "𠮷某某申请书.pdf");

        assertThat(documents.info(stored.id())).isEqualTo(stored);
        assertThat(stored.storedAt()).isEqualTo(NOW);
        assertThat(documents.content(stored.id())).isEqualTo(SampleFiles.pdf());
        DocumentInfo second = store("YSQ-2026-000001", "二.pdf");
        assertThat(documents.of("YSQ-2026-000001")).containsExactly(stored, second);
        assertThat(documents.of("YSQ-2026-000002")).isEmpty();
    }

    @Test
    void saysWhatIsNotThere() {
        assertThatThrownBy(() -> documents.info(-1))
                .isInstanceOf(NotFound.class)
                .hasMessage("没有找到这份文件");
        assertThatThrownBy(() -> documents.content(-1)).isInstanceOf(NotFound.class);
    }

    @Test
    void servesAsSomethingToKeep() {
        DocumentInfo stored = store("YSQ-2026-000001", "答复 \"1\".pdf");
        var answer = response.attachment(stored);

        assertThat(answer.getBody()).isEqualTo(SampleFiles.pdf());
        assertThat(answer.getHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION))
                .isEqualTo("attachment; filename=\"document-" + stored.id()
                        + ".pdf\"; filename*=UTF-8''%E7%AD%94%E5%A4%8D%20%221%22.pdf");
        assertThat(answer.getHeaders().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE)).isEqualTo("application/pdf");
    }

    @Test
    void tellsFormsWhatIsTaken() {
        assertThat(documents.accept()).isEqualTo(".pdf,.jpeg,.jpg,.png,.docx,.xlsx");
        assertThat(documents.allowedTypes())
                .contains("application/pdf", "image/jpeg")
                .hasSize(5);
    }

    private DocumentInfo store(String caseNumber, String filename) {
        return documents.store(
                caseNumber, Source.APPLICANT, filename, new ByteArrayInputStream(SampleFiles.pdf()), "system");
    }

    @TestConfiguration
    static class FixedClock {

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneId.of("Asia/Shanghai"));
        }
    }
}
