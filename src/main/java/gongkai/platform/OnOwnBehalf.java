package gongkai.platform;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Engine calls that the product makes for itself: what the signed-in person may do in the engine doesn't count. */
@Component
public class OnOwnBehalf {

    private final ProcessEngineConfigurationImpl configuration;

    public OnOwnBehalf(ProcessEngineConfigurationImpl configuration) {
        this.configuration = configuration;
    }

    /** Joins the caller's transaction, like every call of the engine. */
    public <T> T call(Supplier<T> work) {
        return configuration
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(work::get));
    }

    public void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }
}
