package gongkai.faults;

import static org.assertj.core.api.Assertions.assertThat;

import gongkai.testing.House;
import gongkai.testing.House.Receipt;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The product as shipped, on its H2 file, killed in the middle of mixed work: what was acknowledged is there, once and
 * whole. Started as a process of its own; run by {@code -Pfaults}, kills by {@code -Dgongkai.kills}.
 */
@Tag("faults")
class KilledTest {

    private static final int KILLS = Integer.getInteger("gongkai.kills", 2);
    private static final int APPLICANTS = 3;
    private static final long WORK_MILLIS = 4000;

    @TempDir
    Path home;

    private final Queue<Receipt> applied = new ConcurrentLinkedQueue<>();
    private final Queue<Receipt> accepted = new ConcurrentLinkedQueue<>();

    @Test
    void whatWasAcknowledgedIsThereOnceAndWhole() throws Exception {
        for (int kill = 1; kill <= KILLS; kill++) {
            int port = freePort();
            Process product = start(port);
            House house = new House(port, null);
            try {
                awaitStart(house, product);
                verify(house);
                workUntilKilled(house, product);
            } finally {
                product.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        }
        int port = freePort();
        Process product = start(port);
        try {
            House house = new House(port, null);
            awaitStart(house, product);
            verify(house);
            System.out.println(
                    KILLS + " kills: " + applied.size() + " applications and " + accepted.size() + " acceptances kept");
        } finally {
            product.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    private void workUntilKilled(House house, Process product) throws InterruptedException {
        ExecutorService people = Executors.newFixedThreadPool(APPLICANTS + 1);
        Queue<Receipt> waiting = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < APPLICANTS; i++) {
            people.submit(() -> {
                while (product.isAlive()) {
                    Receipt receipt = house.apply(Map.of("deliveryMethod", "POST"));
                    applied.add(receipt);
                    waiting.add(receipt);
                }
                return null;
            });
        }
        people.submit(() -> {
            while (product.isAlive()) {
                Receipt next = waiting.poll();
                if (next == null) {
                    Thread.sleep(20);
                    continue;
                }
                house.complete("office", next.number(), "register", Map.of("outcome", "accept", "department", "ZGS"));
                accepted.add(next);
            }
            return null;
        });
        Thread.sleep(WORK_MILLIS);
        product.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        people.shutdownNow();
        people.awaitTermination(20, TimeUnit.SECONDS);
    }

    private void verify(House house) {
        Set<String> numbers = new HashSet<>();
        Set<String> acceptedNumbers = accepted.stream().map(Receipt::number).collect(Collectors.toSet());
        for (Receipt receipt : applied) {
            assertThat(numbers.add(receipt.number()))
                    .as("given twice: " + receipt.number())
                    .isTrue();
            String status = house.status(receipt).path("status").asText();
            var tasks = house.tasks("admin", receipt.number()).stream()
                    .map(task -> task.path("taskDefinitionKey").asText())
                    .toList();
            // What was acknowledged holds; what was under way when the power went may have come through or not, but
            // whole.
            if (acceptedNumbers.contains(receipt.number())) {
                assertThat(status).as(receipt.number()).isEqualTo("UNDER_REVIEW");
            }
            assertThat(tasks)
                    .as(receipt.number() + " " + status)
                    .isEqualTo(List.of(status.equals("RECEIVED") ? "register" : "examine"));
        }
    }

    private Process start(int port) throws IOException {
        // Without the tests' own settings: the database is the one that is shipped.
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        "gongkai.Gongkai",
                        "--spring.profiles.active=demo",
                        "--server.port=" + port,
                        "--gongkai.portal.limits.applications-per-minute=0",
                        "--gongkai.demo.disclosures=false",
                        "--gongkai.home=" + home)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()))
                .start();
    }

    private static void awaitStart(House house, Process product) throws InterruptedException {
        for (int i = 0; i < 360; i++) {
            assertThat(product.isAlive()).isTrue();
            try {
                if (house.get(null, "/actuator/health").status() == 200) {
                    return;
                }
            } catch (RuntimeException notYet) {
                // nobody listens yet
            }
            Thread.sleep(500);
        }
        throw new AssertionError("the product didn't start");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
