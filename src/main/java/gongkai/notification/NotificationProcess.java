package gongkai.notification;

import gongkai.platform.OnOwnBehalf;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** What we tell the engine about mail: one instance per message, the message's id as its business key. */
@Component
class NotificationProcess {

    static final String KEY = "notification";

    private final RuntimeService runtime;
    private final ManagementService management;
    private final OnOwnBehalf ownBehalf;

    NotificationProcess(RuntimeService runtime, ManagementService management, OnOwnBehalf ownBehalf) {
        this.runtime = runtime;
        this.management = management;
        this.ownBehalf = ownBehalf;
    }

    void start(long id) {
        ownBehalf.run(() -> runtime.startProcessInstanceByKey(KEY, String.valueOf(id)));
    }

    /** One more try for what stands still for this reason. */
    void retryFailedWith(String reason) {
        ownBehalf.run(() -> management
                .createJobQuery()
                .processDefinitionKey(KEY)
                .noRetriesLeft()
                .exceptionMessage(reason)
                .list()
                .forEach(job -> management.setJobRetries(job.getId(), 1)));
    }
}
