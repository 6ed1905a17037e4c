package gongkai.catalogueupkeep;

import gongkai.cases.PhaseNotices;
import gongkai.platform.Answers;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the engine asks of us: one method per step of the diagram. */
@Component
public class CatalogueUpkeepTasks {

    private final UpkeepRound round;
    private final ObligationDesk desk;
    private final PhaseNotices notices;

    CatalogueUpkeepTasks(UpkeepRound round, ObligationDesk desk, PhaseNotices notices) {
        this.round = round;
        this.desk = desk;
        this.notices = notices;
    }

    public void look() {
        round.look();
    }

    public boolean moreDue() {
        return round.moreDue();
    }

    /** @return the engine groups of all who are responsible */
    public List<String> groups(String number) {
        return desk.groups(number);
    }

    public void prepareUpdate(String number, Object outcome, Object disclosure, Object comment) {
        if (!Answers.outcome(outcome).equals("covered")) {
            throw Answers.unknown(outcome);
        }
        desk.cover(number, Answers.required("disclosure", "公开编号", disclosure, 40), Answers.comment(comment));
    }

    public void archive(String number) {
        desk.archive(number);
    }

    public void remind(String number, String phase) {
        notices.remind(number, phase);
    }

    public void alert(String number, String phase) {
        notices.alert(number, phase);
    }
}
