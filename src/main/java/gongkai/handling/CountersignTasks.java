package gongkai.handling;

import gongkai.platform.Answers;
import java.time.Instant;
import java.util.Date;
import org.springframework.stereotype.Component;

/** What the engine asks of us while somebody's opinion is awaited. */
@Component
public class CountersignTasks {

    private final OpinionDesk desk;

    CountersignTasks(OpinionDesk desk) {
        this.desk = desk;
    }

    /** @param request null where somebody starts the diagram by itself */
    public void begin(Object request, String instance) {
        desk.begin((Long) request, instance);
    }

    /** @return the user id of the person asked, or of who stands in for him */
    public String askedOf(String instance) {
        return desk.assignee(instance);
    }

    /** @return null where the step's clock stands still */
    public Date due(String instance) {
        Instant due = desk.due(instance);
        return due == null ? null : Date.from(due);
    }

    public void giveOpinion(String instance, Object outcome, Object comment) {
        switch (Answers.outcome(outcome)) {
            case "agree" -> desk.agree(instance, Answers.comment(comment));
            case "disagree" -> desk.disagree(instance, Answers.commentOn("不同意的理由", comment));
            default -> throw Answers.unknown(outcome);
        }
    }
}
