package gongkai.deadlines;

import gongkai.platform.AdministrationChanges;
import gongkai.platform.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.MultipartAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** This module on its own tables in a fresh database, with the web around it and nothing else of the product. */
@TestConfiguration
@ImportAutoConfiguration({
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    HibernateJpaAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    MultipartAutoConfiguration.class,
    ThymeleafAutoConfiguration.class
})
@EntityScan(basePackageClasses = Deadline.class)
@EnableJpaRepositories(basePackageClasses = Deadline.class)
@Import({
    Deadlines.class,
    Register.class,
    Recalculation.class,
    RegisterKeeping.class,
    CalendarImport.class,
    ReminderCycle.class,
    AlertCycle.class,
    RegistersApi.class,
    CalendarPages.class,
    RulePages.class,
    RuleVersions.class,
    AdministrationChanges.class
})
class ModuleSlice {

    @Bean
    DataSource dataSource() throws SQLException, IOException {
        var database = TestDatabase.fresh();
        try (var connection = database.getConnection()) {
            ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/V0300__deadlines.sql"));
            ScriptUtils.executeSqlScript(connection, new ClassPathResource("db/migration/V1930__deadline_ends.sql"));
            var changes = new ClassPathResource("db/migration/V1940__administration.sql");
            ScriptUtils.executeSqlScript(
                    connection,
                    new ByteArrayResource(changes.getContentAsString(StandardCharsets.UTF_8)
                            .replace("${text}", "text")
                            .getBytes(StandardCharsets.UTF_8)));
        }
        return database;
    }
}
