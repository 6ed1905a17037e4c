package gongkai.platform.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gongkai.platform.EngineGrants;
import gongkai.platform.TestDatabase;
import gongkai.platform.engine.EngineRules;
import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nobody reaches another unit's case by any way the engine offers. Anna works in unit A, Bert in unit B; two cases lie with
 * A, two with B. Run on H2 and, with -Pmysql, on MySQL; to be run again whenever the engine's version changes.
 */
@Tag("database")
class StaffRightsTest {

    private static final String A = "unit-A";
    private static final String B = "unit-B";

    private static final Set<String> COCKPIT_OPENS_FOR = new HashSet<>(Set.of("principal-leader"));
    private static final EngineGrants LEADERS_AND_STARTERS = new EngineGrants() {
        @Override
        public Map<String, Set<String>> starters() {
            return Map.of("open", Set.of("staff"));
        }

        @Override
        public Set<String> cockpit() {
            return COCKPIT_OPENS_FOR;
        }
    };

    private static ProcessEngine engine;
    private static IdentityService identity;
    private static TaskService tasks;
    private static RuntimeService runtime;
    private static HistoryService history;
    private static FormService forms;
    private static FilterService filters;
    private static RepositoryService repository;
    private static ManagementService management;
    private static AuthorizationService authorizations;

    private List<String> casesOfA;
    private String caseOfB;
    private Task own;
    private Task foreign;
    private Attachment onForeignTask;
    private Attachment onForeignCase;

    @BeforeAll
    static void start() {
        var configuration = TestDatabase.use(new StandaloneInMemProcessEngineConfiguration());
        configuration.setJobExecutorActivate(false);
        configuration.setEnforceHistoryTimeToLive(false);
        configuration
                .getProcessEnginePlugins()
                .addAll(List.of(
                        new EngineRules(name -> null, Set.of("group", "v"), Set.of(), List::of), new StaffRights()));
        configuration.setAuthorizationService(new CockpitAccess(
                () -> Stream.of(LEADERS_AND_STARTERS),
                () -> user -> user.equals("stand-in") ? COCKPIT_OPENS_FOR : Set.of()));
        engine = configuration.buildProcessEngine();
        identity = engine.getIdentityService();
        tasks = engine.getTaskService();
        runtime = engine.getRuntimeService();
        history = engine.getHistoryService();
        forms = engine.getFormService();
        filters = engine.getFilterService();
        repository = engine.getRepositoryService();
        management = engine.getManagementService();
        authorizations = engine.getAuthorizationService();
        repository
                .createDeployment()
                .addModelInstance("open.bpmn", twoSteps("open"))
                .addModelInstance("closed.bpmn", twoSteps("closed"))
                .deploy();
        people();
        new StaffGrants(authorizations).make(List.of(LEADERS_AND_STARTERS));
        savedFilters().forEach((name, query) -> {
            Filter filter = filters.newTaskFilter(name);
            filter.setQuery(query);
            filters.saveFilter(filter);
        });
    }

    private static BpmnModelInstance twoSteps(String key) {
        return Bpmn.createExecutableProcess(key)
                .startEvent()
                .userTask("review")
                .camundaCandidateGroups("${group}")
                .camundaFormKey("a-form")
                .userTask("reply")
                .camundaCandidateGroups("unit-C")
                .endEvent()
                .done();
    }

    private static void people() {
        for (String group : List.of(A, B, "staff")) {
            identity.saveGroup(identity.newGroup(group));
        }
        for (String user : List.of("anna", "bert")) {
            identity.saveUser(identity.newUser(user));
        }
        identity.createMembership("anna", A);
        identity.createMembership("anna", "staff");
        identity.createMembership("bert", B);
    }

