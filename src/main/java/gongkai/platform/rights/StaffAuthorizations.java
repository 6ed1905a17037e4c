package gongkai.platform.rights;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.UserOperationLogQueryImpl;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.beans.DirectFieldAccessor;

/**
 * Who may see and do what in the engine. A task belongs to its assignee, and until it has one, to those it is offered to;
 * these rights are the task's identity links themselves, never rows of permissions. Administrators and auditors see all, and
 * neither decides anything. Whatever isn't a task keeps the engine's own check, by the few grants that {@link StaffGrants} makes.
 *
 * <p>One lives in each command of the engine. Where nobody is signed in (timers, listeners), nothing is checked.
 */
class StaffAuthorizations extends AuthorizationManager {

    static final String AUDITOR = "auditor";

    private boolean onOwnTask;

    // ---- who is asking

    /** Someone is signed in, and this isn't our own code that the engine has called. */
    boolean isChecked() {
        return isAuthCheckExecuted();
    }

    /** Sees only what is his; neither administrator nor auditor. */
    boolean isRestricted() {
        return isChecked() && !isAdministrator() && !groups().contains(AUDITOR);
    }

    boolean isAdministrator() {
        return isCamundaAdmin(getCurrentAuthentication());
    }

    String user() {
        return getCurrentAuthentication().getUserId();
    }

    private List<String> groups() {
        List<String> groups = getCurrentAuthentication().getGroupIds();
        return groups == null ? List.of() : groups;
    }

    // ---- one task

    boolean mayRead(TaskEntity task) {
        return !isRestricted() || user().equals(task.getAssignee()) || isOfferedToMe(task);
    }

    /** To take, fill in and complete it. Who administers or audits doesn't decide, whatever groups he is in besides. */
    boolean mayWork(TaskEntity task) {
        if (!isChecked()) {
            return true;
        }
        if (!isRestricted()) {
            return false;
        }
        return task.getAssignee() == null ? isOfferedToMe(task) : user().equals(task.getAssignee());
    }

    /**
     * To say whose it is, and when it is due: for administrators; but anyone may give back what he has taken, and say when he
     * comes back to it.
     */
    boolean mayAssign(TaskEntity task) {
        return !isChecked() || isAdministrator() || onOwnTask && user().equals(task.getAssignee());
    }

    /** To add comments and files. */
    boolean mayAddTo(TaskEntity task) {
        return mayWork(task) || isChecked() && isAdministrator();
    }

    <T> T whileOnOwnTask(Supplier<T> action) {
        onOwnTask = true;
        try {
            return action.get();
        } finally {
            onOwnTask = false;
        }
    }

    private boolean isOfferedToMe(TaskEntity task) {
        for (IdentityLink link : task.getIdentityLinks()) {
            if (IdentityLinkType.CANDIDATE.equals(link.getType())
                    && (user().equals(link.getUserId()) || groups().contains(link.getGroupId()))) {
                return true;
            }
        }
        return false;
    }

    // ---- lists

    @Override
    public void configureTaskQuery(TaskQueryImpl query) {
        AuthorizationCheck check = query.getAuthCheck();
        uncheck(check);
        if (isRestricted() && !asksOnlyForMine(query)) {
            check.setAuthorizationCheckEnabled(true);
            check.setRevokeAuthorizationCheckEnabled(false);
            check.setAuthUserId(user());
            check.setAuthGroupIds(new ArrayList<>(groups()));
            check.setPermissionChecks(joinMine());
        }
    }

    /** Its presence alone tells Task.xml to join the reader's own tasks; what it says isn't looked at. */
    static CompositePermissionCheck joinMine() {
        CompositePermissionCheck any = new CompositePermissionCheck();
        any.addAtomicCheck(new PermissionCheck());
        return any;
    }

    /** The query's own conditions let nothing pass but what is mine or offered to me: then it costs what it costs without rights. */
    private boolean asksOnlyForMine(TaskQueryImpl query) {
        if (query.getQueries().get(0) != query) {
            return false;
        }
        if (user().equals(query.getAssignee())) {
            return true;
        }
        Set<String> assignees = query.getAssigneeIn();
        if (assignees != null && !assignees.isEmpty() && Set.of(user()).containsAll(assignees)) {
            return true;
        }
        String candidate = query.getCandidateUser();
        if (query.getCandidateGroupLike() != null || candidate != null && !candidate.equals(user())) {
            return false;
        }
        List<String> candidates = query.getCandidateGroups();
        boolean mineOnly = candidates == null || groups().containsAll(candidates);
        return mineOnly && (candidate != null || candidates != null && !candidates.isEmpty());
    }

    /** Tasklist's history tab: what happened to a task that is open and may be read. */
    @Override
    public void configureHistoricTaskInstanceQuery(HistoricTaskInstanceQueryImpl query) {
        if (isChecked() && query.getTaskId() != null && mayReadOpenTask(query.getTaskId())) {
            uncheck(query.getAuthCheck());
        } else {
            super.configureHistoricTaskInstanceQuery(query);
        }
    }

    @Override
    public void configureUserOperationLogQuery(UserOperationLogQueryImpl query) {
        String taskId = (String) new DirectFieldAccessor(query).getPropertyValue("taskId");
        if (isChecked() && taskId != null && mayReadOpenTask(taskId)) {
            uncheck(query.getAuthCheck());
        } else {
            super.configureUserOperationLogQuery(query);
        }
    }

    private boolean mayReadOpenTask(String taskId) {
        TaskEntity task = getDbEntityManager().selectById(TaskEntity.class, taskId);
        return task != null && mayRead(task);
    }

    /** For administrators the engine's other lists need no join with the permissions. */
    @Override
    public void configureQuery(ListQueryParameterObject query) {
        if (isChecked() && isAdministrator()) {
            uncheck(query.getAuthCheck());
        } else {
            super.configureQuery(query);
        }
    }

    @Override
    protected void addPermissionCheck(AuthorizationCheck check, CompositePermissionCheck permissions) {
        if (isChecked() && !isAdministrator()) {
            super.addPermissionCheck(check, permissions);
        }
    }

    private static void uncheck(AuthorizationCheck check) {
        check.setPermissionChecks(new CompositePermissionCheck());
        check.setAuthorizationCheckEnabled(false);
        check.setAuthUserId(null);
        check.setAuthGroupIds(null);
        check.setHistoricInstancePermissionsEnabled(false);
    }

    // ---- everything else: the engine's check, with two answers that need no row

    @Override
    public boolean isAuthorized(String user, List<String> groups, PermissionCheck check) {
        return isCamundaAdmin(new Authentication(user, groups))
                || check.getResource() == Resources.FILTER && check.getPermission() == Permissions.READ
                || super.isAuthorized(user, groups, check);
    }

    @Override
    public boolean isAuthorized(String user, List<String> groups, CompositePermissionCheck check) {
        return isCamundaAdmin(new Authentication(user, groups)) || super.isAuthorized(user, groups, check);
    }

    /** The engine reads all group ids of its table of permissions once per command, only to shorten this list. */
    @Override
    public List<String> filterAuthenticatedGroupIds(List<String> groups) {
        return groups == null ? new ArrayList<>() : new ArrayList<>(groups);
    }
}
