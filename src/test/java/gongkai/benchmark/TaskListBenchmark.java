package gongkai.benchmark;

import static gongkai.benchmark.Figures.report;

import com.zaxxer.hikari.HikariDataSource;
import gongkai.platform.CurrentUser;
import gongkai.platform.OnOwnBehalf;
import gongkai.platform.TestDatabase;
import gongkai.platform.WaitingWork;
import gongkai.platform.engine.EngineRules;
import gongkai.platform.rights.StaffRights;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One page of the task list, 15 tasks and the count, as the product's filters ask for it: among 1,000 and among 100,000
 * open tasks, with the product's rights and with none, in turns.
 */
@Tag("database")
class TaskListBenchmark {

    private static final int TIMES = Integer.getInteger("gongkai.benchmark.pages", 200);
    private static final List<String> GROUPS_OF_SMALL = List.of(OpenTasks.SMALL, "office");
    private static final List<String> GROUPS_OF_HALF = List.of(OpenTasks.HALF, "office");

    private static final String DESK = "desk";

    private record Place(String name, ProcessEngine engine, Map<String, String> filters) {}

    private record Page(String name, String filter, List<String> groups) {}

    @Test
    void pages() throws Exception {
        HikariDataSource few = database();
        HikariDataSource many = database();
        Durable.make(few);
        List<Place> places = List.of(
                place("1k off", few, false, 1000),
                place("1k on", few, true, 0),
                place("100k off", many, false, OpenTasks.MANY),
                place("100k on", many, true, 0));
        for (Page page : List.of(
                new Page("group of 200, newest first", "group-created", GROUPS_OF_SMALL),
                new Page("group of 200, next due first", "group-due", GROUPS_OF_SMALL),
                new Page("my tasks (50), next due first", "mine-due", GROUPS_OF_SMALL),
                new Page("no condition, newest first", "all-created", GROUPS_OF_SMALL),
                new Page("approval desk, 20 and four counts", DESK, GROUPS_OF_SMALL),
                new Page("group with half of all, newest first", "group-created", GROUPS_OF_HALF))) {
            measure(
                    page,
                    places,
                    page.groups() == GROUPS_OF_HALF || page.filter().equals(DESK) ? TIMES / 8 : TIMES);
        }
        places.forEach(place -> place.engine().close());
        few.close();
        many.close();
    }

    private static void measure(Page page, List<Place> places, int times) throws Exception {
        boolean everything = page.filter().equals("all-created");
        Map<String, Figures> figures = new LinkedHashMap<>();
        for (int n = -times / 5; n < times; n++) {
            for (Place place : places) {
                if (everything && place.name().endsWith("off")) {
                    continue; // without rights that would be all tasks of all people
                }
                Figures one = figures.computeIfAbsent(place.name(), name -> new Figures());
                one.time(() -> show(place, page));
                if (n < 0) {
                    one.clear();
                }
            }
        }
        StringBuilder line = new StringBuilder();
        figures.forEach((name, one) -> line.append(String.format("  %s %.1f/%.1f", name, one.at(50), one.at(95))));
        Figures on = figures.get("100k on");
        Figures off = figures.get("100k off");
        report(
                "page, engine: %-38s p50/p95 ms%s; 100k/1k p95 %.2f%s",
                page.name(),
                line,
                on.at(95) / figures.get("1k on").at(95),
                off == null
                        ? ""
                        : String.format("; on/off p50 %.2f p95 %.2f", on.at(50) / off.at(50), on.at(95) / off.at(95)));
    }

    private static void show(Place place, Page page) {
        place.engine().getIdentityService().setAuthentication(OpenTasks.READER, page.groups());
        if (page.filter().equals(DESK)) {
            showDesk(place, page);
            return;
        }
        var filters = place.engine().getFilterService();
        String filter = place.filters().get(page.filter());
        filters.listPage(filter, 0, 15);
        filters.count(filter);
    }

    /** Without rights the same tasks by conditions of the query itself, since there is nobody whose they would be. */
    private static void showDesk(Place place, Page page) {
        ProcessEngine engine = place.engine();
        if (place.name().endsWith("on")) {
            var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
            new WaitingWork(
                            engine.getTaskService(),
                            engine.getRuntimeService(),
                            new OnOwnBehalf(configuration),
                            new CurrentUser(engine.getIdentityService()),
                            Clock.system(ZoneId.of("Asia/Shanghai")))
                    .page(0, 20);
            return;
        }
        Supplier<TaskQuery> mine = () -> engine.getTaskService()
                .createTaskQuery()
                .or()
                .taskAssignee(OpenTasks.READER)
                .taskCandidateGroupIn(page.groups())
                .endOr();
        mine.get().count();
        mine.get().withoutDueDate().count();
        mine.get().dueBefore(new Date()).count();
        mine.get().dueBefore(new Date()).count();
        List<Task> shown = mine.get()
                .dueAfter(new Date(0))
                .orderByDueDate()
                .asc()
                .orderByTaskId()
                .asc()
                .listPage(0, 20);
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceIds(
                        shown.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()))
                .list();
    }

    private static HikariDataSource database() {
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(TestDatabase.freshUrl());
        database.setUsername("root");
        database.setPassword("");
        database.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return database;
    }

    private static Place place(String name, HikariDataSource database, boolean rights, int tasks) throws Exception {
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName(name);
        configuration.setDataSource(database);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(false);
        configuration.setEnforceHistoryTimeToLive(false);
        configuration
                .getProcessEnginePlugins()
                .add(new EngineRules(cycle -> null, Set.of("outcome"), Set.of(), List::of));
        if (rights) {
            configuration.getProcessEnginePlugins().add(new StaffRights());
        }
        ProcessEngine engine = configuration.buildProcessEngine();
        if (tasks > 0) {
            engine.getRepositoryService()
                    .createDeployment()
                    .addModelInstance(
                            "open.bpmn",
                            Bpmn.createExecutableProcess("open")
                                    .startEvent()
                                    .userTask("register")
                                    .endEvent()
                                    .done())
                    .deploy();
            String definition = engine.getRepositoryService()
                    .createProcessDefinitionQuery()
                    .singleResult()
                    .getId();
            OpenTasks.write(database, definition, 0, tasks);
            filters(engine);
        }
        Map<String, String> filters = new LinkedHashMap<>();
        engine.getIdentityService().clearAuthentication();
        engine.getFilterService()
                .createFilterQuery()
                .list()
                .forEach(filter -> filters.put(filter.getName(), filter.getId()));
        return new Place(name, engine, filters);
    }

    private static void filters(ProcessEngine engine) {
        Map<String, TaskQuery> queries = new LinkedHashMap<>();
        queries.put("group-created", ofMyGroups(engine).orderByTaskCreateTime().desc());
        queries.put("group-due", ofMyGroups(engine).orderByDueDate().asc());
        queries.put(
                "mine-due",
                engine.getTaskService()
                        .createTaskQuery()
                        .taskAssigneeExpression("${currentUser()}")
                        .orderByDueDate()
                        .asc());
        queries.put(
                "all-created",
                engine.getTaskService()
                        .createTaskQuery()
                        .orderByTaskCreateTime()
                        .desc());
        queries.forEach((name, query) -> {
            var filter = engine.getFilterService().newTaskFilter(name);
            filter.setQuery(query);
            engine.getFilterService().saveFilter(filter);
        });
    }

    private static TaskQuery ofMyGroups(ProcessEngine engine) {
        return engine.getTaskService().createTaskQuery().taskCandidateGroupInExpression("${currentUserGroups()}");
    }
}