    private static Map<String, TaskQuery> savedFilters() {
        Map<String, TaskQuery> queries = new LinkedHashMap<>();
        queries.put("all", tasks.createTaskQuery().orderByTaskCreateTime().desc());
        queries.put(
                "groups",
                tasks.createTaskQuery()
                        .taskCandidateGroupInExpression("${currentUserGroups()}")
                        .orderByDueDate()
                        .asc());
        queries.put("mine", tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
        queries.put(
                "sly",
                tasks.createTaskQuery()
                        .or()
                        .taskCandidateGroup(B)
                        .taskNameLike("%")
                        .endOr()
                        .or()
                        .taskUnassigned()
                        .taskAssigned()
                        .endOr());
        return queries;
    }

    @AfterAll
    static void stop() {
        identity.clearAuthentication();
        engine.close();
    }

    @BeforeEach
    void cases() {
        identity.clearAuthentication();
        casesOfA = List.of(begin(A, 1), begin(A, 1));
        caseOfB = begin(B, 2);
        begin(B, 2);
        own = taskOf(casesOfA.get(0));
        foreign = taskOf(caseOfB);
        tasks.createComment(foreign.getId(), caseOfB, "not for A");
        tasks.createComment(own.getId(), casesOfA.get(0), "for A");
        onForeignTask =
                tasks.createAttachment("t", foreign.getId(), null, "n", "d", new ByteArrayInputStream(new byte[1]));
        onForeignCase = tasks.createAttachment("t", null, caseOfB, "n", "d", new ByteArrayInputStream(new byte[1]));
        asAnna();
    }

    @AfterEach
    void endAllCases() {
        identity.clearAuthentication();
        runtime.createProcessInstanceQuery()
                .list()
                .forEach(one -> runtime.deleteProcessInstance(one.getId(), "end of the test"));
        history.createHistoricProcessInstanceQuery()
                .list()
                .forEach(one -> history.deleteHistoricProcessInstance(one.getId()));
    }

    private static String begin(String group, int v) {
        return runtime.startProcessInstanceByKey("open", Map.of("group", group, "v", v))
                .getId();
    }

    private static Task taskOf(String instance) {
        return tasks.createTaskQuery().processInstanceId(instance).singleResult();
    }

    private static void as(String user, String... groups) {
        identity.setAuthentication(user, List.of(groups));
    }

    private static void asAnna() {
        as("anna", A, "staff");
    }

    private static void asNobody() {
        identity.clearAuthentication();
    }

    private static String filter(String name) {
        return filters.createFilterQuery().filterName(name).singleResult().getId();
    }

    private static Set<String> casesIn(Collection<? extends Task> list) {
        return list.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet());
    }

    /** Refused, or answered as if there were nothing. */
    private static void closed(Callable<?> way) {
        Object answer;
        try {
            answer = way.call();
        } catch (AuthorizationException refused) {
            return;
        } catch (Exception other) {
            throw new AssertionError("neither refused nor empty", other);
        }
        if (answer instanceof Collection<?> list) {
            assertThat(list).isEmpty();
        } else if (answer instanceof Number count) {
            assertThat(count.longValue()).isZero();
        } else {
            assertThat(answer).isNull();
        }
    }

    private static void closed(Query<?, ?> query) {
        closed(query::list);
        closed(query::count);
    }

    private static void refused(Runnable change) {
        assertThatThrownBy(change::run).isInstanceOf(AuthorizationException.class);
    }

    // ---- following up

    @Test
    void whoHoldsATaskSaysWhenHeComesBackToItAndChangesNothingElse() {
        String id = own.getId();
        refused(() -> save(id, task -> task.setFollowUpDate(new Date(5_000))));
        tasks.claim(id, "anna");
        save(id, task -> task.setFollowUpDate(new Date(5_000)));
        assertThat(tasks.createTaskQuery().taskId(id).singleResult().getFollowUpDate())
                .hasSameTimeAs(new Date(5_000));
        save(id, task -> task.setFollowUpDate(null));
        assertThat(tasks.createTaskQuery().taskId(id).singleResult().getFollowUpDate())
                .isNull();

        List<Consumer<Task>> changes = List.of(
                task -> task.setDueDate(new Date(9_000)),
                task -> task.setAssignee("bert"),
                task -> task.setAssignee(null),
                task -> task.setName("another"),
                task -> task.setDescription("another"),
                task -> task.setPriority(99),
                task -> task.setOwner("anna"),
                task -> task.setDelegationState(DelegationState.PENDING));
        for (Consumer<Task> change : changes) {
            refused(() -> save(id, change));
            refused(() -> save(id, change.andThen(task -> task.setFollowUpDate(new Date(7_000)))));
        }
        as("bert", B);
        refused(() -> tasks.saveTask(followedUp(foreign)));
        as("berta", A);
        refused(() -> save(id, task -> task.setFollowUpDate(new Date(7_000))));
        as("lena", "auditor");
        refused(() -> save(id, task -> task.setFollowUpDate(new Date(7_000))));
        asAnna();
        assertThat(tasks.createTaskQuery().taskId(id).singleResult().getFollowUpDate())
                .isNull();
    }

