package gongkai.benchmark;

import gongkai.testing.TestProfiles;
import gongkai.testing.TestSettings;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The product as it runs in use, its job executor and all; only the limit for one address is off. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("database")
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"camunda.bpm.job-execution.enabled=true", "gongkai.portal.limits.applications-per-minute=0"})
@ActiveProfiles(resolver = TestProfiles.class)
@ContextConfiguration(initializers = TestSettings.class)
@interface WholeProduct {}
