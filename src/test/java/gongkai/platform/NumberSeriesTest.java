package gongkai.platform;

import static org.assertj.core.api.Assertions.assertThat;

import gongkai.testing.WholeApplication;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@WholeApplication
class NumberSeriesTest {

    private static final int AT_ONCE = 12;

    @Autowired
    NumberSeries numbers;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void firstNumbersOfAYearTakenAtOnceAreGivenOneAfterTheOther() throws Exception {
        var transaction = new TransactionTemplate(transactions);
        var people = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (int year = 0; year < 5; year++) {
                String series = UUID.randomUUID().toString();
                var start = new CountDownLatch(AT_ONCE);
                Callable<Long> next = () -> transaction.execute(status -> {
                    start.countDown();
                    await(start);
                    return numbers.next(series);
                });
                List<Long> got = people
                        .invokeAll(
                                IntStream.range(0, AT_ONCE).mapToObj(i -> next).toList())
                        .stream()
                        .map(NumberSeriesTest::number)
                        .toList();
                assertThat(got)
                        .containsExactlyInAnyOrderElementsOf(
                                LongStream.rangeClosed(1, AT_ONCE).boxed().toList());
            }
        } finally {
            people.shutdownNow();
        }
    }

    @Test
    void numberOfWhatIsTakenBackIsGivenAgain() {
        var transaction = new TransactionTemplate(transactions);
        String series = UUID.randomUUID().toString();
        for (int attempt = 0; attempt < 2; attempt++) {
            transaction.executeWithoutResult(status -> {
                assertThat(numbers.next(series)).isEqualTo(1);
                status.setRollbackOnly();
            });
        }
        assertThat(transaction.<Long>execute(status -> numbers.next(series))).isEqualTo(1);
    }

    private static long number(Future<Long> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