    private static void save(String id, Consumer<Task> change) {
        Task task = tasks.createTaskQuery().taskId(id).singleResult();
        change.accept(task);
        tasks.saveTask(task);
    }

    private static Task followedUp(Task task) {
        task.setFollowUpDate(new Date(5_000));
        return task;
    }

    // ---- lists

    @Test
    void theListIsOnesOwnUnits() {
        assertThat(casesIn(tasks.createTaskQuery().list())).containsExactlyInAnyOrderElementsOf(casesOfA);
        assertThat(tasks.createTaskQuery().count()).isEqualTo(2);
        assertThat(tasks.createTaskQuery()
                        .taskId(own.getId())
                        .initializeFormKeys()
                        .singleResult())
                .isNotNull();
    }

    @Test
    void noQueryReachesFurther() {
        List<TaskQuery> attempts = List.of(
                tasks.createTaskQuery().taskCandidateGroup(B),
                tasks.createTaskQuery().taskCandidateGroupLike("%"),
                tasks.createTaskQuery().taskCandidateUser("bert"),
                tasks.createTaskQuery().taskInvolvedUser("bert"),
                tasks.createTaskQuery().withCandidateGroups(),
                tasks.createTaskQuery().taskCandidateGroupIn(List.of(A, B)),
                tasks.createTaskQuery().taskCandidateGroupIn(List.of(A, B)).includeAssignedTasks(),
                tasks.createTaskQuery().withoutCandidateUsers(),
                tasks.createTaskQuery().processVariableValueEquals("v", 2),
                tasks.createTaskQuery().processDefinitionKey("open"),
                tasks.createTaskQuery().taskUnassigned(),
                tasks.createTaskQuery()
                        .or()
                        .taskAssignee("anna")
                        .taskCandidateGroup(B)
                        .endOr(),
                tasks.createTaskQuery()
                        .or()
                        .taskCandidateGroup(A)
                        .taskUnassigned()
                        .endOr(),
                tasks.createTaskQuery()
                        .or()
                        .taskId(foreign.getId())
                        .taskUnassigned()
                        .endOr(),
                tasks.createTaskQuery().taskAssigneeIn("anna", "bert"),
                tasks.createTaskQuery().taskCandidateUser("anna").includeAssignedTasks());
        for (TaskQuery attempt : attempts) {
            assertThat(casesOfA).containsAll(casesIn(attempt.list()));
            assertThat(attempt.count()).isLessThanOrEqualTo(2);
        }
        closed(tasks.createTaskQuery().taskId(foreign.getId()));
        closed(tasks.createTaskQuery().processInstanceId(caseOfB));
    }

    @Test
    void savedFiltersShowEachReaderHisOwn() {
        assertThat(filters.createFilterQuery().count()).isEqualTo(4);
        assertThat(filters.list(filter("all"))).hasSize(2);
        assertThat(filters.count(filter("all"))).isEqualTo(2);
        assertThat(filters.listPage(filter("all"), 0, 1)).hasSize(1);
        assertThat(filters.list(filter("groups"))).hasSize(2);
        assertThat(filters.count(filter("groups"))).isEqualTo(2);
        assertThat(filters.count(filter("mine"))).isZero();
        List<Task> sly = filters.list(filter("sly"));
        assertThat(casesOfA).containsAll(casesIn(sly));
        assertThat(filters.count(filter("sly"))).isLessThanOrEqualTo(2);
        assertThat(filters.count(filter("all"), tasks.createTaskQuery().processInstanceId(caseOfB)))
                .isZero();
        assertThat(filters.count(filter("all"), tasks.createTaskQuery().processInstanceId(casesOfA.get(0))))
                .isEqualTo(1);
    }

