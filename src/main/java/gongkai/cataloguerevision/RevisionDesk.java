package gongkai.cataloguerevision;

import gongkai.cases.CaseHistory;
import gongkai.cases.CaseNumbers;
import gongkai.catalogue.Catalogue;
import gongkai.catalogue.CatalogueFiles;
import gongkai.catalogue.CatalogueVersion;
import gongkai.catalogue.Preview;
import gongkai.cataloguerevision.HeldUploads.Held;
import gongkai.documents.DocumentInfo;
import gongkai.documents.Documents;
import gongkai.documents.Source;
import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.platform.ChineseDates;
import gongkai.platform.CurrentUser;
import gongkai.platform.InvalidInput;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The steps of 目录制定修订, and the loading of the spreadsheet beside them. */
@Component
@Transactional
class RevisionDesk {

    /** 目录制定修订, as case numbers begin. */
    static final String PREFIX = "ML";

    private final CatalogueRevisions revisions;
    private final HeldUploads uploads;
    private final Catalogue catalogue;
    private final CatalogueFiles spreadsheets;
    private final Offices offices;
    private final RevisionFiles files;
    private final Documents documents;
    private final Organisation organisation;
    private final CaseHistory history;
    private final CaseNumbers numbers;
    private final CurrentUser user;
    private final Clock clock;

    RevisionDesk(
            CatalogueRevisions revisions,
            HeldUploads uploads,
            Catalogue catalogue,
            CatalogueFiles spreadsheets,
            Offices offices,
            RevisionFiles files,
            Documents documents,
            Organisation organisation,
            CaseHistory history,
            CaseNumbers numbers,
            CurrentUser user,
            Clock clock) {
        this.revisions = revisions;
        this.uploads = uploads;
        this.catalogue = catalogue;
        this.spreadsheets = spreadsheets;
        this.offices = offices;
        this.files = files;
        this.documents = documents;
        this.organisation = organisation;
        this.history = history;
        this.numbers = numbers;
        this.user = user;
        this.clock = clock;
    }

    /** What basic-level organisations make, too, is approved by the house's leading group, which issues the catalogues. */
    String group(String number, Role role) {
        CatalogueRevision revision = find(number);
        return role == Role.LEADING_GROUP
                ? organisation.group(role, organisation.house().code())
                : organisation.groupInCharge(role, revision.organisation());
    }

    // ---- drafting

    /** @param catalogueCode null where the spreadsheet will say; @return the case's number */
    String open(String catalogueCode) {
        List<String> mine = offices.mine();
        if (mine.isEmpty()) {
            throw new Refused("目录由公开办制定和修订，您不在公开办");
        }
        String office = catalogueCode == null
                ? mine.get(0)
                : mine.stream()
                        .filter(code -> offices.catalogues(code).containsKey(catalogueCode))
                        .findFirst()
                        .orElseThrow(() -> new Refused("catalogue", "请在可选的目录里选择一个"));
        LocalDate today = LocalDate.now(clock);
        String number = numbers.next(PREFIX, today.getYear());
        revisions.save(new CatalogueRevision(number, office, catalogueCode, user.id(), today));
        line(number, "发起制定修订", catalogueCode == null ? null : offices.title(catalogueCode), null);
        return number;
    }

    /** Revisions in which the signed-in person may load a spreadsheet now, the newest first. */
    @Transactional(readOnly = true)
    List<CatalogueRevision> drafting() {
        List<String> mine = offices.mine();
        return mine.isEmpty()
                ? List.of()
                : revisions.findByStatusAndOrganisationInOrderByNumberDesc(Status.DRAFTING, mine);
    }

    /** Address of the version that applies now, as a file to begin with; null where there is none. */
    @Transactional(readOnly = true)
    String currentCsv(String catalogueCode) {
        return catalogueCode == null
                ? null
                : catalogue
                        .inForce(catalogueCode, LocalDate.now(clock))
                        .map(version -> "/catalogue/" + catalogueCode + "/" + version.number() + ".csv")
                        .orElse(null);
    }

    /** @param token for {@link #confirm}; null where anything is wrong */
    record Looked(Preview preview, String token) {}

    /** Reads a spreadsheet and says what it would change. The catalogue stays as it is, whatever is in it. */
    Looked preview(String number, String catalogueCode, String filename, byte[] content) {
        CatalogueRevision revision = mine(number);
        revision.mustBeDrafting();
        if (!offices.catalogues(revision.organisation()).containsKey(catalogueCode)) {
            throw new InvalidInput(Map.of("catalogue", "请选择要制定或者修订的目录"));
        }
        Preview preview = spreadsheets.preview(catalogueCode, filename, content);
        if (!preview.right()) {
            uploads.forget(number);
            return new Looked(preview, null);
        }
        String token = token(catalogueCode, preview, content);
        uploads.hold(number, new Held(token, catalogueCode, preview.file().name(), content), user.id());
        return new Looked(preview, token);
    }

