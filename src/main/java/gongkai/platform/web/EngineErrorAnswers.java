package gongkai.platform.web;

import jakarta.ws.rs.core.FeatureContext;
import org.glassfish.jersey.internal.spi.ForcedAutoDiscoverable;

/** Brings our answers into each of the engine's REST applications; found by Jersey itself (META-INF/services). */
public class EngineErrorAnswers implements ForcedAutoDiscoverable {

    private static final int BEFORE_THE_ENGINES_OWN = 1;

    @Override
    public void configure(FeatureContext context) {
        context.register(EngineErrorAnswer.ForEngine.class, BEFORE_THE_ENGINES_OWN);
        context.register(EngineErrorAnswer.ForRest.class, BEFORE_THE_ENGINES_OWN);
        context.register(EngineErrorAnswer.ForOthers.class, BEFORE_THE_ENGINES_OWN);
    }
}
