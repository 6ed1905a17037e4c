package gongkai.workplace;

import gongkai.handling.Choice;
import gongkai.handling.CopyDesk;
import gongkai.handling.HandlingDesk;
import gongkai.handling.NudgeDesk;
import gongkai.handling.TaskHandling;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What an office does with a task beside completing it, for the pages in Tasklist and the case's own page. */
@RestController
class HandlingController {

    private final HandlingDesk desk;
    private final NudgeDesk nudges;
    private final CopyDesk copies;

    HandlingController(HandlingDesk desk, NudgeDesk nudges, CopyDesk copies) {
        this.desk = desk;
        this.nudges = nudges;
        this.copies = copies;
    }

    record Asking(List<String> people, String question) {}

    record Handover(String to, String reason) {}

    record Copying(List<String> people, String note) {}

    /** @param message what was done, as a sentence */
    record Done(String message) {}

    @GetMapping("/staff/tasks/{taskId}/handling")
    TaskHandling handling(@PathVariable String taskId) {
        return desk.of(taskId);
    }

    @GetMapping("/staff/cases/{number}/handling")
    TaskHandling handlingOfCase(@PathVariable String number) {
        return desk.ofCase(number);
    }

    @GetMapping("/staff/colleagues")
    List<Choice> people(@RequestParam(defaultValue = "") String q) {
        return desk.people(q);
    }

    @PostMapping("/staff/tasks/{taskId}/advice")
    Done advice(@PathVariable String taskId, @RequestBody Asking body) {
        desk.advice(taskId, body.people(), body.question());
        return new Done("已发出加签，回复以后再办理这一步。");
    }

    @PostMapping("/staff/tasks/{taskId}/countersign")
    Done countersign(@PathVariable String taskId, @RequestBody Asking body) {
        desk.countersign(taskId, body.people(), body.question());
        return new Done("已发起会签，全部回复以后再办理这一步。");
    }

    @PostMapping("/staff/requests/{id}/take-back")
    Done takeBack(@PathVariable long id) {
        desk.takeBack(id);
        return new Done("已收回。");
    }

    @PostMapping("/staff/tasks/{taskId}/handover")
    Done handover(@PathVariable String taskId, @RequestBody Handover body) {
        desk.handover(taskId, body.to(), body.reason());
        return new Done("已转办，办理期限不变。");
    }

    @PostMapping("/staff/tasks/{taskId}/nudge")
    Done nudge(@PathVariable String taskId) {
        nudges.nudgeByTask(taskId);
        return nudged();
    }

    @PostMapping("/staff/cases/{number}/nudge")
    Done nudgeCase(@PathVariable String number) {
        nudges.nudge(number);
        return nudged();
    }

    private static Done nudged() {
        return new Done("已催办，办理人会收到邮件。");
    }

    @PostMapping("/staff/tasks/{taskId}/copies")
    Done copy(@PathVariable String taskId, @RequestBody Copying body) {
        copies.sendByTask(taskId, body.people(), body.note());
        return copied();
    }

    @PostMapping("/staff/cases/{number}/copies")
    Done copyCase(@PathVariable String number, @RequestBody Copying body) {
        copies.send(number, body.people(), body.note());
        return copied();
    }

    private static Done copied() {
        return new Done("已抄送，对方可以查看这个案件。");
    }
}
