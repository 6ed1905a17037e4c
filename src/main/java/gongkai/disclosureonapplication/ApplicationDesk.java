package gongkai.disclosureonapplication;

import static gongkai.disclosureonapplication.DisclosureOnApplicationProcess.ACCEPTANCE;
import static gongkai.disclosureonapplication.DisclosureOnApplicationProcess.CORRECTION;

import gongkai.board.Board;
import gongkai.cases.CaseHistory;
import gongkai.cases.CaseNumbers;
import gongkai.deadlines.Deadlines;
import gongkai.disclosureonapplication.DisclosureApplication.Intake;
import gongkai.documents.DocumentInfo;
import gongkai.documents.Documents;
import gongkai.documents.Source;
import gongkai.documents.Upload;
import gongkai.letters.LetterInfo;
import gongkai.letters.Letters;
import gongkai.notification.MessageDelivered;
import gongkai.organisation.Organisation;
import gongkai.platform.ChineseDates;
import gongkai.platform.CleanText;
import gongkai.platform.CurrentUser;
import gongkai.platform.EngineClock;
import gongkai.platform.InvalidInput;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import gongkai.platform.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The counter of 依申请公开: where applicants apply, look up, correct and withdraw, and where the pages ask. */
@Component
public class ApplicationDesk {

    /** 依申请公开, as case numbers begin. */
    static final String PREFIX = "YSQ";

    private static final int MOST_FILES = 5;
    private static final int MOST_SIMILAR = 3;

