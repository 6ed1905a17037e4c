package gongkai.platform.engine;

import gongkai.platform.StepGuard;
import gongkai.platform.TimerCycle;
import java.util.Set;
import org.camunda.bpm.spring.boot.starter.configuration.CamundaDeploymentConfiguration;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Hands our engine rules and process files to the starter that builds the engine. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    private static final String CYCLE = "Cycle";

    /**
     * @param lastingVariables variables that gateways ask for after the step that set them
     * @param unrecordedProcesses processes without history: plumbing that would cost a row for each of its steps
     */
    @ConfigurationProperties("gongkai.engine")
    record EngineProperties(
            @DefaultValue("outcome") Set<String> lastingVariables,
            @DefaultValue("notification") Set<String> unrecordedProcesses) {}

    /** After the starter's own settings, some of which it changes. */
    @Bean
    @Order
    EngineRules engineRules(BeanFactory beans, ObjectProvider<StepGuard> guards, EngineProperties properties) {
        return new EngineRules(
                name -> beans.containsBean(name + CYCLE) ? beans.getBean(name + CYCLE, TimerCycle.class) : null,
                properties.lastingVariables(),
                properties.unrecordedProcesses(),
                () -> guards.orderedStream().toList());
    }

    @Bean
    static CamundaDeploymentConfiguration processFiles() {
        return new ProcessFiles(new PathMatchingResourcePatternResolver());
    }
}
