package gongkai.platform.rights;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** Asks {@link StaffAuthorizations} before the engine does something with a single task. */
class StaffCommandChecker extends AuthorizationCommandChecker {

    @Override
    public void checkReadTask(TaskEntity task) {
        require(rights().mayRead(task), "READ", task);
    }

    @Override
    public void checkReadTaskVariable(TaskEntity task) {
        require(rights().mayRead(task), "READ_VARIABLE", task);
    }

    @Override
    public void checkTaskWork(TaskEntity task) {
        require(rights().mayWork(task), "TASK_WORK", task);
    }

    /** Answers come with completing; what lay in the task before would be read in their place. */
    @Override
    public void checkUpdateTaskVariable(TaskEntity task) {
        require(!rights().isChecked(), "UPDATE_VARIABLE", task);
    }

    @Override
    public void checkTaskAssign(TaskEntity task) {
        require(rights().mayAssign(task), "TASK_ASSIGN", task);
    }

    private StaffAuthorizations rights() {
        return (StaffAuthorizations) getAuthorizationManager();
    }

    private void require(boolean allowed, String permission, TaskEntity task) {
        if (!allowed) {
            throw new AuthorizationException(rights().user(), permission, "Task", task.getId());
        }
    }
}
