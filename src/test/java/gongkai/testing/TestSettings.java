package gongkai.testing;

import gongkai.platform.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** A fresh database and a fresh data directory for each product that a test starts; its statements can be counted. */
public class TestSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            TestPropertyValues.of(
                            "spring.datasource.url=" + TestDatabase.freshUrl(),
                            "spring.datasource.username=" + (TestDatabase.isMySql() ? "root" : "sa"),
                            "spring.datasource.password=",
                            "gongkai.home=" + Files.createTempDirectory("gongkai-test"))
                    .applyTo(context);
            context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source ? Statements.watched(source) : bean;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
