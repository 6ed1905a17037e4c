package gongkai.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import gongkai.testing.House;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** The running product with people at their browsers around it. One Chromium serves all tests. */
class Chromium {

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final String MORNING = "2026-09-18T10:24";

    /** What Chromium would otherwise look for on the Internet at every start; and the sandbox, which containers lack. */
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--lang=zh-CN");

    private final Browser browser;
    private final int port;
    private final House house;
    private final List<Person> people = new ArrayList<>();

    private Chromium(Browser browser, int port, House house) {
        this.browser = browser;
        this.port = port;
        this.house = house;
        house.at(MORNING);
    }

    House house() {
        return house;
    }

    /** Someone new at a browser of their own, whose clock is the product's. */
    Person person() {
        return person(new Browser.NewContextOptions());
    }

    Person person(Browser.NewContextOptions options) {
        Person person = new Person(browser, options, "http://localhost:" + port, house.now());
        people.add(person);
        return person;
    }

    /** A member of staff, signed in and looking at Tasklist. */
    Tasklist staff(String name) {
        return Tasklist.signIn(person(), name);
    }

    private void leave(String test, boolean failed) {
        try {
            if (failed) {
                for (Person person : people) {
                    person.keepEvidence(Path.of("target", "browser"), test + "-" + people.indexOf(person));
                }
            } else {
                people.forEach(Person::assertNothingWentWrong);
            }
        } finally {
            people.forEach(Person::close);
            house.runJobs();
            House.realTime();
        }
    }

    /** Starts Chromium for the first test and hands each test its own people. */
    static class Opened implements ExecutionCondition, BeforeEachCallback, AfterEachCallback, ParameterResolver {

        private static final Namespace OURS = Namespace.create(Chromium.class);

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return Files.isExecutable(PROGRAM)
                    ? ConditionEvaluationResult.enabled(PROGRAM + " is there")
                    : ConditionEvaluationResult.disabled("no " + PROGRAM);
        }

        @Override
        public void beforeEach(ExtensionContext context) {
            Browser browser = context.getRoot()
                    .getStore(OURS)
                    .getOrComputeIfAbsent(Running.class, key -> new Running(), Running.class)
                    .browser;
            var product = SpringExtension.getApplicationContext(context);
            int port = product.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            House house = new House(port, product.getBean(ManagementService.class));
            context.getStore(OURS).put(Chromium.class, new Chromium(browser, port, house));
        }

        @Override
        public void afterEach(ExtensionContext context) {
            context.getStore(OURS)
                    .get(Chromium.class, Chromium.class)
                    .leave(
                            context.getRequiredTestMethod().getName(),
                            context.getExecutionException().isPresent());
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Chromium.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getStore(OURS).get(Chromium.class);
        }
    }

    private static class Running implements CloseableResource {

        static {
            // The first letter of a run loads its fonts.
            PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        }

        private final Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        private final Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setHeadless(true)
                        .setArgs(FLAGS));

        @Override
        public void close() {
            playwright.close();
        }
    }
}
