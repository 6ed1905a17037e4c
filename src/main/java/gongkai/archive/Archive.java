package gongkai.archive;

import static gongkai.platform.EngineClock.CHINA;

import gongkai.archive.Chain.Entry;
import gongkai.archive.Chain.Kind;
import gongkai.documents.Documents;
import gongkai.organisation.Organisation;
import gongkai.platform.ChineseDates;
import gongkai.platform.NotFound;
import gongkai.platform.NumberSeries;
import gongkai.platform.Refused;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The archive room: takes in the files of ended cases, gives them out again, destroys them when their time is over. */
@Component
public class Archive {

    private static final int LONGEST_REASON = 1000;

    private final Chain chain;
    private final ArchivedFiles files;
    private final ArchiveClasses classes;
    private final Organisation organisation;
    private final Documents documents;
    private final NumberSeries numbers;
    private final FilePage page;
    private final FileExport export;
    private final ChainVerification verification;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Archive(
            Chain chain,
            ArchivedFiles files,
            ArchiveClasses classes,
            Organisation organisation,
            Documents documents,
            NumberSeries numbers,
            FilePage page,
            FileExport export,
            ChainVerification verification,
            ApplicationEventPublisher events,
            Clock clock) {
        this.chain = chain;
        this.files = files;
        this.classes = classes;
        this.organisation = organisation;
        this.documents = documents;
        this.numbers = numbers;
        this.page = page;
        this.export = export;
        this.verification = verification;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes the file in, in the caller's transaction. A case has one file: a second call changes nothing.
     *
     * @return the archive number, DA-&lt;year of the end&gt;-&lt;class&gt;-&lt;volume&gt;-&lt;serial&gt;
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public String file(CaseFile file) {
        var already = files.of(file.caseNumber());
        if (already.isPresent()) {
            return already.get().number();
        }
        for (var piece : file.pieces()) {
            if (!piece.sha256().matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("no SHA-256 of document " + piece.documentId());
            }
        }
        var end = chain.lock(file.organisation());
        // Somebody may have filed it while we waited for the chain.
        already = files.of(file.caseNumber());
        if (already.isPresent()) {
            return already.get().number();
        }
        var filedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var archiveClass = classes.of(file.archiveClass(), file.process());
        int year = file.endedOn().getYear();
        var number = archiveClass.number(year, numbers.next("DA-" + year + "-" + archiveClass.code()));
        var history = Manifest.historyJson(file);
        var manifest = Manifest.of(
                file,
                number,
                archiveClass.code(),
                archiveClass.name(),
                organisation.unit(file.organisation()).name(),
                archiveClass.retainUntil(file.endedOn()),
                filedAt,
                new Manifest.Link(file.organisation(), end.position() + 1, end.sha256()),
                Sha256.of(history));
        var readable = page.render(manifest, history);
        manifest = manifest.withPage(Sha256.of(readable));
        append(manifest.chain(), Kind.FILE, number, filedAt, manifest.json());
        files.add(manifest, new ArchivedFiles.Texts(history, readable), file.pieces());
        return number;
    }

    /** The file of a case, also when it has been destroyed. */
    public Optional<ArchivedFile> of(String caseNumber) {
        return files.of(caseNumber);
    }

    /**
     * @param search the beginning of a case's or an archive number, blank or null for all
     * @param page from 0
     * @return newest first
     */
    public List<ArchivedFile> list(String search, int page, int size) {
        return files.list(search, page, size);
    }

    public long count(String search) {
        return files.count(search);
    }

    /** Writes the file, or the record of its destruction, as a ZIP that reads and verifies without the product. */
    public void export(String caseNumber, OutputStream zip) {
        export.write(existing(caseNumber), zip);
    }

    /**
     * Destroys a file whose retention is over, and the content of its documents. Its number, hash and place in the chain stay,
     * with who did it and why.
     *
     * @param by user id
     */
    @Transactional
    public void delete(String caseNumber, String reason, String by) {
        if (reason == null || reason.isBlank()) {
            throw new Refused("reason", "请填写销毁理由");
        }
        if (reason.strip().length() > LONGEST_REASON) {
            throw new Refused(
                    "reason",
                    "销毁理由最多" + LONGEST_REASON + "字，现在是" + reason.strip().length() + "字");
        }
        var found = existing(caseNumber);
        var end = chain.lock(found.organisation());
        var file = existing(caseNumber);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (file.destroyed()) {
            throw new Refused("这件案卷已于" + ChineseDates.of(file.destroyedAt()) + "销毁");
        }
        if (file.retainUntil() == null) {
            throw new Refused("这件案卷永久保管，不能销毁");
        }
        if (!file.destroyableOn(now.atZone(CHINA).toLocalDate())) {
            throw new Refused("这件案卷保管到" + ChineseDates.of(file.retainUntil()) + "，期满后才能销毁");
        }
        var documentIds = files.documents(caseNumber);
        var tombstone = new Tombstone(
                file.number(),
                caseNumber,
                new Manifest.Link(file.organisation(), end.position() + 1, end.sha256()),
                file.position(),
                chain.at(file.organisation(), file.position()).previous(),
                file.sha256(),
                now,
                name(by),
                reason.strip());
        append(tombstone.chain(), Kind.TOMBSTONE, file.number(), now, tombstone.json());
        chain.forgetManifest(file.organisation(), file.position());
        files.destroy(caseNumber, now);
        documents.erase(documentIds);
        events.publishEvent(new FileDestroyed(file.number(), caseNumber, reason.strip(), by));
    }

    /** Reads every file and every document of every chain again and compares them with what was filed. */
    public VerificationReport verifyChain() {
        return verification.run();
    }

    private ArchivedFile existing(String caseNumber) {
        return files.of(caseNumber).orElseThrow(() -> new NotFound("没有找到这件案卷，请核对案件编号"));
    }

    /** For people who read it when the id says nothing to anybody any more. */
    private String name(String userId) {
        var name = organisation.nameOf(userId);
        return name.equals(userId) ? name : name + "（" + userId + "）";
    }

    private void append(Manifest.Link link, Kind kind, String number, Instant at, String manifest) {
        chain.append(new Entry(
                link.organisation(),
                link.position(),
                kind,
                number,
                at,
                link.previous(),
                Sha256.of(manifest),
                manifest));
    }
}
