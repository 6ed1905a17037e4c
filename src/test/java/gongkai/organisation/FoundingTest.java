package gongkai.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import gongkai.platform.EngineIdentities;
import gongkai.platform.EngineIdentities.Account;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

/** A bare installation: the house from the settings, no sign-in from any seed, no mail server and yet a start. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:founding;DB_CLOSE_DELAY=-1",
            "gongkai.organisation.code=XZ",
            "gongkai.organisation.name=某县公安局",
            "gongkai.organisation.letter-code=某公开",
            "gongkai.organisation.phone=",
            "gongkai.organisation.departments=ZGS=政工室,BGS=办公室",
            "gongkai.home=target/founding",
            "camunda.bpm.job-execution.enabled=false"
        })
class FoundingTest {

    @Autowired
    Organisation organisation;

    @Autowired
    EngineIdentities identities;

    @Autowired
    IdentityService identity;

    @Autowired
    ApplicationContext context;

    @Test
    void theHouseStandsWithItsGroupsAndNobodyInThem() {
        assertThat(organisation.house().name()).isEqualTo("某县公安局");
        assertThat(organisation.house().letterCode()).isEqualTo("某公开");
        assertThat(organisation.group(Role.OFFICE, "XZ")).isEqualTo("office");
        assertThat(identity.createGroupQuery().groupId("office").singleResult().getName())
                .isEqualTo("公开办");
        assertThat(organisation.members("office")).isEmpty();
        assertThat(identity.checkPassword("office", "gongkai-demo")).isFalse();
    }

    @Test
    void departmentsComeFromTheSettingsWithTheirGroups() {
        assertThat(organisation.departments("XZ")).extracting(UnitInfo::name).containsExactlyInAnyOrder("政工室", "办公室");
        assertThat(identity.createGroupQuery().groupId("unit-ZGS").count()).isEqualTo(1);
        assertThat(organisation.house().phone()).isNull();
    }

    @Test
    void whomAnAdministratorMadeOnTheEnginesOwnPageIsFound() {
        identities.saveUser(new Account("li", "李明", "li@example.org"));
        identities.join("li", "secrecy");

        assertThat(organisation.nameOf("li")).isEqualTo("李明");
        assertThat(organisation.members("secrecy")).containsExactly(new PersonInfo("li", "李明", "li@example.org", null));
    }

    @Test
    void nothingOfTheDemonstrationIsThere() {
        assertThat(context.getBeanDefinitionNames())
                .noneMatch(name -> name.toLowerCase().contains("demo") || name.equals("clockShift"));
    }
}
