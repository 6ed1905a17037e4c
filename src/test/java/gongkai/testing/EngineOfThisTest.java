package gongkai.testing;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * The engine's REST API looks its engine up in a static register, where the last one started answers for all. Several
 * products live in one JVM while tests run, so each test class puts its own there.
 */
public class EngineOfThisTest implements TestExecutionListener {

    @Override
    public void beforeTestClass(TestContext test) {
        if (test.hasApplicationContext()) {
            register(test);
        }
    }

    @Override
    public void beforeTestMethod(TestContext test) {
        register(test);
    }

    private static void register(TestContext test) {
        test.getApplicationContext()
                .getBeanProvider(ProcessEngine.class)
                .ifAvailable(ProcessEngines::registerProcessEngine);
    }
}
