package gongkai.handling;

import static gongkai.proactivedisclosure.DisclosureStage.ordinary;
import static org.assertj.core.api.Assertions.assertThat;

import gongkai.cases.CaseDesk;
import gongkai.organisation.OrganisationDesk;
import gongkai.organisation.Role;
import gongkai.proactivedisclosure.DisclosureStage;
import gongkai.testing.House;
import gongkai.testing.House.Answer;
import gongkai.testing.WholeApplication;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The same verbs on 例行公开: its steps go ahead, back, on hold or end, and are decided by leaders. */
@WholeApplication
class DisclosureHandlingTest {

    private static final Map<String, Object> APPROVE = Map.of("outcome", "approve");

    @LocalServerPort
    int port;

    @Autowired
    ManagementService management;

    @Autowired
    IdentityService identity;

    @Autowired
    CaseDesk cases;

    @Autowired
    OrganisationDesk organisation;

    private House house;
    private DisclosureStage stage;

    @BeforeEach
    void open() {
        house = new House(port, management);
        house.at("2026-09-18T10:24");
        stage = new DisclosureStage(house, identity, cases);
    }

    @AfterEach
    void close() {
        organisation.withdraw("dept2", Role.DEPUTY_LEADER, "GAJ");
        house.runJobs();
        House.realTime();
    }

    /** Up to the deputy's review. */
    private String proposed() {
        String number = stage.open();
        house.complete("dept", number, "propose", ordinary());
        house.complete("secrecy", number, "secrecy-review", APPROVE);
        return number;
    }

    private String taken(String user, String number) {
        String task = house.tasks(user, number).get(0).path("id").asText();
        Answer claim = house.post(user, "/engine-rest/task/" + task + "/claim", Map.of("userId", user));
        assertThat(claim.status()).as(claim.text()).isEqualTo(204);
        return task;
    }

    private void done(String user, String task, String verb, Map<String, Object> body) {
        Answer answer = house.tell(user, "/staff/tasks/" + task + "/" + verb, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private void opposed(String user, String number, String by) {
        done(user, taken(user, number), "countersign", Map.of("people", List.of(by), "question", "可否公开？"));
        house.complete(by, number, "give-opinion", Map.of("outcome", "disagree", "comment", "数字尚未核实"));
    }

    private void mayNot(String user, String number, String step, Map<String, Object> answer, String sentence) {
        Answer refusal = house.tryToComplete(user, number, step, answer);
        assertThat(refusal.status()).as(refusal.text()).isEqualTo(400);
        assertThat(refusal.body().path("message").asText()).contains(sentence);
    }

    @Test
    void aNoLetsAReviewHoldTheCase() {
        String number = proposed();
        opposed("deputy", number, "discipline");
        mayNot("deputy", number, "deputy-review", APPROVE, "会签中秦正则不同意，这一步不能往下办");
        house.complete(
                "deputy",
                number,
                "deputy-review",
                Map.of("outcome", "hold", "reviewOn", "2026-10-12", "comment", "待核实"));
        assertThat(stage.openTasks(number)).doesNotContain("deputy-review", "principal-review");
    }

    @Test
    void aNoLetsAReviewReturnTheCase() {
        String number = proposed();
        opposed("deputy", number, "discipline");
        house.complete("deputy", number, "deputy-review", Map.of("outcome", "return", "comment", "请核实数字"));
        assertThat(stage.openTasks(number)).containsExactly("revise");
    }

    @Test
    void aNoLetsTheDepartmentWithdrawTheCaseAndNotSubmitIt() {
        String number = stage.open();
        opposed("dept", number, "discipline");
        mayNot("dept", number, "propose", ordinary(), "会签中秦正则不同意");
        house.complete(
                "dept", number, "propose", DisclosureStage.with(ordinary(), "outcome", "withdraw", "comment", "不再公开"));
        assertThat(stage.openTasks(number)).isEmpty();
    }

    @Test
    void whatIsProposedWaitsForAdvice() {
        String number = stage.open();
        String task = taken("dept", number);
        done("dept", task, "advice", Map.of("people", List.of("dept2"), "question", "标题是否妥当？"));
        mayNot("dept", number, "propose", ordinary(), "还有1位没有回复加签：何嘉木");
        house.complete("dept2", number, "give-opinion", Map.of("outcome", "disagree", "comment", "建议加上年度"));
        house.complete("dept", number, "propose", ordinary());
        assertThat(stage.openTasks(number)).containsExactly("secrecy-review");
    }

    @Test
    void aReviewIsHandedToAnotherLeaderWithItsDate() {
        String number = proposed();
        String task = taken("deputy", number);
        String due = house.tasks("deputy", number).get(0).path("due").asText();
        organisation.assign("dept2", Role.DEPUTY_LEADER, "GAJ");
        Answer toAnother =
                house.tell("deputy", "/staff/tasks/" + task + "/handover", Map.of("to", "principal", "reason", "出差"));
        assertThat(toAnother.status()).as(toAnother.text()).isEqualTo(400);
        assertThat(toAnother.text()).contains("顾明川不承担这一步");
        done("deputy", task, "handover", Map.of("to", "dept2", "reason", "出差"));
        assertThat(house.tasks("dept2", number).get(0).path("due").asText()).isEqualTo(due);
        assertThat(house.completeById("deputy", task, APPROVE).status()).isEqualTo(403);
        house.complete("dept2", number, "deputy-review", APPROVE);
        assertThat(stage.openTasks(number)).containsExactly("principal-review");
    }
}
