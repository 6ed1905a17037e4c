package gongkai.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import gongkai.platform.Refused;
import gongkai.platform.TooLarge;
import gongkai.platform.TooManyRequests;
import gongkai.platform.WrongType;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;

class FailuresTest {

    private static int status(Throwable failure) {
        return Failures.meaning(failure).status().value();
    }

    @Test
    void aRefusalIsFoundInWhateverIsAroundIt() {
        Problem problem =
                Failures.meaning(new ProcessEngineException("outer", new RuntimeException(new Refused("已经办结"))));
        assertThat(problem.status().value()).isEqualTo(409);
        assertThat(problem.detail()).isEqualTo("已经办结");
    }

    @Test
    void aDatabaseThatIsGoneIs503() {
        assertThat(status(new CannotCreateTransactionException("x", new SQLTransientConnectionException())))
                .isEqualTo(503);
        assertThat(status(new ProcessEngineException("x", new SQLTransientConnectionException())))
                .isEqualTo(503);
    }

    @Test
    void whoComesSecondIs409() {
        assertThat(status(new OptimisticLockingException("x"))).isEqualTo(409);
        assertThat(status(new ProcessEngineException("x", new SQLException("deadlock", "40001"))))
                .isEqualTo(409);
        assertThat(status(new ProcessEngineException("x", new SQLException("lock wait", "HY000", 1205))))
                .isEqualTo(409);
    }

    @Test
    void uploadsAndHasteHaveTheirOwn() {
        assertThat(status(new TooLarge("files", "太大"))).isEqualTo(413);
        assertThat(status(new WrongType("files", "不收"))).isEqualTo(415);
        assertThat(status(new TooManyRequests("请稍等", Duration.ofMinutes(1)))).isEqualTo(429);
    }

    @Test
    void theUnforeseenHasANumberAndNoDetail() {
        Problem problem = Failures.meaning(new IllegalStateException("secret"));
        assertThat(problem.status().value()).isEqualTo(500);
        assertThat(problem.detail()).contains("编号").doesNotContain("secret");
    }
}
