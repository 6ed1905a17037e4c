package gongkai.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import gongkai.platform.InvalidInput;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The product as seen from outside, through HTTP: sign-in, sessions, rights by route, and what is said when something fails. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "outside-test=true")
@Import(OutsideTest.Stage.class)
class OutsideTest {

    private static final String PASSWORD = "outside";
    private static final String POSTING = "/api/v1/applications/outside-test/corrections";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What stands in for the modules in these tests. */
    @TestConfiguration
    static class Stage {

        public static class Listener {
            public void complete(DelegateTask task) {
                if (task.getVariable("comment") == null) {
                    throw new InvalidInput(Map.of("comment", "请写明退回理由"));
                }
                if ("late".equals(task.getVariable("comment"))) {
                    throw new Refused("这件申请已经办结，不能再退回");
                }
            }
        }

        record Question(int count, Kind kind) {
            enum Kind {
                ONE,
                TWO
            }
        }

        /** Found by the scan, and only here. */
        @RestController
        @ConditionalOnProperty("outside-test")
        static class Calls {

            @GetMapping("/api/v1/catalogue/outside-test/{number}")
            String call(@PathVariable String number, @RequestParam(defaultValue = "1") int page) {
                switch (number) {
                    case "refused" -> throw new Refused("status", "这件申请已经办结");
                    case "invalid" -> {
                        Map<String, String> errors = new LinkedHashMap<>();
                        errors.put("name", "请填写姓名");
                        errors.put("phone", "请填写联系电话");
                        throw new InvalidInput(errors);
                    }
                    case "gone" -> throw new NotFound("没有这件申请");
                    case "broken" -> throw new IllegalStateException("secret detail");
                    default -> {
                        return "{}";
                    }
                }
            }

            @PostMapping("/api/v1/applications/outside-test/corrections")
            String post(@RequestBody Question question) {
                return "{}";
            }

            @PostMapping("/staff/outside-test/note")
            String note() {
                return "noted";
            }
        }

        @Bean
        Listener outsideListener() {
            return new Listener();
        }
    }

    @LocalServerPort
    private int port;

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final IdentityService identity;

    @Autowired
    OutsideTest(RepositoryService repository, RuntimeService runtime, TaskService tasks, IdentityService identity) {
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
        this.identity = identity;
    }

    @BeforeEach
    void stage() {
        if (identity.createUserQuery().userId("clerk").count() == 0) {
            person("clerk", "office");
            person("stranger", "unit-X");
            person("typist", "office");
            repository
                    .createDeployment()
                    .addModelInstance(
                            "outside.bpmn",
                            Bpmn.createExecutableProcess("outside")
                                    .camundaHistoryTimeToLiveString("P1D")
                                    .startEvent()
                                    .userTask("decide")
                                    .camundaCandidateGroups("office")
                                    .camundaTaskListenerExpression("complete", "${outsideListener.complete(task)}")
                                    .endEvent()
                                    .done())
                    .deploy();
        }
    }

    private void person(String id, String group) {
        User user = identity.newUser(id);
        user.setPassword(PASSWORD);
        ((IdentityServiceImpl) identity).saveUser(user, true);
        if (identity.createGroupQuery().groupId(group).count() == 0) {
            identity.saveGroup(identity.newGroup(group));
        }
        identity.createMembership(id, group);
    }

