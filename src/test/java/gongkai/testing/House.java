package gongkai.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.jobexecutor.TimerStartEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;

/** Drives the running product from outside, as applicants, staff and programs do; only clock and jobs are moved by hand. */
public class House {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "gongkai-demo";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, HttpClient> browsers = new ConcurrentHashMap<>();
    private final String base;
    private final ManagementService management;

    public House(int port, ManagementService management) {
        this.base = "http://localhost:" + port;
        this.management = management;
    }

    /** @param body the parsed JSON, or null where there is none */
    public record Answer(int status, JsonNode body, byte[] bytes, HttpResponse<byte[]> raw) {

        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    public record Receipt(String number, String queryCode) {}

    // ---- time

    /** @param local such as 2026-09-18T10:24, China's time */
    public void at(String local) {
        ClockUtil.setCurrentTime(
                Date.from(LocalDateTime.parse(local).atZone(CHINA).toInstant()));
    }

    /** Moves to a time and lets everything fire that is due by then. */
    public void until(String local) {
        at(local);
        runJobs();
    }

    public static void realTime() {
        ClockUtil.reset();
    }

    /**
     * Runs what is due, and what comes of it; a job that fails is left to its retries. What procedures open by themselves
     * each day waits for {@link #round}, so that it comes to no other test unawares.
     */
    public void runJobs() {
        for (int round = 0; round < 50; round++) {
            List<Job> due = management.createJobQuery().executable().withRetriesLeft().list().stream()
                    .filter(job -> !isRound(job))
                    .toList();
            if (due.isEmpty()) {
                return;
            }
            for (Job job : due) {
                try {
                    management.executeJob(job.getId());
                } catch (RuntimeException failed) {
                    // its retries tell
                }
            }
        }
    }

    /** Lets a procedure look what has come due, as it does each day, and runs what comes of it. */
    public void round(String process) {
        management.createJobQuery().processDefinitionKey(process).timers().list().stream()
                .filter(House::isRound)
                .forEach(job -> management.executeJob(job.getId()));
        runJobs();
    }

    private static boolean isRound(Job job) {
        return TimerStartEventJobHandler.TYPE.equals(((JobEntity) job).getJobHandlerType());
    }

    public Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    // ---- the applicant

    public static Map<String, Object> application() {
        Map<String, Object> application = new LinkedHashMap<>();
        application.put("applicantKind", "NATURAL_PERSON");
        application.put("name", "林一𠮷");
        application.put("address", "安澜县清溪镇幸福路8号");
        application.put("identityDocument", "11010519491231002X");
        application.put("phone", "0519-82880000");
        application.put("email", "lin@applicant.example");
        application.put("content", "2025年党费收缴、管理和使用情况📄");
        application.put("deliveryMethod", "EMAIL");
        application.put("confirmed", true);
        return application;
    }

    public Receipt apply() {
        return apply(Map.of());
    }

    public Receipt apply(Map<String, Object> changes) {
        Map<String, Object> application = application();
        application.putAll(changes);
        Answer answer = post(null, "/api/v1/applications", application);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return new Receipt(
                answer.body().path("number").asText(),
                answer.body().path("queryCode").asText());
    }