    /** What was looked at becomes the draft of the revision, the spreadsheet one of its documents. */
    CatalogueRevision confirm(String number, String token) {
        CatalogueRevision revision = mine(number);
        revision.mustBeDrafting();
        Held held = uploads.take(number)
                .filter(one -> one.token().equals(token))
                .orElseThrow(() -> new Refused("file", "这份表格不是最后预览的那一份，请重新上传并预览"));
        Preview preview = spreadsheets.preview(held.catalogue(), held.filename(), held.content());
        if (!preview.right()
                || !token(held.catalogue(), preview, held.content()).equals(token)) {
            throw new Refused("file", "现行目录在预览之后有变动，请重新上传并预览，核对变动后再确认");
        }
        CatalogueVersion draft = catalogue.draft(held.catalogue(), preview.file(), number, user.id());
        DocumentInfo kept = keep(number, held);
        revision.load(
                draft,
                preview.file().items().size(),
                preview.changes(),
                preview.against() == null ? null : preview.against().number(),
                kept.id());
        uploads.forget(number);
        line(number, "载入目录", offices.title(held.catalogue()) + "，" + revision.changesText(), kept.filename());
        return revision;
    }

    private DocumentInfo keep(String number, Held held) {
        boolean zipped = held.content().length > 1 && held.content()[0] == 'P' && held.content()[1] == 'K';
        String name = held.filename().replaceFirst("\\.[A-Za-z]{1,5}$", "") + (zipped ? ".xlsx" : ".csv");
        return zipped
                ? documents.store(number, Source.STAFF, name, new ByteArrayInputStream(held.content()), user.id())
                : documents.keep(number, Source.STAFF, name, "text/csv", held.content(), user.id());
    }

    void submit(String number, String catalogueCode, LocalDate effectiveFrom, String reason, String comment) {
        CatalogueRevision revision = find(number);
        revision.submit(
                catalogueCode,
                effectiveFrom,
                reason,
                LocalDate.now(clock),
                newest(revision).orElse(null));
        line(number, "起草", "提交审核，" + ChineseDates.of(effectiveFrom) + "起适用", CaseHistory.joined(reason, comment));
    }

    private Optional<CatalogueVersion> newest(CatalogueRevision revision) {
        return revision.catalogue() == null
                ? Optional.empty()
                : catalogue.versions(revision.catalogue()).stream().findFirst();
    }

    void cancel(String number, String comment) {
        find(number).cancel(LocalDate.now(clock));
        uploads.forget(number);
        catalogue.draftOf(number).ifPresent(draft -> catalogue.reject(draft.id()));
        line(number, "起草", "取消", comment);
    }

    // ---- reviews

    void reviewed(String number, String comment) {
        find(number).reviewed();
        line(number, "审核", "同意，报领导小组批准", comment);
    }

    void sentBackFromReview(String number, String comment) {
        find(number).sentBackFromReview();
        line(number, "审核", "退回起草", comment);
    }

    void approve(String number, String comment) {
        find(number).approve(LocalDate.now(clock));
        line(number, "批准", "批准", comment);
    }

    void sentBack(String number, String comment) {
        find(number).sentBack();
        line(number, "批准", "退回起草", comment);
    }

    // ---- end

    /** From its day on it is what applies; the versions before it stay readable. */
    void adopt(String number) {
        CatalogueRevision revision = find(number);
        CatalogueVersion adopted = catalogue.adopt(revision.draft(), revision.effectiveFrom());
        revision.adopted(adopted, LocalDate.now(clock));
        line(number, "通过", "第" + adopted.number() + "版，" + ChineseDates.of(adopted.effectiveFrom()) + "起适用", null);
    }

    void archive(String number) {
        files.file(find(number));
    }

    // ----

    /** What isn't there is answered like what isn't one's own. */
    private CatalogueRevision mine(String number) {
        return revisions
                .findById(number == null ? "" : number.strip().toUpperCase())
                .filter(revision -> offices.mine().contains(revision.organisation()))
                .orElseThrow(() -> new NotFound("没有这次目录修订，或者它不是您的公开办发起的"));
    }

    /** Another one where the content, the catalogue or what it is compared with is another. */
    private static String token(String catalogueCode, Preview preview, byte[] content) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            String with = catalogueCode + "|"
                    + (preview.against() == null ? "" : preview.against().id()) + "|";
            sha256.update(with.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256.digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private void line(String number, String step, String outcome, String comment) {
        history.record(number, user.id(), step, outcome, comment, null);
    }

    private CatalogueRevision find(String number) {
        return revisions.findById(number).orElseThrow(() -> new NotFound("没有这次目录修订"));
    }
}
