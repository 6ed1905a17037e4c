package gongkai.cases;

import gongkai.documents.DocumentInfo;
import gongkai.documents.Documents;
import gongkai.documents.Source;
import gongkai.documents.Upload;
import gongkai.organisation.Role;
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

/** The case beside a task, whatever its procedure. What isn't there and what isn't one's own are answered alike. */
@Component
public class CaseDesk {

    private final Procedures procedures;
    private final EngineCases tasks;
    private final CaseSheets sheets;
    private final CaseHistory history;
    private final Documents documents;
    private final List<CaseReaders> readers;
    private final CurrentUser user;

    CaseDesk(
            Procedures procedures,
            EngineCases tasks,
            CaseSheets sheets,
            CaseHistory history,
            Documents documents,
            List<CaseReaders> readers,
            CurrentUser user) {
        this.procedures = procedures;
        this.tasks = tasks;
        this.sheets = sheets;
        this.history = history;
        this.documents = documents;
        this.readers = readers;
        this.user = user;
    }

    /** @throws NotFound where the task isn't the signed-in person's, or has no case */
    @Transactional(readOnly = true)
    public CaseView caseOfTask(String taskId) {
        String number = tasks.of(taskId).caseNumber();
        return procedureOf(number).view(number);
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
        if (onlyLooksOn()) {
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

    /** Whether the signed-in person may open the case and its files: who has a task in it, who keeps it, and whom another module lets. */
    @Transactional(readOnly = true)
    public boolean maySee(String number) {
        return procedures.of(number).isPresent()
                && (procedureOf(number).keptByMe(number)
                        || tasks.mineIn(number)
                        || readers.stream().anyMatch(reader -> reader.mayRead(number, user.id())));
    }

    /** Administrators and auditors see every task and work on none. */
    private boolean onlyLooksOn() {
        return user.groups().contains(Role.ADMINISTRATOR.id()) || user.groups().contains(Role.AUDITOR.id());
    }

    private Procedure procedureOf(String number) {
        return procedures.of(number).orElseThrow(() -> new NotFound("这项任务没有案卷"));
    }
}
