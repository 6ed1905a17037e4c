package gongkai.platform.engine;

import gongkai.platform.Refused;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.DirectFieldAccessor;

/**
 * Lets one person at a time take or complete a task: whoever comes second waits for the first to be done, and then finds the
 * task gone or taken. The engine itself notices only at the very end, when the second answer has already met a case in half its
 * old and half its new state and may have been refused for a reason that isn't one.
 */
public class OneAtATime extends CommandInterceptor {

    private static final Set<Class<?>> STEPS =
            Set.of(ClaimTaskCmd.class, CompleteTaskCmd.class, ResolveTaskCmd.class, SubmitTaskFormCmd.class);

    private static final Map<Class<?>, String> ANSWERS =
            Map.of(CompleteTaskCmd.class, "variables", SubmitTaskFormCmd.class, "properties");

    private static final String OUTCOME = "outcome";

    @Override
    public <T> T execute(Command<T> command) {
        if (STEPS.contains(command.getClass())) {
            Object task = new DirectFieldAccessor(command).getPropertyValue("taskId");
            if (task != null) {
                await(task.toString());
                mustChoose(task.toString(), command);
            }
        }
        return next.execute(command);
    }

    /** The last step's outcome is still there, since gateways ask for it; it answers nothing that is asked at this one. */
    private static void mustChoose(String id, Command<?> command) {
        String answers = ANSWERS.get(command.getClass());
        if (answers == null
                || new DirectFieldAccessor(command).getPropertyValue(answers) instanceof Map<?, ?> given
                        && given.containsKey(OUTCOME)) {
            return;
        }
        CommandContext context = Context.getCommandContext();
        TaskEntity task = context.getTaskManager().findTaskById(id);
        if (task != null && task.getVariable(OUTCOME) != null) {
            // Whoever may not work on the task at all is told just that.
            context.getProcessEngineConfiguration().getCommandCheckers().forEach(rights -> rights.checkTaskWork(task));
            throw new Refused(OUTCOME, "请选择办理结果");
        }
    }

    /** Inside a command. The row's lock is held until the transaction ends; without a row the engine says that there is no such task. */
    public static void await(String task) {
        CommandContext context = Context.getCommandContext();
        String table = context.getProcessEngineConfiguration().getDatabaseTablePrefix() + "ACT_RU_TASK";
        try (PreparedStatement row = context.getDbSqlSession()
                .getSqlSession()
                .getConnection()
                .prepareStatement("select ID_ from " + table + " where ID_ = ? for update")) {
            row.setString(1, task);
            row.executeQuery().close();
        } catch (SQLException failure) {
            throw new ProcessEngineException("Cannot lock the task " + task, failure);
        }
    }
}
