package gongkai.platform.engine;

import gongkai.platform.StepGuard;
import gongkai.platform.TimerCycle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DueDateBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.camunda.bpm.engine.impl.calendar.MapBusinessCalendarManager;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * What makes the engine ours: calendars of working days, answers that leave no trace, refusals in the user's words. Tests
 * of a single diagram give a bare engine the same plugin.
 */
public class EngineRules extends AbstractProcessEnginePlugin {

    private final Function<String, TimerCycle> cycles;
    private final Set<String> lastingVariables;
    private final Set<String> unrecordedProcesses;
    private final Supplier<List<StepGuard>> guards;

    /**
     * @param cycles the repeating timer of a name, or null; asked when one of them needs a date
     * @param lastingVariables names of the variables that outlive the step which set them
     * @param unrecordedProcesses keys of the processes of which no history is written
     * @param guards who looks over each step; asked when a step is completed
     */
    public EngineRules(
            Function<String, TimerCycle> cycles,
            Set<String> lastingVariables,
            Set<String> unrecordedProcesses,
            Supplier<List<StepGuard>> guards) {
        this.cycles = cycles;
        this.lastingVariables = lastingVariables;
        this.unrecordedProcesses = unrecordedProcesses;
        this.guards = guards;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        MapBusinessCalendarManager calendars = new MapBusinessCalendarManager();
        calendars.addBusinessCalendar(DurationBusinessCalendar.NAME, new DurationBusinessCalendar());
        calendars.addBusinessCalendar(DueDateBusinessCalendar.NAME, new DueDateBusinessCalendar());
        calendars.addBusinessCalendar(CycleBusinessCalendar.NAME, new TimerCycles(cycles));
        engine.setBusinessCalendarManager(calendars);

        HistoryLevel history = new AnswerlessHistory(unrecordedProcesses);
        engine.setCustomHistoryLevels(and(engine.getCustomHistoryLevels(), history));
        engine.setHistory(AnswerlessHistory.NAME);

        engine.setCustomPostBPMNParseListeners(and(
                and(engine.getCustomPostBPMNParseListeners(), new StepsGuarded(guards)),
                new AnswersInTransit(lastingVariables)));
        engine.setCustomPostCommandInterceptorsTxRequired(first(engine.getCustomPostCommandInterceptorsTxRequired()));
        engine.setCustomPostCommandInterceptorsTxRequiresNew(
                first(engine.getCustomPostCommandInterceptorsTxRequiresNew()));

        // Group ids such as unit-ZGS; the engine's own pattern knows no hyphen.
        engine.setGroupResourceWhitelistPattern("[a-zA-Z0-9_-]+");
        engine.setUserResourceWhitelistPattern("[a-zA-Z0-9._@-]+");
    }

    private static List<CommandInterceptor> first(List<CommandInterceptor> others) {
        List<CommandInterceptor> all = new ArrayList<>();
        all.add(new RefusalInterceptor());
        all.add(new OneAtATime());
        all.addAll(others == null ? List.of() : others);
        return all;
    }

    private static <T> List<T> and(List<T> some, T one) {
        List<T> all = some == null ? new ArrayList<>() : new ArrayList<>(some);
        all.add(one);
        return all;
    }
}