    public JsonNode status(Receipt receipt) {
        Answer answer = send(request("/api/v1/applications/" + receipt.number())
                .header("X-Query-Code", receipt.queryCode())
                .GET());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    public Answer correct(Receipt receipt, String text) {
        return send(json(
                request("/api/v1/applications/" + receipt.number() + "/corrections")
                        .header("X-Query-Code", receipt.queryCode()),
                Map.of("correction", text)));
    }

    public Answer withdraw(Receipt receipt) {
        return send(json(
                request("/api/v1/applications/" + receipt.number() + "/withdrawal")
                        .header("X-Query-Code", receipt.queryCode()),
                Map.of("reason", "不需要了")));
    }

    public byte[] letter(Receipt receipt, long id) {
        Answer answer = send(request("/api/v1/applications/" + receipt.number() + "/letters/" + id)
                .header("X-Query-Code", receipt.queryCode())
                .GET());
        assertThat(answer.status()).isEqualTo(200);
        return answer.bytes();
    }

    // ---- staff

    /** Completes the case's task as a member of staff does, and expects it to be taken. */
    public void complete(String user, String number, String task, Map<String, Object> answers) {
        Answer answer = tryToComplete(user, number, task, answers);
        assertThat(answer.status()).as(task + ": " + answer.text()).isEqualTo(204);
    }

    /** As {@link #complete}, but any answer will do. */
    public Answer tryToComplete(String user, String number, String task, Map<String, Object> answers) {
        List<JsonNode> open = tasks(user, number);
        assertThat(open)
                .as("what " + user + " sees of " + number)
                .extracting(one -> one.path("taskDefinitionKey").asText())
                .contains(task);
        String id = open.stream()
                .filter(one -> one.path("taskDefinitionKey").asText().equals(task))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
        return completeById(user, id, answers);
    }

    public Answer completeById(String user, String taskId, Map<String, Object> answers) {
        Map<String, Object> variables = new LinkedHashMap<>();
        answers.forEach((name, value) -> variables.put(name, Collections.singletonMap("value", value)));
        return post(user, "/engine-rest/task/" + taskId + "/submit-form", Map.of("variables", variables));
    }

    /** The tasks of a case that a member of staff sees. */
    public List<JsonNode> tasks(String user, String number) {
        Answer answer = get(user, "/engine-rest/task?processInstanceBusinessKey=" + encoded(number));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<JsonNode> tasks = new ArrayList<>();
        answer.body().forEach(tasks::add);
        return tasks;
    }

    // ---- staff's pages, in a browser of their own

    /** A page as a signed-in member of staff gets it. */
    public Answer page(String user, String path) {
        return send(
                browser(user), request(path).setHeader("Accept", "text/html").GET());
    }

    /** What a page's script gets. */
    public Answer fetch(String user, String path) {
        return send(browser(user), request(path).GET());
    }

    /** A button of a page: a POST with the page's token against forged requests. */
    public Answer press(String user, String path) {
        JsonNode csrf = fetch(user, "/staff/csrf").body();
        return send(
                browser(user),
                request(path)
                        .header(
                                csrf.path("headerName").asText(),
                                csrf.path("token").asText())
                        .POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** What a page's script sends, with the page's token against forged requests. */
    public Answer tell(String user, String path, Object body) {
        JsonNode csrf = fetch(user, "/staff/csrf").body();
        return send(
                browser(user),
                json(
                        request(path)
                                .header(
                                        csrf.path("headerName").asText(),
                                        csrf.path("token").asText()),
                        body));
    }

    /** A page's form, with the page's token against forged requests; where it leads isn't followed. */
    public Answer submit(String user, String path, Map<String, String> fields) {
        JsonNode csrf = fetch(user, "/staff/csrf").body();
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(
                browser(user),
                request(path)
                        .setHeader("Accept", "text/html")
                        .header(
                                csrf.path("headerName").asText(),
                                csrf.path("token").asText())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A page's form that carries a file, with the page's token against forged requests. */
    public Answer upload(
            String user, String path, Map<String, String> fields, String field, String filename, byte[] content) {
        JsonNode csrf = fetch(user, "/staff/csrf").body();
        String boundary = "part-" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\""
                        + filename + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(
                browser(user),
                request(path)
                        .header(
                                csrf.path("headerName").asText(),
                                csrf.path("token").asText())
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** What is uploaded beside a task of the case; refused is told by the answer. */
    public Answer attach(String user, String number, String filename, byte[] content) {
        String task = tasks(user, number).get(0).path("id").asText();
        return upload(user, "/staff/case/attachments", Map.of("taskId", task), "files", filename, content);
    }

    private HttpClient browser(String user) {
        return browsers.computeIfAbsent(user, this::signedIn);
    }

    private HttpClient signedIn(String user) {
        HttpClient browser =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(send(
                                browser,
                                request("/login")
                                        .setHeader("Accept", "text/html")
                                        .GET())
                        .text());
        assertThat(token.find()).as("the form carries a token").isTrue();
        Answer answer = send(
                browser,
                request("/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("username=" + encoded(user) + "&password="
                                + encoded(PASSWORD) + "&_csrf=" + encoded(token.group(1)))));
        assertThat(answer.raw().headers().firstValue("Location").orElse(""))
                .as("where " + user + " is led")
                .isNotBlank()
                .doesNotContain("error");
        return browser;
    }

    // ---- mail

    /** Mails about a case, oldest first. */
    public List<JsonNode> mails(String number) {
        List<JsonNode> mails = new ArrayList<>();
        for (JsonNode mail : get(null, "/demo/mail.json").body()) {
            if (mail.path("subject").asText().contains(number)) {
                mails.add(0, mail);
            }
        }
        return mails;
    }

    // ---- plain HTTP

    public Answer get(String user, String path) {
        return send(as(user, request(path)).GET());
    }

    public Answer post(String user, String path, Object body) {
        return send(json(as(user, request(path)), body));
    }

    /** @param body null for none */
    public Answer send(String method, String user, String path, Object body) {
        HttpRequest.BodyPublisher words = body == null ? HttpRequest.BodyPublishers.noBody() : publisher(body);
        return send(as(user, request(path))
                .header("Content-Type", "application/json")
                .method(method, words));
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "application/json, */*");
    }

    public static HttpRequest.Builder json(HttpRequest.Builder request, Object body) {
        return request.header("Content-Type", "application/json").POST(publisher(body));
    }

    private static HttpRequest.BodyPublisher publisher(Object body) {
        try {
            return HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Answer send(HttpRequest.Builder request) {
        return send(http, request);
    }

    private static Answer send(HttpClient client, HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(
                    response.statusCode(),
                    json && response.body().length > 0 ? JSON.readTree(response.body()) : null,
                    response.body(),
                    response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static HttpRequest.Builder as(String user, HttpRequest.Builder request) {
        return user == null
                ? request
                : request.header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