    private final DisclosureApplications applications;
    private final DisclosureOnApplicationProcess process;
    private final ReviewDesk review;
    private final ApplicationChecks checks;
    private final ApplicationLetters applicationLetters;
    private final ApplicationNotices notices;
    private final ApplicationFiles files;
    private final QueryCodes queryCodes;
    private final ReceiptDates receiptDates;
    private final ReportRows reportRows;
    private final Deadlines deadlines;
    private final Documents documents;
    private final Letters letters;
    private final Organisation organisation;
    private final CaseHistory history;
    private final CaseNumbers numbers;
    private final Board board;
    private final Secrets secrets;
    private final CurrentUser user;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ApplicationDesk(
            DisclosureApplications applications,
            DisclosureOnApplicationProcess process,
            ReviewDesk review,
            ApplicationChecks checks,
            ApplicationLetters applicationLetters,
            ApplicationNotices notices,
            ApplicationFiles files,
            QueryCodes queryCodes,
            ReceiptDates receiptDates,
            ReportRows reportRows,
            Deadlines deadlines,
            Documents documents,
            Letters letters,
            Organisation organisation,
            CaseHistory history,
            CaseNumbers numbers,
            Board board,
            Secrets secrets,
            CurrentUser user,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.applications = applications;
        this.process = process;
        this.review = review;
        this.checks = checks;
        this.applicationLetters = applicationLetters;
        this.notices = notices;
        this.files = files;
        this.queryCodes = queryCodes;
        this.receiptDates = receiptDates;
        this.reportRows = reportRows;
        this.deadlines = deadlines;
        this.documents = documents;
        this.letters = letters;
        this.organisation = organisation;
        this.history = history;
        this.numbers = numbers;
        this.board = board;
        this.secrets = secrets;
        this.user = user;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Applies on the portal.
     *
     * @param idempotencyKey a key of the sender's choice, or null: the same key answers the first result again
     * @return number and query code; the code is shown this once
     */
    public Receipt apply(NewApplication raw, List<Upload> uploads, String idempotencyKey) {
        String key =
                idempotencyKey == null || idempotencyKey.isBlank() ? null : secrets.digest("once|" + idempotencyKey);
        NewApplication filled = checks.checked(raw);
        if (uploads.size() > MOST_FILES) {
            throw new InvalidInput(Map.of("files", "最多上传" + MOST_FILES + "个文件，现在是" + uploads.size() + "个"));
        }
        try {
            return transaction.execute(status -> {
                var before = key == null
                        ? null
                        : applications.findByIdempotencyKey(key).orElse(null);
                if (before != null) {
                    return receipt(before);
                }
                Instant now = clock.instant();
                DisclosureApplication application =
                        received(filled, new Intake(Channel.PORTAL, now, receiptDates.forPortal(now), null), key);
                store(application.number(), uploads);
                process.applicationReceived(application.number());
                return receipt(application);
            });
        } catch (DataIntegrityViolationException twice) {
            // The same form arrived at the same moment; the other one is the first.
            if (key == null) {
                throw twice;
            }
            return transaction.execute(
                    status -> receipt(applications.findByIdempotencyKey(key).orElseThrow(() -> twice)));
        }
    }

    /** Records what came by hand, word of mouth or letter; the engine's step that calls it starts the case. */
    @Transactional
    String record(NewApplication raw, Channel channel, LocalDate receivedOn, String proof) {
        NewApplication filled = checks.checked(raw);
        if (channel == null || channel == Channel.PORTAL) {
            throw new Refused("channel", "请选择收到方式：当面提交、口头申请或者信函");
        }
        LocalDate on = receiptDates.forRecorded(channel, receivedOn, proof);
        return received(filled, new Intake(channel, clock.instant(), on, proof), null)
                .number();
    }

    private DisclosureApplication received(NewApplication filled, Intake intake, String idempotencyKey) {
        String house = organisation.house().code();
        String number = numbers.next(PREFIX, intake.on().getYear());
        DisclosureApplication application = applications.save(new DisclosureApplication(
                number,
                house,
                filled,
                intake,
                secrets.digest("identity|" + filled.identityDocument().toUpperCase()),
                secrets.random(16),
                idempotencyKey));
        deadlines.start(number, ACCEPTANCE, "application.acceptance", intake.on());
        history.record(
                number,
                intake.channel() == Channel.PORTAL ? CurrentUser.SYSTEM : user.id(),
                "收到申请",
                intake.channel().label(),
                intake.proof(),
                "收到申请（" + intake.channel().label() + "），收到日期" + ChineseDates.of(intake.on()));
        notices.tellApplicant(application, applicationLetters.receipt(application), "已收到");
        return application;
    }

    private Receipt receipt(DisclosureApplication application) {
        return new Receipt(
                application.number(),
                queryCodes.codeFor(application.number(), application.queryNonce()),
                application.status().name(),
                application.status().label(),
                application.receivedAt(),
                application.receivedOn());
    }

    /** @throws NotFound alike for a wrong code and an unknown number */
    @Transactional(readOnly = true)
    public StatusView status(String number, String queryCode, String remoteAddress) {
        return files.forApplicant(own(number, queryCode, remoteAddress));
    }

    /** @return the letter as PDF */
    @Transactional
    public byte[] letter(String number, String queryCode, String remoteAddress, long letterId) {
        own(number, queryCode, remoteAddress);
        LetterInfo letter = letters.of(number).stream()
                .filter(one -> one.id() == letterId && ApplicationFiles.forTheApplicant(one))
                .findFirst()
                .orElseThrow(() -> new NotFound("没有这份文书"));
        return letters.pdf(letter.id());
    }

    @Transactional(readOnly = true)
    public DocumentInfo attachment(String number, String queryCode, String remoteAddress, long documentId) {
        own(number, queryCode, remoteAddress);
        return documents.of(number).stream()
                .filter(one -> one.id() == documentId && ApplicationFiles.fromTheApplicant(one))
                .findFirst()
                .orElseThrow(() -> new NotFound("没有这个附件"));
    }

    @Transactional
    public void correct(
            String number, String queryCode, String remoteAddress, String correction, List<Upload> uploads) {
        DisclosureApplication application = own(number, queryCode, remoteAddress);
        if (uploads.size() > MOST_FILES) {
            throw new InvalidInput(Map.of("files", "最多上传" + MOST_FILES + "个文件，现在是" + uploads.size() + "个"));
        }
        String text = correction == null ? "" : correction.strip();
        String problem = text.isEmpty() ? null : CleanText.problem(text, 5000);
        if (text.isEmpty() && uploads.isEmpty()) {
            throw new InvalidInput(Map.of("correction", "请填写补正内容，或者上传补正材料"));
        }
        if (problem != null) {
            throw new InvalidInput(Map.of("correction", "补正内容" + problem));
        }
        application.correct(text);
        if (LocalDate.now(clock).isAfter(deadlines.of(number, CORRECTION).getDueOn())) {
            throw new Refused("补正期限已过，这件申请视为撤回；需要的可以重新申请");
        }
        store(number, uploads);
        LocalDate on = receiptDates.forPortal(clock.instant());
        deadlines.end(number, CORRECTION);
        deadlines.resume(number, ACCEPTANCE, on);
        history.record(number, CurrentUser.SYSTEM, "补正", "申请人已补正", text.isEmpty() ? null : text, "收到您的补正");
        process.correctionReceived(number);
    }

    @Transactional
    public void withdraw(String number, String queryCode, String remoteAddress, String reason) {
        DisclosureApplication application = own(number, queryCode, remoteAddress);
        String text = reason == null || reason.isBlank() ? null : reason.strip();
        String problem = text == null ? null : CleanText.problem(text, 1000);
        if (problem != null) {
            throw new InvalidInput(Map.of("reason", "撤回理由" + problem));
        }
        application.withdraw(text, reportRows.of("WITHDRAWN"), LocalDate.now(clock));
        deadlines.endAll(number);
        history.record(number, CurrentUser.SYSTEM, "撤回", "申请人撤回", text, "您已撤回申请");
        notices.tellApplicant(application, applicationLetters.withdrawal(application), "已撤回");
        process.applicantWithdrew(number);
    }

    /**
     * What everybody can read already on the subject.
     *
     * @throws InvalidInput where the application couldn't be sent as it is: that is said first
     */
    public List<SimilarItem> similarPublished(NewApplication raw) {
        return board.similar(checks.checked(raw).content(), MOST_SIMILAR).stream()
                .map(item -> new SimilarItem(
                        item.number(),
                        item.title(),
                        item.publishedAt().atZone(EngineClock.CHINA).toLocalDate()))
                .toList();
    }

    private DisclosureApplication own(String number, String queryCode, String remoteAddress) {
        String wanted = number == null ? "" : number.strip().toUpperCase();
        DisclosureApplication application = applications.findById(wanted).orElse(null);
        queryCodes.check(wanted, application, queryCode, remoteAddress);
        return application;
    }

    private void store(String number, List<Upload> uploads) {
        for (Upload upload : uploads) {
            try (InputStream content = upload.content().getInputStream()) {
                documents.store(number, Source.APPLICANT, upload.filename(), content, CurrentUser.SYSTEM);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @EventListener
    void mailed(MessageDelivered delivered) {
        if (delivered.kind().equals(ApplicationNotices.REPLY)) {
            review.mailed(delivered.caseNumber());
        }
    }
}
