package gongkai.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.FileSystemResource;

class TaskFiltersTest {

    private static ProcessEngine engine;
    private static TaskFilters filters;

    @BeforeAll
    static void start() {
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("filters");
        configuration.setJdbcUrl("jdbc:h2:mem:filters");
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.getProcessEnginePlugins().add(new QueryExpressions());
        engine = configuration.buildProcessEngine();
        filters = new TaskFilters(engine, new ObjectMapper(), new FileSystemResource("seeds/task-filters.json"));
        filters.makeOrRenew();
        ClockUtil.setCurrentTime(date("2026-09-22T09:00:00+08:00"));

        task("mine, late", "office1", null, "2026-09-21T23:59:59+08:00");
        task("mine, today", "office1", null, "2026-09-22T23:59:59+08:00");
        task("mine, far", "office1", null, "2026-10-22T23:59:59+08:00");
        task("mine, no date", "office1", null, null);
        task("group, late", null, "office", "2026-09-21T23:59:59+08:00");
        task("group, in two days", null, "office", "2026-09-24T23:59:59+08:00");
        task("group, in three days", null, "office", "2026-09-25T23:59:59+08:00");
        task("a colleague's, late", "office2", "office", "2026-09-21T23:59:59+08:00");
        task("another unit's, late", null, "unit-ZGS", "2026-09-21T23:59:59+08:00");
    }

    @AfterAll
    static void stop() {
        ClockUtil.reset();
        engine.close();
    }

    @Test
    void showsEachPersonHisOwnAndWhatHeMayTake() {
        assertThat(tasks("我的待办", "office1", "office"))
                .containsExactlyInAnyOrder("mine, late", "mine, today", "mine, far", "mine, no date");
        assertThat(tasks("本组待办", "office1", "office"))
                .containsExactlyInAnyOrder("group, late", "group, in two days", "group, in three days");
        assertThat(tasks("即将到期", "office1", "office")).containsExactlyInAnyOrder("mine, today", "group, in two days");
        assertThat(tasks("已逾期", "office1", "office")).containsExactlyInAnyOrder("mine, late", "group, late");
        assertThat(tasks("已逾期", "zgs", "unit-ZGS")).containsExactly("another unit's, late");
    }

    @Test
    void countsAsItLists() {
        for (Filter each : engine.getFilterService().createFilterQuery().list()) {
            as("office1", List.of("office"), () -> {
                long count = engine.getFilterService().count(each.getId());
                assertThat(engine.getFilterService().list(each.getId())).hasSize((int) count);
                return null;
            });
        }
    }

    @Test
    void whoIsInNoGroupSeesAnEmptyList() {
        assertThat(tasks("本组待办", "guest")).isEmpty();
        assertThat(tasks("即将到期", "guest")).isEmpty();
        assertThat(tasks("已逾期", "office1")).containsExactly("mine, late");
    }

    @Test
    void makesTheFiltersOnce() {
        filters.makeOrRenew();
        assertThat(engine.getFilterService().createFilterQuery().list())
                .extracting(Filter::getName)
                .containsExactlyInAnyOrder("我的待办", "本组待办", "即将到期", "已逾期", "今天到期", "已暂缓");
    }

    @Test
    void bringsUpToDateWhatNobodyHasChangedAndLeavesTheRest() {
        var service = engine.getFilterService();
        Filter mine = named("我的待办");
        String now = asked(mine);
        service.saveFilter(mine.setQuery(query().taskAssigneeExpression("${currentUser()}")));
        service.deleteFilter(named("已暂缓").getId());
        filters.makeOrRenew();
        assertThat(asked(named("我的待办"))).isEqualTo(now);
        assertThat(named("已暂缓")).isNotNull();

        service.saveFilter(named("我的待办")
                .setQuery(query().taskAssigneeExpression("${currentUser()}").taskPriority(7)));
        service.deleteFilter(named("已暂缓").getId());
        String changed = asked(named("我的待办"));
        filters.makeOrRenew();
        assertThat(asked(named("我的待办"))).isEqualTo(changed).isNotEqualTo(now);
        assertThat(named("已暂缓")).isNull();

        engine.getFilterService().createFilterQuery().list().forEach(each -> service.deleteFilter(each.getId()));
        filters.makeOrRenew();
    }

    private static Filter named(String name) {
        return engine.getFilterService().createFilterQuery().filterName(name).singleResult();
    }

    private static String asked(Filter filter) {
        return new ObjectMapper()
                .valueToTree(TaskQueryDto.fromQuery(filter.getQuery()))
                .toString();
    }

    @Test
    void refusesOtherExpressionsInStoredFilters() {
        for (String evil : List.of(
                "${execution.x()}",
                "${currentUser().getClass()}",
                "${now().getClass().forName('java.lang.Runtime')}",
                "${currentUser()}${dataSource.connection}",
                "#{dataSource}",
                "${dateTime().plusDays(1).getClass()}")) {
            var filter = engine.getFilterService().newTaskFilter("evil");
            filter.setQuery(query().taskAssigneeExpression(evil));
            assertThatThrownBy(() -> engine.getFilterService().saveFilter(filter))
                    .as(evil)
                    .isInstanceOf(BadUserRequestException.class);
            var hidden = engine.getFilterService().newTaskFilter("evil");
            hidden.setQuery(query().or().taskAssigneeExpression(evil).endOr());
            assertThatThrownBy(() -> engine.getFilterService().saveFilter(hidden))
                    .as("or: " + evil)
                    .isInstanceOf(BadUserRequestException.class);
        }
    }

    @Test
    void refusesOtherExpressionsInQueries() {
        var evil = "${execution.x()}";
        assertThatThrownBy(
                        () -> query().or().taskAssigneeExpression(evil).endOr().list())
                .isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(
                        () -> query().or().taskAssigneeExpression(evil).endOr().count())
                .isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(
                        () -> query().taskAssigneeExpression("${currentUser()}").list())
                .isInstanceOf(BadUserRequestException.class);
    }

    @Test
    void refusesOtherExpressionsInTheSearchWithinAFilter() {
        var evil = query().or().taskAssigneeExpression("${execution.x()}").endOr();
        var id = filter("我的待办").getId();
        var service = engine.getFilterService();
        assertThatThrownBy(() -> service.list(id, evil)).isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(() -> service.listPage(id, evil, 0, 5)).isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(() -> service.count(id, evil)).isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(() -> service.singleResult(id, evil)).isInstanceOf(BadUserRequestException.class);
    }

    private static TaskQuery query() {
        return engine.getTaskService().createTaskQuery();
    }

    private static Filter filter(String name) {
        return engine.getFilterService().createFilterQuery().filterName(name).singleResult();
    }

    private static List<String> tasks(String filter, String user, String... groups) {
        return as(
                user,
                List.of(groups),
                () -> engine.getFilterService().<Task>list(filter(filter).getId()).stream()
                        .map(Task::getName)
                        .toList());
    }

    private static <T> T as(String user, List<String> groups, Supplier<T> action) {
        engine.getIdentityService().setAuthentication(user, groups);
        try {
            return action.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private static void task(String name, String assignee, String group, String due) {
        var service = engine.getTaskService();
        var task = service.newTask();
        task.setName(name);
        task.setAssignee(assignee);
        task.setDueDate(due == null ? null : date(due));
        service.saveTask(task);
        if (group != null) {
            service.addCandidateGroup(task.getId(), group);
        }
    }

    private static Date date(String text) {
        return Date.from(OffsetDateTime.parse(text).toInstant());
    }
}