    @Test
    void withoutGroupsThereIsNothing() {
        as("nobody");
        closed(tasks.createTaskQuery());
    }

    // ---- another unit's task

    @Test
    void anotherUnitsTaskCannotBeWorkedOn() {
        String id = foreign.getId();
        refused(() -> tasks.claim(id, "anna"));
        refused(() -> tasks.complete(id));
        refused(() -> forms.submitTaskForm(id, Map.of()));
        refused(() -> tasks.setAssignee(id, "anna"));
        refused(() -> tasks.setAssignee(id, null));
        refused(() -> tasks.delegateTask(id, "anna"));
        refused(() -> tasks.resolveTask(id));
        refused(() -> tasks.handleBpmnError(id, "error"));
        refused(() -> tasks.handleEscalation(id, "escalation"));
        refused(() -> tasks.addCandidateUser(id, "anna"));
        refused(() -> tasks.setOwner(id, "anna"));
        refused(() -> tasks.setPriority(id, 99));
        refused(() -> tasks.setVariable(id, "v", 3));
        refused(() -> tasks.removeVariable(id, "v"));
        refused(() -> tasks.saveTask(foreign));
        assertThatThrownBy(() -> tasks.deleteTask(id)).isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void anotherUnitsTaskCannotBeRead() {
        String id = foreign.getId();
        closed(() -> tasks.getIdentityLinksForTask(id));
        closed(() -> tasks.getVariables(id));
        closed(() -> tasks.getVariable(id, "v"));
        closed(() -> forms.getTaskFormData(id));
        closed(() -> forms.getTaskFormVariables(id));
        closed(() -> forms.getRenderedTaskForm(id));
        closed(() -> forms.getDeployedTaskForm(id));
    }

    @Test
    void anotherUnitsCommentsAndFilesAreClosed() {
        String id = foreign.getId();
        closed(() -> tasks.getTaskComments(id));
        closed(() -> tasks.getProcessInstanceComments(caseOfB));
        refused(() -> tasks.createComment(id, null, "x"));
        refused(() -> tasks.createComment(null, caseOfB, "x"));
        refused(() -> tasks.deleteTaskComments(id));
        closed(() -> tasks.getTaskAttachments(id));
        closed(() -> tasks.getTaskAttachmentContent(id, onForeignTask.getId()));
        closed(() -> tasks.getAttachment(onForeignTask.getId()));
        closed(() -> tasks.getAttachmentContent(onForeignCase.getId()));
        closed(() -> tasks.getProcessInstanceAttachments(caseOfB));
        refused(() -> tasks.createAttachment("t", id, null, "n", "d", "http://example"));
        refused(() -> tasks.deleteAttachment(onForeignTask.getId()));
        closed(() -> tasks.getTaskEvents(id));
    }

    // ---- past the task

    @Test
    void instancesAreClosed() {
        closed(runtime.createProcessInstanceQuery());
        closed(runtime.createExecutionQuery());
        closed(runtime.createVariableInstanceQuery());
        closed(runtime.createIncidentQuery());
        closed(runtime.createEventSubscriptionQuery());
        closed(management.createJobQuery());
        closed(() -> runtime.getVariables(caseOfB));
        closed(() -> runtime.getActivityInstance(caseOfB));
        refused(() -> runtime.setVariable(caseOfB, "v", 3));
        refused(() -> runtime.deleteProcessInstance(caseOfB, "x"));
        refused(() -> runtime.suspendProcessInstanceById(caseOfB));
        refused(() -> runtime.createProcessInstanceModification(caseOfB)
                .cancelAllForActivity("review")
                .execute());
    }

    @Test
    void historyIsClosed() {
        closed(history.createHistoricTaskInstanceQuery());
        closed(history.createHistoricTaskInstanceQuery().taskId(foreign.getId()));
        closed(history.createHistoricProcessInstanceQuery());
        closed(history.createHistoricVariableInstanceQuery());
        closed(history.createHistoricDetailQuery());
        closed(history.createHistoricActivityInstanceQuery());
        closed(history.createHistoricIdentityLinkLogQuery());
        closed(history.createHistoricJobLogQuery());
        closed(history.createUserOperationLogQuery().taskId(foreign.getId()));
        closed(history.createUserOperationLogQuery());
    }

    @Test
    void backDoorsAreClosed() {
        closed(() ->
                tasks.createNativeTaskQuery().sql("select * from ACT_RU_TASK").list());
        closed(() -> history.createNativeHistoricTaskInstanceQuery()
                .sql("select count(*) from ACT_HI_TASKINST")
                .count());
        closed(() -> identity.createNativeUserQuery()
                .sql("select * from ACT_ID_USER")
                .list());
        closed(() -> tasks.createTaskReport().taskCountByCandidateGroup());
        closed(() -> management.createTablePageQuery().tableName("ACT_RU_TASK").listPage(0, 5));
    }

    @Test
    void rightsFiltersAndPeopleCannotBeChanged() {
        refused(() -> authorizations.saveAuthorization(authorizations.createNewAuthorization(1)));
        Filter all = filters.createFilterQuery().filterName("all").singleResult();
        all.setName("x");
        refused(() -> filters.saveFilter(all));
        refused(() -> filters.saveFilter(filters.newTaskFilter("new")));
        refused(() -> tasks.saveTask(tasks.newTask()));
        refused(() -> identity.createMembership("anna", B));
        refused(() -> repository
                .createDeployment()
                .addModelInstance("new.bpmn", twoSteps("new"))
                .deploy());
        assertThat(identity.createUserQuery().list()).hasSize(1);
    }

    @Test
    void whatMayBeStartedIsGrantedByProcess() {
        refused(() -> runtime.startProcessInstanceByKey("closed", Map.of("group", A)));
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .startablePermissionCheck()
                        .list())
                .extracting("key")
                .containsExactly("open");
        assertThatCode(() -> runtime.startProcessInstanceByKey("open", Map.of("group", B)))
                .doesNotThrowAnyException();
        as("bert", B);
        refused(() -> runtime.startProcessInstanceByKey("open", Map.of("group", B)));
    }

