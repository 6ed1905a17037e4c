package gongkai.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import gongkai.notification.Message;
import gongkai.notification.Notifications;
import gongkai.organisation.Organisation;
import gongkai.organisation.OrganisationDesk;
import gongkai.organisation.PersonInfo;
import gongkai.organisation.Role;
import gongkai.organisation.UnitInfo;
import gongkai.platform.ClockShift;
import gongkai.platform.CurrentUser;
import gongkai.platform.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole application in profile demo: its county, its mail by the engine's own jobs, its clock. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:demonstration;DB_CLOSE_DELAY=-1",
            "gongkai.home=target/demonstration",
            "camunda.bpm.job-execution.enabled=true"
        })
@ActiveProfiles("demo")
@AutoConfigureMockMvc
class DemonstrationTest {

    @Autowired
    Organisation organisation;

    @Autowired
    OrganisationDesk desk;

    @Autowired
    IdentityService identity;

    @Autowired
    Notifications notifications;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DemoCounty county;

    @Autowired
    DemoPages pages;

    @Autowired
    ClockShift shift;

    @Autowired
    Clock clock;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Letterbox letterbox;

    @Autowired
    MockMvc web;

    @AfterEach
    void realTime() {
        identity.clearAuthentication();
        shift.reset();
    }

    @Test
    void everySignInOpensWithThePublishedPassword() {
        for (var id : List.of(
                "office",
                "dept",
                "dept2",
                "secrecy",
                "deputy",
                "principal",
                "committee",
                "superior",
                "group",
                "assessor1",
                "assessor2",
                "assessor3",
                "discipline",
                "spokesperson",
                "supervisor",
                "archivist",
                "unit1",
                "unit2",
                "auditor",
                "admin")) {
            assertThat(identity.checkPassword(id, "gongkai-demo")).as(id).isTrue();
            assertThat(organisation.nameOf(id)).matches("\\p{IsHan}{2,4}");
            assertThat(organisation.person(id).orElseThrow().email()).isEqualTo(id + "@anlan.example");
        }
        assertThat(groupsOf("office")).containsExactly("office");
        assertThat(groupsOf("dept")).containsExactly("unit-ZGS");
        assertThat(groupsOf("superior")).containsExactly("superior");
        assertThat(groupsOf("admin")).containsExactly("camunda-admin");
        assertThat(groupsOf("unit1")).containsExactlyInAnyOrder("office-Z1", "unit-Z1");
        assertThat(identity.createGroupQuery()
                        .groupId("unit-FZS")
                        .singleResult()
                        .getName())
                .isEqualTo("法制室");
    }

    @Test
    void theHouseAndItsPeopleAreFound() {
        assertThat(organisation.house().letterCode()).isEqualTo("安公开");
        assertThat(organisation.departments("GAJ"))
                .extracting(UnitInfo::code)
                .containsExactlyInAnyOrder("ZGS", "BGS", "JW", "FZS");
        assertThat(organisation.members("assessment-team")).hasSize(3);
        assertThat(organisation.nameOf(CurrentUser.SYSTEM)).isEqualTo("系统");
        assertThat(organisation.nameOf("nobody")).isEqualTo("nobody");
    }

    @Test
    void aSecondStartChangesNothing() {
        var before = organisation.units();
        county.afterSingletonsInstantiated();
        assertThat(organisation.units()).isEqualTo(before);
        assertThat(identity.createUserQuery().count()).isEqualTo(20);
    }

    @Test
    void theEngineFollowsEachChangeAndEachRollback() {
        transaction.executeWithoutResult(status -> {
            desk.savePerson(new PersonInfo("newcomer", "方知新", "newcomer@anlan.example", null), true);
            desk.assign("newcomer", Role.OFFICE, "GAJ");
            assertThat(organisation.members("office")).hasSize(2);
            status.setRollbackOnly();
        });
        assertThat(organisation.members("office")).hasSize(1);
        assertThat(identity.createUserQuery().userId("newcomer").count()).isZero();

        desk.savePerson(new PersonInfo("newcomer", "方知新", "newcomer@anlan.example", null), true);
        desk.assign("newcomer", Role.OFFICE, "GAJ");
        assertThat(groupsOf("newcomer")).containsExactly("office");
        desk.withdraw("newcomer", Role.OFFICE, "GAJ");
        assertThat(groupsOf("newcomer")).isEmpty();
        assertThat(organisation.members("office")).hasSize(1);
        desk.savePerson(new PersonInfo("newcomer", "方知新", "newcomer@anlan.example", null), false);
        assertThat(identity.createUserQuery().userId("newcomer").count()).isZero();
        assertThat(organisation.nameOf("newcomer")).isEqualTo("方知新");
        jdbc.update("delete from person where id = 'newcomer'");
    }

