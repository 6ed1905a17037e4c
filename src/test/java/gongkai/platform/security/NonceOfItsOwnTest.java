package gongkai.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import gongkai.testing.House;
import gongkai.testing.House.Answer;
import gongkai.testing.WholeApplication;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A whole office opens its pages at the same moment in the morning. */
@WholeApplication
class NonceOfItsOwnTest {

    private static final int PEOPLE = 8;
    private static final int PAGES = 96;
    private static final Pattern IN_HEADER = Pattern.compile("'nonce-([^']+)'");
    private static final Pattern IN_PAGE = Pattern.compile("nonce=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    ManagementService management;

    @Test
    void eachPageCarriesTheNonceOfItsOwnHeader() throws Exception {
        House house = new House(port, management);
        house.page("principal", "/camunda/app/cockpit/default/");
        ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
        try {
            List<Callable<Answer>> pages = IntStream.range(0, PAGES)
                    .<Callable<Answer>>mapToObj(n -> () -> house.page(
                            "principal", "/camunda/app/" + (n % 2 == 0 ? "tasklist" : "cockpit") + "/default/"))
                    .toList();
            for (Future<Answer> page : people.invokeAll(pages)) {
                Answer answer = page.get();
                assertThat(answer.status()).isEqualTo(200);
                String policy = answer.raw()
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow();
                String header = IN_HEADER
                        .matcher(policy)
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1);
                assertThat(IN_PAGE.matcher(answer.text()).results().map(found -> found.group(1)))
                        .isNotEmpty()
                        .containsOnly(header);
            }
        } finally {
            people.shutdownNow();
        }
    }
}