    // ---- one's own task

    @Test
    void onesOwnTaskIsOpen() {
        String id = own.getId();
        assertThat(tasks.getTaskComments(id)).hasSize(1);
        assertThat(history.createHistoricTaskInstanceQuery().taskId(id).singleResult())
                .as("REST looks here before it lists comments")
                .isNotNull();
        assertThat(tasks.getVariables(id)).containsKey("v");
        assertThat(forms.getTaskFormData(id).getFormKey()).isEqualTo("a-form");
        assertThat(tasks.getIdentityLinksForTask(id)).isNotEmpty();
    }

    @Test
    void aTaskIsTakenGivenBackAndCompletedByOnePerson() {
        String id = own.getId();
        tasks.claim(id, "anna");
        assertThat(filters.count(filter("mine"))).isEqualTo(1);
        assertThat(filters.list(filter("mine"))).hasSize(1);
        assertThat(history.createUserOperationLogQuery().taskId(id).count()).isPositive();

        as("colleague", A);
        assertThat(tasks.createTaskQuery().taskId(id).count())
                .as("a colleague sees who has it")
                .isEqualTo(1);
        refused(() -> tasks.complete(id));
        refused(() -> tasks.setAssignee(id, null));
        refused(() -> tasks.claim(id, "colleague"));

        asAnna();
        tasks.setAssignee(id, null);
        tasks.claim(id, "anna");
        tasks.complete(id, Map.of("z", 1));
        closed(history.createHistoricTaskInstanceQuery().taskId(id));
        closed(tasks.createTaskQuery().processInstanceId(casesOfA.get(0)));
    }

