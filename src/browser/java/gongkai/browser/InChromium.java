package gongkai.browser;

import gongkai.testing.WholeApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.test.context.TestPropertySource;

/** Tests of the whole product through Chromium; a {@link Chromium} comes as a parameter. Skipped where there is none. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("browser")
@WholeApplication
@TestPropertySource(properties = "gongkai.base-url=https://gongkai.anlan.example")
@ExtendWith(Chromium.Opened.class)
@interface InChromium {}
