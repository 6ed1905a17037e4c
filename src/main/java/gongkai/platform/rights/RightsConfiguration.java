package gongkai.platform.rights;

import gongkai.platform.EngineGrants;
import org.camunda.bpm.engine.AuthorizationService;
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

    /** When the modules have loaded their seeds: whom they let do what may depend on them. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> staffGrants(
            AuthorizationService authorizations, ObjectProvider<EngineGrants> modules) {
        return ready ->
                new StaffGrants(authorizations).make(modules.orderedStream().toList());
    }
}
