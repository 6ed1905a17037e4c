package gongkai.platform.engine;

import gongkai.platform.Refusals;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Gives a refusal that a diagram's listener threw its own face back: the engine wraps it once for each layer of
 * expressions. Stands innermost, before the engine would log it as a failure of its own.
 */
class RefusalInterceptor extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (RefusedByDomain already) {
            throw already;
        } catch (RuntimeException failure) {
            throw Refusals.in(failure)
                    .<RuntimeException>map(RefusedByDomain::new)
                    .orElse(failure);
        }
    }
}
