package gongkai.platform.rights;

import java.util.ArrayList;
import java.util.List;
import org.apache.ibatis.mapping.MappedStatement;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/** Puts our rights in place of the engine's, and refuses to start where they don't take effect. */
public class StaffRights extends AbstractProcessEnginePlugin {

    private static final List<String> TASK_QUERIES =
            List.of("selectTaskByQueryCriteria", "selectTaskCountByQueryCriteria");

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setAuthorizationEnabled(true);
        engine.setAuthorizationCheckRevokes("never");
        engine.setResourceAuthorizationProvider(new NoTaskGrants());
        engine.setAdminGroups(new ArrayList<>(List.of(Groups.CAMUNDA_ADMIN)));
        engine.setCommandCheckers(new ArrayList<>(List.of(new TenantCommandChecker(), new StaffCommandChecker())));
        if (engine.getCustomSessionFactories() == null) {
            engine.setCustomSessionFactories(new ArrayList<>());
        }
        engine.getCustomSessionFactories().add(new StaffAuthorizationsFactory());
        engine.setCustomPostCommandInterceptorsTxRequired(
                andGuard(engine.getCustomPostCommandInterceptorsTxRequired()));
        engine.setCustomPostCommandInterceptorsTxRequiresNew(
                andGuard(engine.getCustomPostCommandInterceptorsTxRequiresNew()));
    }

    private static List<CommandInterceptor> andGuard(List<CommandInterceptor> others) {
        List<CommandInterceptor> all = others == null ? new ArrayList<>() : new ArrayList<>(others);
        all.add(new CommandGuard());
        return all;
    }

    /** Under the type of the engine's own manager: under ours nobody would ask for it. */
    private static class StaffAuthorizationsFactory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return AuthorizationManager.class;
        }

        @Override
        public Session openSession() {
            return new StaffAuthorizations();
        }
    }

    /** The task query that the build makes (src/build/EngineFiles.java) must be found before the one in the engine's jar. */
    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        TaskQueryImpl query = new TaskQueryImpl();
        AuthorizationCheck check = query.getAuthCheck();
        check.setAuthorizationCheckEnabled(true);
        check.setAuthUserId("nobody");
        check.setPermissionChecks(StaffAuthorizations.joinMine());
        for (String name : TASK_QUERIES) {
            MappedStatement statement = configuration
                    .getSqlSessionFactory()
                    .getConfiguration()
                    .getMappedStatement(configuration.getDbSqlSessionFactory().mapStatement(name));
            String sql = statement.getBoundSql(query).getSql();
            if (!sql.contains("MINE") || sql.contains("ACT_RU_AUTHORIZATION")) {
                throw new IllegalStateException("The engine's own task query is in use for " + name
                        + ": everybody's rights would be wrong. Was target/generated-resources built?");
            }
        }
    }
}