    @Test
    void aTaskIsNotHandedOn() {
        String id = own.getId();
        refused(() -> tasks.claim(id, "bert"));
        refused(() -> tasks.setAssignee(id, "anna"));
        tasks.claim(id, "anna");
        refused(() -> tasks.setAssignee(id, "bert"));
        refused(() -> tasks.delegateTask(id, "bert"));
        refused(() -> tasks.addCandidateGroup(id, B));
        refused(() -> tasks.deleteCandidateGroup(id, A));
        refused(() -> tasks.setDueDate(id, new java.util.Date(0)));
    }

    @Test
    void nothingIsLaidDownInATaskBesideItsForm() {
        String id = own.getId();
        tasks.claim(id, "anna");
        for (Runnable change : List.<Runnable>of(
                () -> tasks.setVariable(id, "v", 3),
                () -> tasks.setVariableLocal(id, "v", 3),
                () -> tasks.setVariables(id, Map.of("v", 3)),
                () -> tasks.setVariablesLocal(id, Map.of("v", 3)),
                () -> tasks.removeVariable(id, "v"),
                () -> tasks.removeVariableLocal(id, "v"),
                () -> tasks.removeVariables(id, List.of("v")),
                () -> tasks.removeVariablesLocal(id, List.of("v")),
                () -> tasks.resolveTask(id),
                () -> tasks.resolveTask(id, Map.of("v", 3)))) {
            refused(change);
            as("root", "camunda-admin", A);
            refused(change);
            asAnna();
        }
        assertThat(tasks.getVariable(id, "v")).isEqualTo(1);
        assertThat(tasks.getVariablesLocal(id)).isEmpty();
        tasks.complete(id, Map.of("v", 3));
    }

    @Test
    void whatWasDelegatedIsResolvedWithoutAnswers() {
        String id = own.getId();
        tasks.claim(id, "anna");
        as("root", "camunda-admin");
        tasks.delegateTask(id, "bert");
        as("bert", B);
        refused(() -> tasks.resolveTask(id, Map.of("v", 3)));
        tasks.resolveTask(id);
        asAnna();
        tasks.complete(id);
    }

    @Test
    void whatIsOfferedToNobodyIsNotGivenBack() {
        String id = own.getId();
        asNobody();
        tasks.deleteCandidateGroup(id, A);
        tasks.setAssignee(id, "anna");
        for (String user : List.of("anna", "root")) {
            as(user, user.equals("root") ? "camunda-admin" : A);
            assertThatThrownBy(() -> tasks.setAssignee(id, null)).hasMessageContaining("没有岗位可以退回");
        }
        asAnna();
        assertThatThrownBy(() -> tasks.claim(id, null)).hasMessageContaining("没有岗位可以退回");
        tasks.complete(id);
    }