    private Task task() {
        String instance = runtime.startProcessInstanceByKey("outside", "K1").getId();
        return tasks.createTaskQuery().processInstanceId(instance).singleResult();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpRequest.Builder page(String path) {
        return to(path).header("Accept", "text/html");
    }

    private HttpRequest.Builder as(String user, String path) {
        return to(path).header("Authorization", basic(user, PASSWORD));
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(HttpRequest.Builder request, String json) throws Exception {
        return send(request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    private HttpResponse<String> form(HttpRequest.Builder request, Map<String, String> fields) throws Exception {
        String body = String.join(
                "&",
                fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .toList());
        return send(request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> signIn(String user, String password) throws Exception {
        String html = send(page("/login")).body();
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(html);
        assertThat(token.find()).as("the form carries a token").isTrue();
        return form(page("/login"), Map.of("username", user, "password", password, "_csrf", token.group(1)));
    }

    private JsonNode csrf() throws Exception {
        return JSON.readTree(send(to("/staff/csrf")).body());
    }

    private static String answer(String... values) throws Exception {
        Map<String, Object> variables = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            variables.put(values[i], Map.of("value", values[i + 1]));
        }
        return JSON.writeValueAsString(Map.of("variables", variables));
    }

    @Test
    void oneSignInOpensPagesAndTasklistAndEndsEverywhere() throws Exception {
        assertThat(send(page("/camunda/app/tasklist/default/"))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("/login");
        assertThat(send(to("/camunda/api/engine/engine/default/task")).statusCode())
                .isEqualTo(401);

        String before = session();
        assertThat(signIn("clerk", PASSWORD).headers().firstValue("Location").orElseThrow())
                .endsWith("/camunda/app/tasklist/default/");
        assertThat(session()).as("a new session id").isNotEqualTo(before);

        Task task = task();
        assertThat(send(to("/camunda/api/engine/engine/default/task?processInstanceId=" + task.getProcessInstanceId()))
                        .body())
                .contains(task.getId());
        assertThat(send(page("/login")).statusCode()).isEqualTo(302);
        assertThat(post(to("/camunda/api/admin/auth/user/default/logout"), "").statusCode())
                .isEqualTo(204);
        assertThat(send(to("/staff/csrf")).statusCode()).isEqualTo(401);
    }

    private String session() {
        return ((CookieManager) browser.cookieHandler().orElseThrow())
                .getCookieStore().getCookies().stream()
                        .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                        .map(cookie -> cookie.getValue())
                        .findFirst()
                        .orElse("none");
    }

    @Test
    void fiveWrongPasswordsLockTheRightOneOut() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertThat(signIn("typist", "wrong")
                            .headers()
                            .firstValue("Location")
                            .orElseThrow())
                    .endsWith("/login?error");
        }
        assertThat(signIn("typist", PASSWORD).headers().firstValue("Location").orElseThrow())
                .as("after four mistakes")
                .doesNotContain("error");
        assertThat(form(to("/logout"), Map.of("_csrf", csrf().get("token").asText()))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("/login?out");
        for (int i = 0; i < 5; i++) {
            signIn("typist", "wrong");
        }
        assertThat(signIn("typist", PASSWORD).headers().firstValue("Location").orElseThrow())
                .as("after five")
                .endsWith("/login?error");
    }

    @Test
    void changesBySessionNeedTheToken() throws Exception {
        signIn("clerk", PASSWORD);
        assertThat(post(to("/staff/outside-test/note"), "").statusCode()).isEqualTo(403);
        JsonNode csrf = csrf();
        assertThat(post(
                                to("/staff/outside-test/note")
                                        .header(
                                                csrf.get("headerName").asText(),
                                                csrf.get("token").asText()),
                                "")
                        .body())
                .isEqualTo("noted");
        String complete = "/engine-rest/task/" + task().getId() + "/complete";
        assertThat(post(to(complete), answer("comment", "同意")).statusCode()).isEqualTo(403);
        assertThat(post(as("clerk", complete), answer("comment", "同意")).statusCode())
                .isEqualTo(204);
    }

    @Test
    void aRefusedAnswerIs400WithTheBareSentenceAndTheTaskStays() throws Exception {
        Task task = task();
        for (String way : List.of("complete", "submit-form")) {
            HttpResponse<String> missing =
                    post(as("clerk", "/engine-rest/task/" + task.getId() + "/" + way), answer("outcome", "return"));
            assertThat(missing.statusCode()).isEqualTo(400);
            assertThat(JSON.readTree(missing.body()).get("message").asText()).isEqualTo("请写明退回理由");
            assertThat(JSON.readTree(missing.body()).at("/errors/0/field").asText())
                    .isEqualTo("comment");

            HttpResponse<String> late =
                    post(as("clerk", "/engine-rest/task/" + task.getId() + "/" + way), answer("comment", "late"));
            assertThat(late.statusCode()).isEqualTo(400);
            assertThat(JSON.readTree(late.body()).get("message").asText()).isEqualTo("这件申请已经办结，不能再退回");
        }
        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isEqualTo(1);

        signIn("clerk", PASSWORD);
        send(page("/camunda/app/tasklist/default/"));
        HttpResponse<String> tasklist = post(
                to("/camunda/api/engine/engine/default/task/" + task.getId() + "/submit-form")
                        .header("X-XSRF-TOKEN", xsrf()),
                answer("outcome", "return"));
        assertThat(tasklist.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(tasklist.body()).get("message").asText()).isEqualTo("请写明退回理由");
    }

    private String xsrf() {
        return ((CookieManager) browser.cookieHandler().orElseThrow())
                .getCookieStore().getCookies().stream()
                        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                        .map(cookie -> cookie.getValue())
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void whoComesSecondIsToldSo() throws Exception {
        Task task = task();
        String complete = "/engine-rest/task/" + task.getId() + "/complete";
        assertThat(post(as("clerk", complete), answer("comment", "同意")).statusCode())
                .isEqualTo(204);
        HttpResponse<String> second = post(as("clerk", complete), answer("comment", "同意"));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("刚刚已经办理或者改动");
        assertThat(second.body()).doesNotContain("Cannot");

        String claim = "/engine-rest/task/" + task().getId() + "/claim";
        assertThat(post(as("clerk", claim), "{\"userId\":\"clerk\"}").statusCode())
                .isEqualTo(204);
    }

    @Test
    void ofManyAtOnceOneCompletesAndTheOthersAreTold() throws Exception {
        for (int round = 0; round < 10; round++) {
            HttpRequest complete = as("clerk", "/engine-rest/task/" + task().getId() + "/complete")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(answer("comment", "同意")))
                    .build();
            List<Integer> answers =
                    Stream.generate(() -> browser.sendAsync(complete, BodyHandlers.ofString()))
                            .limit(8)
                            .toList()
                            .stream()
                            .map(answer -> answer.join().statusCode())
                            .sorted()
                            .toList();
            assertThat(answers).containsExactly(204, 409, 409, 409, 409, 409, 409, 409);
        }
    }

    @Test
    void programsSignInWithEachCall() throws Exception {
        HttpResponse<String> nobody = send(to("/engine-rest/task"));
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(nobody.body()).contains("登录");
        assertThat(send(to("/engine-rest/task").header("Authorization", basic("clerk", "wrong")))
                        .statusCode())
                .isEqualTo(401);
        HttpResponse<String> clerk = send(as("clerk", "/engine-rest/task"));
        assertThat(clerk.statusCode()).isEqualTo(200);
        assertThat(clerk.headers().allValues("Set-Cookie")).isEmpty();
        for (String way : List.of("", "/", "?failedJobs=true")) {
            assertThat(send(as("clerk", "/engine-rest/process-definition/statistics" + way))
                            .statusCode())
                    .as(way)
                    .isEqualTo(403);
        }
        assertThat(send(to("/engine-rest/process-definition/statistics")
                                .header("Authorization", basic("root", "Test-only-2026!")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(to("/engine-rest/deployment/create")
                                .header("Authorization", basic("root", "Test-only-2026!"))
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void operatorsSeeHealthOthersNothing() throws Exception {
        assertThat(send(to("/actuator/health")).statusCode()).isEqualTo(200);
        assertThat(send(to("/actuator/prometheus")).statusCode()).isEqualTo(401);
        assertThat(send(as("clerk", "/actuator/prometheus")).statusCode()).isEqualTo(403);
        assertThat(send(as("clerk", "/actuator/env")).statusCode()).isEqualTo(403);
    }

    @Test
    void failuresAreProblemDocumentsForPrograms() throws Exception {
        problem(send(to("/api/v1/catalogue/outside-test/refused")), 409, "refused", "这件申请已经办结");
        JsonNode invalid =
                problem(send(to("/api/v1/catalogue/outside-test/invalid")), 400, "invalid-input", "请填写姓名；请填写联系电话");
        assertThat(invalid.at("/errors/1/field").asText()).isEqualTo("phone");
        assertThat(invalid.at("/errors/1/message").asText()).isEqualTo("请填写联系电话");
        problem(send(to("/api/v1/catalogue/outside-test/gone")), 404, "not-found", "没有这件申请");
        JsonNode broken = problem(send(to("/api/v1/catalogue/outside-test/broken")), 500, "internal", "编号");
        assertThat(broken.toString()).doesNotContain("secret detail").doesNotContain("Exception");
        JsonNode wrong = problem(send(to("/api/v1/catalogue/outside-test/1?page=x")), 400, "invalid-input", "格式不对");
        assertThat(wrong.at("/errors/0/field").asText()).isEqualTo("page");
        problem(send(to("/api/v1/nothing")), 404, "not-found", "");
        problem(send(to("/api/v1/opinions").DELETE()), 405, "method-not-allowed", "");
        problem(post(to(POSTING), "{"), 400, "unreadable", "JSON");
        JsonNode kind = problem(post(to(POSTING), "{\"kind\":\"THREE\"}"), 400, "invalid-input", "");
        assertThat(kind.at("/errors/0/field").asText()).isEqualTo("kind");
        problem(
                send(to(POSTING).header("Content-Type", "text/plain").POST(BodyPublishers.ofString("x"))),
                415,
                "unsupported-media-type",
                "");
        problem(send(to("/api/v1/rubrics")), 401, "sign-in", "登录");
    }

    private static JsonNode problem(HttpResponse<String> response, int status, String kind, String detail)
            throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        JsonNode document = JSON.readTree(response.body());
        assertThat(document.get("type").asText()).isEqualTo("/problems/" + kind);
        assertThat(document.get("detail").asText()).contains(detail);
        return document;
    }

    @Test
    void failuresArePagesForPeople() throws Exception {
        HttpResponse<String> nowhere = send(page("/nowhere"));
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(nowhere.body()).contains("没有找到", "回到首页", "gongkai.css");
        assertThat(nowhere.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'")
                .doesNotContain("unsafe");
        assertThat(nowhere.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");

        assertThat(send(page("/staff/anything"))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("/login");
        signIn("clerk", PASSWORD);
        HttpResponse<String> closed = send(page("/staff/calendar/2026"));
        assertThat(closed.statusCode()).isEqualTo(403);
        assertThat(closed.body()).contains("没有权限");
    }
}
