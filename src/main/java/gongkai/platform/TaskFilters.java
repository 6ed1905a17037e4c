package gongkai.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The task filters that everyone finds in Tasklist on the first day, and how many tasks each has. They are made once, while
 * there is no filter at all: what an administrator renames, changes or deletes later stays so. A filter that still asks what an
 * earlier version of the product made it ask is brought up to date, once, and what came with that version is added.
 */
@Component
@Order(TaskFilters.BEFORE_DEMONSTRATION)
public class TaskFilters implements ApplicationRunner {

    static final int BEFORE_DEMONSTRATION = -100;
    private static final int MOST_COUNTED = 20;

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
        makeOrRenew();
    }

    void makeOrRenew() {
        List<Seed> seeds = read();
        List<Filter> present = filters().createFilterQuery().list();
        if (present.isEmpty()) {
            seeds.forEach(seed -> make(seed, seeds.indexOf(seed)));
            return;
        }
        boolean renewed = false;
        for (Seed seed : seeds) {
            for (Filter filter : present) {
                if (seed.was() != null
                        && filter.getName().equals(seed.name())
                        && asks(filter.getQuery()).equals(asks(query(seed.was())))) {
                    filters().saveFilter(filter.setQuery(query(seed.query())));
                    renewed = true;
                }
            }
        }
        if (renewed) {
            Set<String> names = present.stream().map(Filter::getName).collect(Collectors.toSet());
            seeds.stream()
                    .filter(seed -> seed.since() > 1 && !names.contains(seed.name()))
                    .forEach(seed -> make(seed, seeds.indexOf(seed)));
        }
    }

    /** How many tasks each filter has for the signed-in person, by the filter's id; of the first so many filters. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        filters()
                .createFilterQuery()
                .filterResourceType(EntityTypes.TASK)
                .orderByFilterId()
                .asc()
                .listPage(0, MOST_COUNTED)
                .forEach(filter -> counts.put(filter.getId(), filters().count(filter.getId())));
        return counts;
    }

    private void make(Seed seed, int position) {
        var filter = filters().newTaskFilter(seed.name());
        filter.setQuery(query(seed.query()));
        filter.setProperties(Map.of(
                "description",
                seed.description(),
                "color",
                seed.color(),
                // Tasklist lists the lowest first and opens it.
                "priority",
                position,
                "showUndefinedVariable",
                false,
                "refresh",
                true));
        filters().saveFilter(filter);
    }

    private FilterService filters() {
        return engine.getFilterService();
    }

    /** The seed writes a query as the REST API does, which is where administrators learn the form. */
    private TaskQuery query(TaskQueryDto written) {
        written.setObjectMapper(json);
        return written.toQuery(engine);
    }

    private JsonNode asks(Query<?, ?> query) {
        return json.valueToTree(TaskQueryDto.fromQuery(query));
    }

    private List<Seed> read() {
        try (var in = seed.getInputStream()) {
            return json.readerForListOf(Seed.class).readValue(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param since the version of this file in which the filter came, 1 where it says nothing
     * @param was what it asked in the version before, or null
     */
    record Seed(String name, String description, String color, TaskQueryDto query, int since, TaskQueryDto was) {}
}