    @Test
    void anOfferedTaskIsCompletedWithoutBeingTaken() {
        assertThatCode(() -> forms.submitTaskForm(taskOf(casesOfA.get(1)).getId(), Map.of()))
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsAssignedToMeIsMineWhateverItsGroup() {
        as("root", "camunda-admin");
        tasks.setAssignee(foreign.getId(), "anna");
        as("anna");
        assertThat(tasks.createTaskQuery().taskId(foreign.getId()).count()).isEqualTo(1);
        as("bert", B);
        assertThat(tasks.createTaskQuery().list()).isNotEmpty();
        refused(() -> tasks.complete(foreign.getId()));
    }

    // ---- administrators, auditors, the product itself

    @Test
    void administratorsSeeAllAndAssignButDecideNothing() {
        as("root", "camunda-admin", A);
        assertThat(tasks.createTaskQuery().count()).isEqualTo(4);
        assertThat(filters.count(filter("all"))).isEqualTo(4);
        assertThat(tasks.getTaskComments(foreign.getId())).hasSize(1);
        assertThat(history.createHistoricProcessInstanceQuery().count()).isEqualTo(4);
        assertThat(tasks.getVariables(foreign.getId())).containsKey("v");
        assertThatCode(() -> tasks.setAssignee(foreign.getId(), "bert")).doesNotThrowAnyException();
        assertThatCode(() -> tasks.setAssignee(foreign.getId(), null)).doesNotThrowAnyException();
        refused(() -> tasks.complete(own.getId()));
        refused(() -> forms.submitTaskForm(own.getId(), Map.of()));
        refused(() -> tasks.claim(own.getId(), "root"));
        tasks.setAssignee(own.getId(), "root");
        refused(() -> tasks.complete(own.getId()));
    }

    @Test
    void auditorsReadAllAndChangeNothing() {
        as("watcher", "auditor", A);
        assertThat(tasks.createTaskQuery().count()).isEqualTo(4);
        assertThat(tasks.getTaskComments(foreign.getId())).hasSize(1);
        assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(4);
        assertThat(history.createHistoricProcessInstanceQuery().count()).isEqualTo(4);
        refused(() -> tasks.complete(own.getId()));
        refused(() -> tasks.claim(own.getId(), "watcher"));
        refused(() -> tasks.setAssignee(own.getId(), "anna"));
        refused(() -> tasks.createComment(own.getId(), null, "x"));
        refused(() -> tasks.setVariable(own.getId(), "v", 3));
        refused(() -> runtime.deleteProcessInstance(caseOfB, "x"));
        refused(() -> runtime.startProcessInstanceByKey("open", Map.of("group", A)));
        closed(() ->
                tasks.createNativeTaskQuery().sql("select * from ACT_RU_TASK").list());
    }

    @Test
    void cockpitIsForThoseNamed() {
        for (var row : Map.of("principal-leader", true, "auditor", true, "camunda-admin", true, "staff", false)
                .entrySet()) {
            assertThat(mayOpenCockpit("x", List.of(row.getKey())))
                    .as(row.getKey())
                    .isEqualTo(row.getValue());
        }
        assertThat(authorizations.isUserAuthorized(
                        "x", List.of("staff"), Permissions.ACCESS, Resources.APPLICATION, "tasklist"))
                .isTrue();
        assertThat(authorizations.isUserAuthorized(
                        "x", List.of("staff"), Permissions.ACCESS, Resources.APPLICATION, "admin"))
                .isFalse();
    }

    private static boolean mayOpenCockpit(String user, List<String> groups) {
        return authorizations.isUserAuthorized(user, groups, Permissions.ACCESS, Resources.APPLICATION, "cockpit");
    }

    @Test
    void cockpitOpensAlsoForWhoStandsInAndForWhomAModuleNamesLater() {
        assertThat(mayOpenCockpit("stand-in", List.of("staff"))).isTrue();
        assertThat(mayOpenCockpit("x", List.of("principal-leader-new"))).isFalse();
        COCKPIT_OPENS_FOR.add("principal-leader-new");
        try {
            assertThat(mayOpenCockpit("x", List.of("principal-leader-new"))).isTrue();
            assertThat(mayOpenCockpit("x", null)).isFalse();
            assertThat(authorizations.isUserAuthorized(
                            "x", List.of("principal-leader-new"), Permissions.ACCESS, Resources.APPLICATION, "admin"))
                    .isFalse();
        } finally {
            COCKPIT_OPENS_FOR.remove("principal-leader-new");
        }
    }

    /** Its lists of cases and incidents ask for rows, also of administrators, who need none elsewhere. */
    @ParameterizedTest
    @ValueSource(strings = {"camunda-admin", "auditor"})
    void cockpitsListsFindTheirRows(String group) {
        asNobody();
        assertThat(authorizations
                        .createAuthorizationQuery()
                        .groupIdIn(group)
                        .resourceType(Resources.PROCESS_DEFINITION)
                        .hasPermission(ProcessDefinitionPermissions.READ_INSTANCE)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void theProductItselfIsNotChecked() {
        asNobody();
        assertThat(tasks.createTaskQuery().count()).isEqualTo(4);
    }

    @Test
    void grantsAreMadeOnceAndTasksMakeNone() {
        asNobody();
        long rows = authorizations.createAuthorizationQuery().count();
        new StaffGrants(authorizations).make(List.of());
        begin(A, 1);
        assertThat(authorizations.createAuthorizationQuery().count())
                .isEqualTo(rows)
                .isLessThan(30);
    }
}
