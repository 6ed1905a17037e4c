package gongkai.proactivedisclosure;

import gongkai.board.Board;
import gongkai.board.ItemStanding;
import gongkai.board.PublicFile;
import gongkai.documents.DocumentInfo;
import gongkai.documents.Documents;
import gongkai.documents.Source;
import gongkai.platform.ChineseDates;
import gongkai.platform.EngineClock;
import gongkai.platform.Refused;
import gongkai.screening.Findings;
import gongkai.screening.PublicCopy;
import gongkai.screening.Reading;
import gongkai.screening.Screening;
import gongkai.screening.Suspicion;
import gongkai.screening.Suspicions;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Looks at a disclosure before anybody else does: keeps what was found, and lets nothing by that was changed since. */
@Component
class Gate {

    private static final String NO_COPY = "不能制作公开本";

    private final Screening screening;
    private final PublicCopy publicCopy;
    private final Documents documents;
    private final Suspicions suspicions;
    private final Board board;

    Gate(Screening screening, PublicCopy publicCopy, Documents documents, Suspicions suspicions, Board board) {
        this.screening = screening;
        this.publicCopy = publicCopy;
        this.documents = documents;
        this.suspicions = suspicions;
        this.board = board;
    }

    /** The files that go public with the disclosure, in the order in which they came. */
    List<DocumentInfo> files(Disclosure disclosure) {
        return documents.of(disclosure.number()).stream()
                .filter(one -> one.source() == Source.FOR_PUBLICATION)
                .filter(one -> !disclosure.droppedFiles().contains(one.id()))
                .toList();
    }

    /** Their names on one line, for the record of a version; empty without any. */
    String fileNames(Disclosure disclosure) {
        return files(disclosure).stream().map(DocumentInfo::filename).collect(Collectors.joining("、"));
    }

    /**
     * Which files are meant.
     *
     * @param chosen ids, or names where somebody wrote them
     */
    List<Long> chosen(Disclosure disclosure, List<String> chosen) {
        List<DocumentInfo> files = files(disclosure);
        return chosen.stream()
                .map(text -> files.stream()
                        .filter(file -> String.valueOf(file.id()).equals(text)
                                || file.filename().equals(text))
                        .findFirst()
                        .map(DocumentInfo::id)
                        .orElseThrow(() -> new Refused("dropFiles", "没有“" + text + "”这个待公开的附件，请重新选择")))
                .toList();
    }

    String masked(String text) {
        return screening.mask(text);
    }

    /** Refuses a masked text that hides more or else than what is found in the approved one. */
    void mustOnlyHide(Content approved, String title, String body) {
        screening.mustOnlyHide("title", "标题", approved.title(), title);
        screening.mustOnlyHide("body", "正文", approved.body(), body);
    }

    /** For what goes public beside the content. */
    void mustBeFit(String field, String label, String text) {
        screening.mustBeFit(field, label, text);
    }

    /** Reads the case's files, which takes time, before anybody is kept waiting at its lock; they are found read afterwards. */
    void readAhead(String number, Source source) {
        documents.of(number).stream().filter(one -> one.source() == source).forEach(screening::read);
    }

    /** Looks and keeps what it finds. */
    Findings examine(Disclosure disclosure, Suspicion.Decision first) {
        Content content = disclosure.content();
        Findings findings = screening.examine(content.title(), content.body(), files(disclosure));
        suspicions.keep(disclosure.number(), disclosure.draft(), findings, first);
        return findings;
    }

    /**
     * Makes of each file the copy that goes out, where there is none yet: now, while somebody can still put another file in
     * the place of one that can't be made fit for the public.
     *
     * @return whether all are there; what is wrong with the others is kept as what was found
     */
    boolean copyFiles(Disclosure disclosure, String by) {
        boolean all = true;
        for (DocumentInfo file : files(disclosure)) {
            if (copyOf(disclosure, file).isPresent()) {
                continue;
            }
            try {
                disclosure.copied(
                        new FileCopy(file.id(), publicCopy.of(file, by).id()));
            } catch (Refused unfit) {
                all = false;
                keep(disclosure, NO_COPY, "附件“" + masked(file.filename()) + "”", unfit.getMessage());
            }
        }
        return all;
    }

    /** What stops the publication beside what stands in it. */
    void keep(Disclosure disclosure, String kind, String where, String reason) {
        suspicions.keep(disclosure.number(), disclosure.draft(), kind, where, reason);
    }

    private static Optional<Long> copyOf(Disclosure disclosure, DocumentInfo file) {
        return disclosure.copies().stream()
                .filter(copy -> copy.original() == file.id())
                .map(FileCopy::copy)
                .findFirst();
    }

    /** What goes out, in the order of the files; search reads what the public can read, no more. */
    List<PublicFile> publicFiles(Disclosure disclosure) {
        return files(disclosure).stream()
                .map(file -> documents.info(copyOf(disclosure, file).orElseThrow()))
                .map(copy -> new PublicFile(copy.id(), copy.filename(), copy.mediaType(), copy.size(), textOf(copy)))
                .toList();
    }

    /** What was decided about all that waits. */
    void decide(String number, Suspicion.Decision decision, String by, String reason) {
        suspicions.decide(number, decision, by, reason);
    }

    String digest(Disclosure disclosure) {
        return screening.digest(
                disclosure.content().title(), disclosure.content().body(), files(disclosure));
    }

    /** How and when what was published left the board meanwhile, in words; empty while it stands, or isn't there yet. */
    Optional<String> ended(String number) {
        return board.standing(number)
                .filter(ItemStanding::ended)
                .map(item -> "公开的内容" + item.state().label() + "（"
                        + ChineseDates.of(LocalDate.ofInstant(item.endedAt(), EngineClock.CHINA)) + "）");
    }

    /** @param instead what whoever asks for a new version of what is gone can choose */
    void mustNotHaveEnded(String number, String instead) {
        ended(number).ifPresent(how -> {
            throw new Refused("outcome", how + "，不能再公开新的版本；请选择" + instead);
        });
    }

    /** What goes out is what the gate let pass, to the letter. */
    void mustBeUnchanged(Disclosure disclosure) {
        if (!digest(disclosure).equals(disclosure.clearedDigest())) {
            throw new Refused("内容或者附件在筛查之后有变动，不能公开");
        }
    }

    /** @return null where nothing could be read */
    private String textOf(DocumentInfo file) {
        Reading reading = screening.read(file);
        return reading.hasText() ? reading.text() : null;
    }
}
