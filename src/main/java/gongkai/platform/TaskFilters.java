package gongkai.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The task filters that everyone finds in Tasklist on the first day. They are made once, while there is no filter at
 * all: what an administrator renames or deletes later stays so.
 */
@Component
@Order(TaskFilters.BEFORE_DEMONSTRATION)
public class TaskFilters implements ApplicationRunner {

    static final int BEFORE_DEMONSTRATION = -100;

    private final ProcessEngine engine;
    private final ObjectMapper json;
    private final Resource seed;

    public TaskFilters(
            ProcessEngine engine, ObjectMapper json, @Value("classpath:seeds/task-filters.json") Resource seed) {
        this.engine = engine;
        this.json = json;
        this.seed = seed;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        createWhereThereAreNone();
    }

    void createWhereThereAreNone() {
        var filters = engine.getFilterService();
        if (filters.createFilterQuery().count() > 0) {
            return;
        }
        int position = 0;
        for (Seed each : read()) {
            // The seed writes a query as the REST API does, which is where administrators learn the form.
            each.query().setObjectMapper(json);
            var filter = filters.newTaskFilter(each.name());
            filter.setQuery(each.query().toQuery(engine));
            filter.setProperties(Map.of(
                    "description",
                    each.description(),
                    "color",
                    each.color(),
                    // Tasklist lists the lowest first and opens it.
                    "priority",
                    position++,
                    "showUndefinedVariable",
                    false,
                    "refresh",
                    true));
            filters.saveFilter(filter);
        }
    }

    private List<Seed> read() {
        try (var in = seed.getInputStream()) {
            return json.readerForListOf(Seed.class).readValue(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Seed(String name, String description, String color, TaskQueryDto query) {}
}
