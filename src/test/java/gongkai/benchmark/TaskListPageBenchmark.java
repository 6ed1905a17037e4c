package gongkai.benchmark;

import static gongkai.benchmark.Figures.report;
import static org.assertj.core.api.Assertions.assertThat;

import gongkai.testing.WholeApplication;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The same page over HTTP, as Tasklist asks for it: one request for list and count with all that its cards show. First among
 * 1,000 open tasks, then among 100,000, in the same run.
 */
@WholeApplication
class TaskListPageBenchmark {

    private static final int TIMES = Integer.getInteger("gongkai.benchmark.pages", 200);
    private static final String PASSWORD = "gongkai-demo";
    private static final String HALF_READER = "halfreader";

    @LocalServerPort
    int port;

    @Autowired
    DataSource database;

    @Autowired
    ProcessEngine engine;

    @Test
    void pages() throws Exception {
        Durable.make(database);
        person(OpenTasks.READER, OpenTasks.SMALL);
        person(HALF_READER, OpenTasks.HALF);
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("disclosure-on-application")
                .latestVersion()
                .singleResult()
                .getId();
        OpenTasks.write(database, definition, 0, 1000);
        Map<String, Figures> few = measure();
        OpenTasks.write(database, definition, 1000, OpenTasks.MANY);
        Map<String, Figures> many = measure();
        many.forEach((page, figures) -> report(
                "page, HTTP: %-38s p50/p95 ms  1k %.1f/%.1f  100k %.1f/%.1f; 100k/1k p50 %.2f p95 %.2f",
                page,
                few.get(page).at(50),
                few.get(page).at(95),
                figures.at(50),
                figures.at(95),
                figures.at(50) / few.get(page).at(50),
                figures.at(95) / few.get(page).at(95)));
        for (String page : List.of("本组待办", "我的待办")) {
            report(
                    "page, HTTP: %-38s rights on/off at 100k p50 %.2f p95 %.2f",
                    page,
                    many.get(page).at(50) / many.get(page + ", no rights").at(50),
                    many.get(page).at(95) / many.get(page + ", no rights").at(95));
        }
    }

    private Map<String, Figures> measure() throws Exception {
        Browser reader = new Browser(port).signedIn(OpenTasks.READER, PASSWORD);
        Browser half = new Browser(port).signedIn(HALF_READER, PASSWORD);
        Map<String, Figures> figures = new LinkedHashMap<>();
        for (int n = -30; n < TIMES; n++) {
            boolean keep = n >= 0;
            for (String filter : List.of("本组待办", "我的待办")) {
                one(figures, filter, reader, filter, keep);
                setRights(false);
                one(figures, filter + ", no rights", reader, filter, keep);
                setRights(true);
            }
            desk(figures, reader, keep);
            if (n % 8 == 0) {
                one(figures, "本组待办, group with half of all", half, "本组待办", keep);
            }
        }
        return figures;
    }

    private void one(Map<String, Figures> figures, String page, Browser browser, String filter, boolean keep)
            throws Exception {
        Figures all = figures.computeIfAbsent(page, name -> new Figures());
        String address = Browser.ENGINE + "/filter/" + idOf(filter) + "/list?firstResult=0&maxResults=15";
        all.time(() -> assertThat(browser.post(
                                address,
                                Map.of("sorting", List.of(Map.of("sortBy", "created", "sortOrder", "desc"))),
                                "application/hal+json")
                        .path("count")
                        .asInt())
                .isPositive());
        if (!keep) {
            all.clear();
        }
    }

    private void desk(Map<String, Figures> figures, Browser browser, boolean keep) throws Exception {
        Figures all = figures.computeIfAbsent("审批台", name -> new Figures());
        all.time(() ->
                assertThat(browser.get("/staff/approvals").path("items").size()).isEqualTo(20));
        if (!keep) {
            all.clear();
        }
    }

    private final Map<String, String> ids = new LinkedHashMap<>();

    private String idOf(String filter) {
        return ids.computeIfAbsent(
                filter,
                name -> engine.getFilterService()
                        .createFilterQuery()
                        .filterName(name)
                        .singleResult()
                        .getId());
    }

    private void setRights(boolean on) {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).setAuthorizationEnabled(on);
    }

    private void person(String id, String group) {
        var identity = engine.getIdentityService();
        identity.saveGroup(identity.newGroup(group));
        var user = identity.newUser(id);
        user.setPassword(PASSWORD);
        ((IdentityServiceImpl) identity).saveUser(user, true);
        identity.createMembership(id, group);
    }
}
