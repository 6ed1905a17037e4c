package gongkai.platform.rights;

import gongkai.platform.EngineGrants;
import gongkai.platform.StandIns;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Hands the rights to the engine, and makes the grants at each start. */
@Configuration(proxyBeanMethods = false)
class RightsConfiguration {

    /** After the starter's own settings, some of which it changes. */
    @Bean
    @Order
    static StaffRights staffRights() {
        return new StaffRights();
    }

    @Bean
    static ProcessEnginePlugin cockpitAccess(ObjectProvider<EngineGrants> modules, ObjectProvider<StandIns> standIns) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                engine.setAuthorizationService(new CockpitAccess(modules::orderedStream, standIns::getObject));
            }
        };
    }

    /** When the modules have loaded their seeds: whom they let do what may depend on them. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> staffGrants(
            AuthorizationService authorizations, ObjectProvider<EngineGrants> modules) {
        return ready ->
                new StaffGrants(authorizations).make(modules.orderedStream().toList());
    }
}
