package gongkai.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole product with its demonstration organisation on a port of its own, on H2 or, with {@code -Pmysql}, on MySQL.
 * Jobs run when the test says so. All classes with this annotation share one running product.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("database")
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"camunda.bpm.job-execution.enabled=false", "gongkai.portal.limits.applications-per-minute=0"})
@ActiveProfiles(resolver = TestProfiles.class)
@ContextConfiguration(initializers = TestSettings.class)
public @interface WholeApplication {}
