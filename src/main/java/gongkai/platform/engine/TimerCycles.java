package gongkai.platform.engine;

import gongkai.platform.TimerCycle;
import java.time.Instant;
import java.util.Date;
import java.util.function.Function;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.calendar.CycleBusinessCalendar;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** The engine's calendar of repeating timers, which passes {@code "<name>|<argument>"} on to the {@link TimerCycle} of that name. */
class TimerCycles extends CycleBusinessCalendar {

    private static final char BAR = '|';

    private final Function<String, TimerCycle> cycles;

    /**
     * @param cycles the cycle of a name, or null; asked only when a timer needs a date, and for that one alone: timers that
     *     start processes get theirs while the engine is being built, which others may need
     */
    TimerCycles(Function<String, TimerCycle> cycles) {
        this.cycles = cycles;
    }

    /** All other forms of this method, and the engine's own call for a follow-up timer, come here. */
    @Override
    public Date resolveDuedate(String description, Date start, long repeatOffset) {
        int bar = description.indexOf(BAR);
        if (bar < 0) {
            return super.resolveDuedate(description, start, repeatOffset);
        }
        Instant after = (start == null ? ClockUtil.getCurrentTime() : start).toInstant();
        Instant next = cycle(description.substring(0, bar)).next(description.substring(bar + 1), after);
        if (!next.isAfter(after)) {
            throw new ProcessEngineException("The timer cycle " + description + " doesn't move on from " + after);
        }
        return Date.from(next);
    }

    private TimerCycle cycle(String name) {
        TimerCycle cycle = cycles.apply(name);
        if (cycle == null) {
            throw new ProcessEngineException("No timer cycle is called '" + name + "'");
        }
        return cycle;
    }
}
