package gongkai.cases;

import gongkai.documents.DocumentInfo;
import gongkai.documents.Documents;
import gongkai.documents.Source;
import gongkai.documents.Upload;
import gongkai.platform.CurrentUser;
import gongkai.platform.EngineCases;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A case as staff read it, beside its task or alone, whatever its procedure. What isn't there and what isn't one's own are answered alike. */
@Component
public class CaseDesk {

    private final Procedures procedures;
    private final EngineCases tasks;
    private final CaseSheets sheets;
    private final CaseRights rights;
    private final CaseHistory history;
    private final Documents documents;
    private final CurrentUser user;

    CaseDesk(
            Procedures procedures,
            EngineCases tasks,
            CaseSheets sheets,
            CaseRights rights,
            CaseHistory history,
            Documents documents,
            CurrentUser user) {
        this.procedures = procedures;
        this.tasks = tasks;
        this.sheets = sheets;
        this.rights = rights;
        this.history = history;
        this.documents = documents;
        this.user = user;
    }

    /** @throws NotFound where the task isn't the signed-in person's, or has no case */
    @Transactional(readOnly = true)
    public CaseView caseOfTask(String taskId) {
        String number = tasks.of(taskId).caseNumber();
        return procedureOf(number).view(number);
    }

    /** @throws NotFound where there is no such case or the signed-in person may not read it */
    @Transactional(readOnly = true)
    public CaseView caseOf(String number) {
        if (!rights.mayRead(number)) {
            throw new NotFound("没有这个案件，或者您不能查看它");
        }
        return procedureOf(number).view(number);
    }

    /** What the signed-in person may do in the case now. */
    public List<EngineCases.MyTask> myTasks(String number) {
        return rights.onlyLooksOn() ? List.of() : tasks.myTasksIn(number);
    }

    /** Number and title for the cards of the task list; tasks that aren't the signed-in person's are left out. */
    @Transactional(readOnly = true)
    public List<CaseCard> cards(Collection<String> taskIds) {
        Map<String, String> numbers = tasks.of(taskIds);
        Map<Procedure, List<String>> byProcedure = new HashMap<>();
        numbers.values().stream()
                .distinct()
                .forEach(number -> procedures
                        .of(number)
                        .ifPresent(procedure -> byProcedure
                                .computeIfAbsent(procedure, any -> new ArrayList<>())
                                .add(number)));
        Map<String, String> titles = new HashMap<>();
        byProcedure.forEach((procedure, cases) -> titles.putAll(procedure.titles(cases)));
        return numbers.entrySet().stream()
                .filter(task -> titles.containsKey(task.getValue()))
                .map(task -> new CaseCard(task.getKey(), task.getValue(), titles.get(task.getValue())))
                .toList();
    }

    /** Adds a file to the case of a task of one's own. */
    @Transactional
    public CaseView.Attachment attach(String taskId, Upload upload) {
        var task = tasks.of(taskId);
        String number = task.caseNumber();
        if (rights.onlyLooksOn()) {
            throw new Refused("您可以查看这个案件，但不能添加材料");
        }
        Source source = procedureOf(number).materialOf(number, task.step());
        try (InputStream content = upload.content().getInputStream()) {
            DocumentInfo stored = documents.store(number, source, upload.filename(), content, user.id());
            history.record(number, user.id(), "添加材料", null, stored.filename(), null);
            return sheets.attachment(stored);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the signed-in person may read the case and open its files; false also where there is none. */
    @Transactional(readOnly = true)
    public boolean maySee(String number) {
        return rights.mayRead(number);
    }

    private Procedure procedureOf(String number) {
        return procedures.of(number).orElseThrow(() -> new NotFound("这项任务没有案卷"));
    }
}
