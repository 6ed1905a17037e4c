package gongkai.platform.engine;

import gongkai.platform.StartRefused;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints a refused start without a stack trace; named in META-INF/spring.factories. */
class StartRefusedReport extends AbstractFailureAnalyzer<StartRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, StartRefused refused) {
        return new FailureAnalysis(refused.getMessage(), refused.remedy(), failure);
    }
}
