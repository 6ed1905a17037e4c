package gongkai.testing;

import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Records every sequence flow that tests take, so that a test class can assert that none was left untried. */
public class PathCoverage extends AbstractBpmnParseListener {

    private final Set<String> all = new TreeSet<>();
    private final Set<String> taken = new TreeSet<>();

    @Override
    public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
        all.add(flow.getId());
        flow.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener)
                execution -> taken.add(execution.getCurrentTransitionId()));
    }

    public Set<String> untried() {
        var untried = new TreeSet<>(all);
        untried.removeAll(taken);
        return untried;
    }
}
