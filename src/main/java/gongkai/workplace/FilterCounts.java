package gongkai.workplace;

import gongkai.platform.TaskFilters;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How many tasks each of Tasklist's filters has for who asks. */
@RestController
class FilterCounts {

    private final TaskFilters filters;

    FilterCounts(TaskFilters filters) {
        this.filters = filters;
    }

    @GetMapping("/staff/filters/counts")
    Map<String, Long> counts() {
        return filters.counts();
    }
}
