package gongkai.workplace;

import gongkai.cases.CaseCard;
import gongkai.cases.CaseDesk;
import gongkai.cases.CaseView;
import gongkai.documents.DocumentInfo;
import gongkai.documents.DocumentResponse;
import gongkai.documents.Documents;
import gongkai.documents.Upload;
import gongkai.letters.LetterInfo;
import gongkai.letters.Letters;
import gongkai.platform.InvalidInput;
import gongkai.platform.NotFound;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The data of the case tab and the case page: for whoever may see the case; for everyone else it isn't there. */
@RestController
class CaseController {

    private static final int MOST_CARDS = 50;
    private static final String NOT_THERE = "没有这份文件，或者您不能查看它所在的案件";

    private final CaseDesk desk;
    private final Documents documents;
    private final DocumentResponse responses;
    private final Letters letters;

    CaseController(CaseDesk desk, Documents documents, DocumentResponse responses, Letters letters) {
        this.desk = desk;
        this.documents = documents;
        this.responses = responses;
        this.letters = letters;
    }

    record RefusedFile(String name, String reason) {}

    record Attached(List<CaseView.Attachment> stored, List<RefusedFile> refused) {}

    @GetMapping(path = "/staff/case", params = "number")
    CaseView caseOf(@RequestParam String number) {
        return desk.caseOf(number);
    }

    @GetMapping(path = "/staff/case", params = "!number")
    CaseView caseOfTask(@RequestParam String taskId) {
        return desk.caseOfTask(taskId);
    }

    /** @param taskIds at most a page of the list */
    @GetMapping("/staff/case/cards")
    List<CaseCard> cards(@RequestParam List<String> taskIds) {
        return desk.cards(taskIds.subList(0, Math.min(taskIds.size(), MOST_CARDS)));
    }

    /** Each file is taken or refused by itself; what was taken stays. */
    @PostMapping("/staff/case/attachments")
    Attached attach(@RequestParam String taskId, @RequestParam List<MultipartFile> files) {
        List<CaseView.Attachment> stored = new ArrayList<>();
        List<RefusedFile> refused = new ArrayList<>();
        for (MultipartFile file : files) {
            try {
                stored.add(desk.attach(taskId, new Upload(file.getOriginalFilename(), file, file.getSize())));
            } catch (InvalidInput wrong) {
                refused.add(new RefusedFile(file.getOriginalFilename(), wrong.getMessage()));
            }
        }
        return new Attached(stored, refused);
    }

    /** @param inline to look at rather than to keep, where a browser can show it */
    @GetMapping("/staff/documents/{id}")
    ResponseEntity<byte[]> document(@PathVariable long id, @RequestParam(required = false) String inline) {
        DocumentInfo document = found(() -> documents.info(id));
        mustBeSeen(document.caseNumber());
        return inline == null ? responses.attachment(document) : responses.inline(document);
    }

    @GetMapping("/staff/letters/{id}")
    ResponseEntity<byte[]> letter(@PathVariable long id, @RequestParam(required = false) String inline) {
        LetterInfo letter = found(() -> letters.info(id));
        mustBeSeen(letter.caseNumber());
        letters.pdf(id);
        DocumentInfo document = documents.info(letters.info(id).documentId());
        return inline == null ? responses.attachment(document) : responses.inline(document);
    }

    /** What isn't there is answered like what isn't one's own. */
    private static <T> T found(Supplier<T> search) {
        try {
            return search.get();
        } catch (NotFound nothing) {
            throw new NotFound(NOT_THERE);
        }
    }

    private void mustBeSeen(String caseNumber) {
        if (!desk.maySee(caseNumber)) {
            throw new NotFound(NOT_THERE);
        }
    }
}
