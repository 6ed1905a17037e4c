package gongkai.testing;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Records every sequence flow that is taken, so that a test class can assert at its end that none was left untried. Goes
 * into the engine's configuration as a parse listener.
 */
public class PathCoverage extends AbstractBpmnParseListener {

    private final Set<String> all = new ConcurrentSkipListSet<>();
    private final Set<String> taken = new ConcurrentSkipListSet<>();

    @Override
    public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
        all.add(flow.getId());
        ExecutionListener recorder = execution -> taken.add(execution.getCurrentTransitionId());
        flow.addListener(ExecutionListener.EVENTNAME_TAKE, recorder);
    }

    /** @return the ids of the flows that no test has taken, in order */
    public Set<String> untried() {
        var untried = new TreeSet<>(all);
        untried.removeAll(taken);
        return untried;
    }
}
