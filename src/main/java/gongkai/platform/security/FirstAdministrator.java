package gongkai.platform.security;

import gongkai.platform.StartRefused;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Makes the first administrator from the environment, once: as long as nobody is one, the product doesn't start without.
 * The demonstration has its own.
 */
@Component
@Profile("!demo")
class FirstAdministrator implements InitializingBean {

    /** {@code GONGKAI_ADMIN_USER}, {@code GONGKAI_ADMIN_PASSWORD}, {@code GONGKAI_ADMIN_NAME}, {@code GONGKAI_ADMIN_EMAIL} */
    @ConfigurationProperties("gongkai.admin")
    record Settings(
            @DefaultValue("") String user,
            @DefaultValue("") String password,
            @DefaultValue("管理员") String name,
            @DefaultValue("") String email) {}

    private final IdentityService identity;
    private final Settings settings;

    FirstAdministrator(IdentityService identity, Settings settings) {
        this.identity = identity;
        this.settings = settings;
    }

    @Override
    public void afterPropertiesSet() {
        if (identity.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() > 0) {
            return;
        }
        if (settings.user().isBlank() || settings.password().isBlank()) {
            throw new StartRefused(
                    "还没有管理员，不能启动。There is no administrator yet.",
                    "请设置环境变量GONGKAI_ADMIN_USER和GONGKAI_ADMIN_PASSWORD后再启动；有了管理员以后可以去掉。"
                            + "Set GONGKAI_ADMIN_USER and GONGKAI_ADMIN_PASSWORD for the first start.");
        }
        if (!identity.checkPasswordAgainstPolicy(settings.password()).isValid()) {
            throw new StartRefused(
                    "GONGKAI_ADMIN_PASSWORD太简单。The password is too simple.",
                    "至少10位，大写字母、小写字母、数字和符号各至少1个。"
                            + "At least 10 characters with upper and lower case, a digit and a symbol.");
        }
        User administrator = identity.newUser(settings.user());
        administrator.setPassword(settings.password());
        administrator.setFirstName(settings.name());
        administrator.setLastName("");
        administrator.setEmail(settings.email());
        identity.saveUser(administrator);
        if (identity.createGroupQuery().groupId(Groups.CAMUNDA_ADMIN).count() == 0) {
            Group administrators = identity.newGroup(Groups.CAMUNDA_ADMIN);
            administrators.setName("管理员");
            administrators.setType(Groups.GROUP_TYPE_SYSTEM);
            identity.saveGroup(administrators);
        }
        identity.createMembership(settings.user(), Groups.CAMUNDA_ADMIN);
    }
}
