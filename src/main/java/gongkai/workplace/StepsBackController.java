package gongkai.workplace;

import gongkai.handling.StepsBackDesk;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** 退回 beside a task, 撤回 beside a case. */
@RestController
class StepsBackController {

    private final StepsBackDesk desk;

    StepsBackController(StepsBackDesk desk) {
        this.desk = desk;
    }

    record SendingBack(String to, String comment) {}

    record TakingBack(String comment) {}

    /** @param message what was done, as a sentence */
    record Done(String message) {}

    @PostMapping("/staff/tasks/{taskId}/send-back")
    Done sendBack(@PathVariable String taskId, @RequestBody SendingBack body) {
        desk.sendBack(taskId, body.to(), body.comment());
        return new Done("已退回，办理期限不变。");
    }

    @PostMapping("/staff/cases/{number}/take-back")
    Done takeBack(@PathVariable String number, @RequestBody TakingBack body) {
        desk.takeBack(number, body.comment());
        return new Done("已撤回，回到您的待办，办理期限不变。");
    }
}