    @Test
    void aUnitCannotStandBelowItself() {
        var bureau = organisation.house();
        assertThatThrownBy(() -> desk.saveUnit(
                        new UnitInfo("GAJ", bureau.name(), "ZGS", UnitInfo.Kind.ORGANISATION, null, null, null)))
                .isInstanceOf(Refused.class);
        assertThat(organisation.house()).isEqualTo(bureau);
    }

    @Test
    void mailGoesOutAfterTheTransactionAndNotWithoutIt() throws Exception {
        transaction.executeWithoutResult(status -> {
            notifications.send(message("rolled-back"));
            status.setRollbackOnly();
        });
        assertThat(notifications.of("YSQ-2026-000009")).isEmpty();

        // As a member of staff without any right in the engine: the mail is the product's own doing.
        identity.setAuthentication("dept", List.of("unit-ZGS"));
        transaction.executeWithoutResult(status -> notifications.send(message("kept")));
        identity.clearAuthentication();
        eventually(() -> runtime.createProcessInstanceQuery()
                        .processDefinitionKey("notification")
                        .count()
                == 0);

        web.perform(get("/demo/mail.json").with(user("anyone")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].to").value("zhang@example.org"))
                .andExpect(jsonPath("$[0].subject").value("申请已登记"))
                .andExpect(jsonPath("$[0].text").value("您好：\n您的申请已经登记。"))
                .andExpect(jsonPath("$[0].sentAt").exists())
                .andExpect(jsonPath("$[0].attachments").isEmpty());
        web.perform(get("/demo/mail").with(user("anyone"))).andExpect(content().string(containsString("申请已登记")));
        web.perform(get("/demo/mail/" + letterbox.mails().get(0).number()).with(user("anyone")))
                .andExpect(content().string(containsString("您的申请已经登记。")));
    }

    @Test
    void onlyAnAdministratorMovesTheClock() throws Exception {
        assertThatThrownBy(() -> pages.set(null, true)).isInstanceOf(AccessDeniedException.class);

        web.perform(get("/demo").with(user("anyone"))).andExpect(status().isOk());
        clockTo("\"2031-10-08T08:30:00+08:00\"").andExpect(jsonPath("$.now").value("2031-10-08T08:30:00+08:00"));
        assertThat(clock.instant()).isAfterOrEqualTo(Instant.parse("2031-10-08T00:30:00Z"));
        clockTo("null");
        assertThat(Duration.between(Instant.ofEpochMilli(System.currentTimeMillis()), clock.instant())
                        .abs())
                .isLessThan(Duration.ofMinutes(1));
        identity.setAuthentication("admin", List.of("camunda-admin"));
        web.perform(get("/demo").with(user("admin").authorities(new SimpleGrantedAuthority("camunda-admin"))))
                .andExpect(content().string(containsString("_csrf")));
    }

    @Test
    void goingBackLeavesNothingWaitingForTheFuture() {
        shift.to(Instant.parse("2031-10-08T00:30:00Z"));
        jdbc.update("update ACT_ID_USER set ATTEMPTS_ = 99, LOCK_EXP_TIME_ = timestamp '2031-10-09 00:00:00'"
                + " where ID_ = 'office'");
        assertThat(identity.checkPassword("office", "gongkai-demo")).isFalse();

        shift.reset();

        assertThat(identity.checkPassword("office", "gongkai-demo")).isTrue();
    }

    private ResultActions clockTo(String now) throws Exception {
        identity.setAuthentication("admin", List.of("camunda-admin"));
        return web.perform(post("/demo/clock")
                        .with(user("admin").authorities(new SimpleGrantedAuthority("camunda-admin")))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"now\": " + now + "}"))
                .andExpect(status().isOk());
    }

    private List<String> groupsOf(String user) {
        return identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
    }

    private static Message message(String dedupeKey) {
        return new Message(
                "YSQ-2026-000009", "RECEIPT", dedupeKey, "张三", "zhang@example.org", "申请已登记", "您好：\n您的申请已经登记。", null);
    }

    private static void eventually(BooleanSupplier condition) throws InterruptedException {
        for (var tries = 0; tries < 150 && !condition.getAsBoolean(); tries++) {
            Thread.sleep(100);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
