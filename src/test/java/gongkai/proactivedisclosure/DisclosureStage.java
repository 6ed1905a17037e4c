package gongkai.proactivedisclosure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gongkai.cases.CaseDesk;
import gongkai.cases.CaseView;
import gongkai.documents.Upload;
import gongkai.testing.House;
import gongkai.testing.House.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.core.io.ByteArrayResource;

/** 例行公开 driven from outside, as its clerks and reviewers do. */
public final class DisclosureStage {

    private final House house;
    private final IdentityService identity;
    private final CaseDesk desk;

    public DisclosureStage(House house, IdentityService identity, CaseDesk desk) {
        this.house = house;
        this.identity = identity;
        this.desk = desk;
    }

    /** Item 11 of the bureau's catalogue: 政工室, 全局, 文件 and 局域网, every year. */
    public static Map<String, Object> ordinary() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("outcome", "submit");
        content.put("catalogueItem", "11");
        content.put("title", "2026年党委中心组学习计划𠮷");
        content.put("body", "全年安排集中学习十二次。\n每次学习后在内网公布要点。");
        content.put("formedOn", "2026-09-15");
        content.put("answersFor", "林知远");
        return content;
    }

    public static Map<String, Object> with(Map<String, Object> content, Object... changes) {
        Map<String, Object> changed = new LinkedHashMap<>(content);
        for (int i = 0; i < changes.length; i += 2) {
            changed.put((String) changes[i], changes[i + 1]);
        }
        return changed;
    }

    public String open() {
        Answer answer = house.post("dept", "/engine-rest/process-definition/key/proactive-disclosure/start", Map.of());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("businessKey").asText();
    }

    String proposed(Map<String, Object> content) {
        String number = open();
        house.complete("dept", number, "propose", content);
        return number;
    }

    void approve(String number, String user, String step) {
        house.complete(user, number, step, Map.of("outcome", "approve"));
    }

    /** The three reviews that everything passes. */
    public void pass(String number) {
        approve(number, "secrecy", "secrecy-review");
        approve(number, "deputy", "deputy-review");
        approve(number, "principal", "principal-review");
    }

    public String approved(Map<String, Object> content) {
        String number = proposed(content);
        pass(number);
        house.runJobs();
        return number;
    }

    static Map<String, Object> meeting(Object... changes) {
        Map<String, Object> meeting = new LinkedHashMap<>();
        meeting.put("outcome", "approve");
        meeting.put("heldOn", "2026-09-18");
        meeting.put("place", "三楼党委会议室");
        meeting.put("entitled", "顾明川、陆承安、秦正则、宋清和、沈守衡、周雨桐、叶听澜");
        meeting.put("present", "顾明川、陆承安、秦正则、宋清和、沈守衡、周雨桐");
        meeting.put("recused", "陆承安");
        meeting.put("votesFor", 4);
        meeting.put("votesAgainst", 1);
        meeting.put("abstained", 0);
        return with(meeting, changes);
    }

    CaseView view(String user, String number) {
        return as(user, () -> desk.caseOfTask(taskOf(user, number)));
    }

    CaseView.Attachment attach(String user, String number, String name, byte[] content) {
        return as(
                user,
                () -> desk.attach(
                        taskOf(user, number), new Upload(name, new ByteArrayResource(content), content.length)));
    }

    private String taskOf(String user, String number) {
        return house.tasks(user, number).get(0).path("id").asText();
    }

    private <T> T as(String user, java.util.function.Supplier<T> work) {
        List<String> groups = identity.createGroupQuery().groupMember(user).list().stream()
                .map(group -> group.getId())
                .toList();
        try {
            identity.setAuthentication(user, groups);
            return work.get();
        } finally {
            identity.clearAuthentication();
        }
    }

    public List<String> openTasks(String number) {
        return house.tasks("admin", number).stream()
                .map(task -> task.path("taskDefinitionKey").asText())
                .sorted()
                .toList();
    }

    JsonNode task(String user, String number, String step) {
        return house.tasks(user, number).stream()
                .filter(task -> task.path("taskDefinitionKey").asText().equals(step))
                .findFirst()
                .orElseThrow();
    }

    static List<List<String>> panel(CaseView view, String title) {
        return view.panels().stream()
                .filter(panel -> panel.title().equals(title))
                .findFirst()
                .map(CaseView.Panel::rows)
                .orElse(List.of());
    }
}
