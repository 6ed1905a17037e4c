package gongkai.platform.rights;

import gongkai.platform.Refused;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.AbstractNativeQuery;
import org.camunda.bpm.engine.impl.TablePageQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CreateAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.CreateNativeUserQueryCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessInstanceCommentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.GetAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.GetAttachmentContentCmd;
import org.camunda.bpm.engine.impl.cmd.GetProcessInstanceAttachmentsCmd;
import org.camunda.bpm.engine.impl.cmd.GetProcessInstanceCommentsCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskAttachmentContentCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskAttachmentsCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskCommentsCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskEventsCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SaveAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.SaveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateCommentCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.AttachmentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.DelegationState;
import org.springframework.beans.DirectFieldAccessor;

/**
 * Closes what the engine leaves open: it asks for no rights at all on comments, attachments, events and native queries, and lets
 * whoever may work on a task claim it for somebody else or leave it to nobody.
 */
class CommandGuard extends CommandInterceptor {

    private static final Set<Class<?>> READING_A_TASK = Set.of(
            GetTaskCommentsCmd.class,
            GetTaskCommentCmd.class,
            GetTaskEventsCmd.class,
            GetTaskAttachmentsCmd.class,
            GetTaskAttachmentCmd.class,
            GetTaskAttachmentContentCmd.class);

    private static final Set<Class<?>> ADDING_TO_A_TASK = Set.of(
            AddCommentCmd.class,
            UpdateCommentCmd.class,
            DeleteTaskCommentCmd.class,
            CreateAttachmentCmd.class,
            SaveAttachmentCmd.class,
            DeleteAttachmentCmd.class);

    /** Across tasks, so nobody's alone. */
    private static final Set<Class<?>> ADMINISTRATORS_ONLY = Set.of(
            GetProcessInstanceCommentsCmd.class,
            GetProcessInstanceAttachmentsCmd.class,
            DeleteProcessInstanceCommentCmd.class,
            GetAttachmentCmd.class,
            GetAttachmentContentCmd.class,
            CreateNativeUserQueryCmd.class,
            TablePageQueryImpl.class);

    /** Ways around the diagram: past a gateway, into the middle, by a message that is the product's own to send. */
    private static final Set<Class<?>> PAST_THE_DIAGRAM = Set.of(
            HandleTaskBpmnErrorCmd.class,
            HandleTaskEscalationCmd.class,
            StartProcessInstanceAtActivitiesCmd.class,
            MessageEventReceivedCmd.class);

    @Override
    public <T> T execute(Command<T> command) {
        StaffAuthorizations rights =
                (StaffAuthorizations) Context.getCommandContext().getAuthorizationManager();
        if (!rights.isChecked()) {
            return next.execute(command);
        }
        Class<?> kind = command.getClass();
        if (READING_A_TASK.contains(kind)) {
            TaskEntity task = task(command);
            require(task == null ? !rights.isRestricted() : rights.mayRead(task), rights, command);
        } else if (ADDING_TO_A_TASK.contains(kind)) {
            TaskEntity task = task(command);
            require(task == null ? rights.isAdministrator() : rights.mayAddTo(task), rights, command);
        } else if (PAST_THE_DIAGRAM.contains(kind) || command instanceof AbstractCorrelateMessageCmd) {
            require(false, rights, command);
        } else if (ADMINISTRATORS_ONLY.contains(kind) || command instanceof AbstractNativeQuery) {
            require(rights.isAdministrator(), rights, command);
        } else if (command instanceof ClaimTaskCmd) {
            Object claimant = field(command, "userId");
            require(claimant == null || rights.user().equals(claimant), rights, command);
            if (claimant == null) {
                mustBeOffered(task(command));
            }
        } else if (command instanceof ResolveTaskCmd) {
            require(onlyResolves(command), rights, command);
        } else if (command instanceof AssignTaskCmd && field(command, "userId") == null) {
            mustBeOffered(task(command));
            return rights.whileOnOwnTask(() -> next.execute(command));
        } else if (command instanceof SaveTaskCmd && changesFollowUpOnly((TaskEntity) field(command, "task"))) {
            return rights.whileOnOwnTask(() -> next.execute(command));
        }
        return next.execute(command);
    }

    /** Given back, a task that is offered to nobody would be nobody's. */
    private static void mustBeOffered(TaskEntity task) {
        if (task != null && task.getCandidates().isEmpty()) {
            throw new Refused("这项任务只交给一个人办理，没有岗位可以退回，不能取消领取");
        }
    }

    /** Where nobody delegated the task, it would just be given back; and its variables pass by the diagram. */
    private static boolean onlyResolves(Command<?> command) {
        TaskEntity task = task(command);
        return task == null
                || task.getDelegationState() == DelegationState.PENDING
                        && (!(field(command, "variables") instanceof Map<?, ?> answers) || answers.isEmpty());
    }

    /** The engine saves a task as a whole; what isn't as it stands in the database would be changed. */
    private static boolean changesFollowUpOnly(TaskEntity changed) {
        // Past the engine's cache, which takes no second copy of the task that is to be saved.
        TaskEntity stored = changed.getRevision() == 0
                ? null
                : Context.getCommandContext().getDbSqlSession().selectById(TaskEntity.class, changed.getId());
        return stored != null && fixed(stored).equals(fixed(changed));
    }

    private static Map<String, Object> fixed(TaskEntity task) {
        Map<String, Object> state = new HashMap<>();
        ((Map<?, ?>) task.getPersistentState())
                .forEach((name, value) -> state.put((String) name, value instanceof Date day ? day.getTime() : value));
        state.remove("followUpDate");
        return state;
    }

    private static TaskEntity task(Command<?> command) {
        Object id = command instanceof SaveAttachmentCmd
                ? ((AttachmentEntity) field(command, "attachment")).getTaskId()
                : field(command, "taskId");
        return id == null ? null : Context.getCommandContext().getTaskManager().findTaskById((String) id);
    }

    private static Object field(Command<?> command, String name) {
        return new DirectFieldAccessor(command).getPropertyValue(name);
    }

    private static void require(boolean allowed, StaffAuthorizations rights, Command<?> command) {
        if (!allowed) {
            throw new AuthorizationException("The user with id '" + rights.user() + "' may not run "
                    + command.getClass().getSimpleName());
        }
    }
}
