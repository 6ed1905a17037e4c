package gongkai.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gongkai.cases.DueView;
import gongkai.disclosureonapplication.ApplicationDesk;
import gongkai.disclosureonapplication.LetterView;
import gongkai.disclosureonapplication.Receipt;
import gongkai.disclosureonapplication.StatusView;
import gongkai.documents.Upload;
import gongkai.platform.EngineClock;
import gongkai.platform.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** 依申请公开 for programs. Number and query code together open a case; a wrong pair is answered like none. */
@RestController
@RequestMapping("/api/v1/applications")
@Tag(name = "依申请公开", description = "提交申请，凭申请编号和查询码查询进度、补正、撤回、下载文书")
class ApplicationsApi {

    private static final String CODE = "X-Query-Code";
    private static final String CODE_TEXT = "提交申请时给出的查询码，大小写和连字符不限";

    private final ApplicationDesk desk;
    private final Sending sending;
    private final ObjectMapper json;

    ApplicationsApi(ApplicationDesk desk, Sending sending, ObjectMapper json) {
        this.desk = desk;
        this.sending = sending;
        this.json = json;
    }

    /** What a program sends. Choices are texts here, so that a wrong one is named together with all else that is wrong. */
    record ApplicationBody(
            @Schema(
                    description = "申请人类别",
                    allowableValues = {
                        "NATURAL_PERSON",
                        "BUSINESS",
                        "RESEARCH",
                        "PUBLIC_INTEREST",
                        "LEGAL_SERVICE",
                        "OTHER_ORGANISATION"
                    },
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String applicantKind,

            @Schema(description = "姓名或者名称，不超过100字", requiredMode = Schema.RequiredMode.REQUIRED)
            String name,

            @Schema(description = "通信地址，不超过300字", requiredMode = Schema.RequiredMode.REQUIRED)
            String address,

            @Schema(description = "身份证件号码；公民的身份证号码核对校验位", requiredMode = Schema.RequiredMode.REQUIRED)
            String identityDocument,

            @Schema(description = "联系电话；电话和电子邮箱至少填一项") String phone,
            @Schema(description = "电子邮箱；选择EMAIL的必填") String email,

            @Schema(description = "要申请的信息，不超过5000字", requiredMode = Schema.RequiredMode.REQUIRED)
            String content,

            @Schema(
                    description = "怎样取得答复",
                    allowableValues = {"EMAIL", "POST", "PICKUP", "INSPECTION"},
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String deliveryMethod,

            @Schema(description = "向哪个单位申请（单位代码）；不填由工作机构判断") String unit,

            @Schema(description = "确认内容属实，代替签名，必须为true", type = "boolean", requiredMode = Schema.RequiredMode.REQUIRED)
            String confirmed) {

        ApplicationForm form() {
            return new ApplicationForm(
                    applicantKind,
                    name,
                    address,
                    identityDocument,
                    phone,
                    email,
                    content,
                    deliveryMethod,
                    unit,
                    confirmed,
                    null,
                    null);
        }
    }

    record ReceiptAnswer(
            @Schema(description = "申请编号") String number,
            @Schema(description = "查询码，只给出这一次") String queryCode,
            @Schema(description = "状态") String status,
            @Schema(description = "状态的中文说法") String statusLabel,
            @Schema(description = "提交的时刻") OffsetDateTime receivedAt,
            @Schema(description = "收到日期，期限从次日起算") LocalDate receivedOn) {}

    record HistoryAnswer(OffsetDateTime at, String step, String text) {}

    record LetterAnswer(
            long id,
            @Schema(description = "文书名称") String label,
            @Schema(description = "文号") String number,
            LocalDate datedOn,
            @Schema(description = "下载地址，同样要X-Query-Code") String href) {}

    record AttachmentAnswer(long id, String name, long size) {}

    record DayAnswer(LocalDate date, String kind, String label) {}

    record DueAnswer(
            @Schema(description = "到期日") LocalDate date,
            @Schema(description = "暂定：涉及的年份还没有节假日安排通知") boolean provisional,

            @Schema(description = "规则编号，例如application.review")
            String rule,

            String ruleLabel,
            @Schema(description = "期限，例如5个工作日") String value,
            @Schema(description = "依据的文件和条款") String source,

            @Schema(description = "ok正常，soon将到期，late逾期，wait暂停")
            String state,

            String label,
            int used,
            int total,
            @Schema(description = "为什么是这一天") List<String> steps,
            List<DayAnswer> days) {}

    record StatusAnswer(
            String number,
            String status,
            String statusLabel,
            String statusExplanation,
            String content,
            OffsetDateTime receivedAt,
            LocalDate receivedOn,
            @Schema(description = "承办部门，受理前没有") String department,
            @Schema(description = "正在计算的期限，没有时为空") DueAnswer due,
            List<HistoryAnswer> history,
            List<LetterAnswer> letters,
            List<AttachmentAnswer> attachments,
            @Schema(description = "现在可以补正") boolean mayCorrect,
            @Schema(description = "需要补正的内容") String missing,
            @Schema(description = "最迟补正日期") LocalDate correctUntil,
            @Schema(description = "现在可以撤回") boolean mayWithdraw,
            @Schema(description = "已经办结") boolean ended,
            String deliveryMethod) {}

    record CorrectionBody(
            @Schema(description = "补正内容，不超过5000字") String correction) {}

    record WithdrawalBody(
            @Schema(description = "撤回理由，可以不写，不超过1000字") String reason) {}

    @Operation(
            summary = "提交申请",
            description = "JSON，或者multipart：part“application”为同样的JSON（也可以逐项给出字段），part“files”为附件，最多5个，每个不超过10MB。"
                    + "带Idempotency-Key请求头重复发送同样的内容，得到第一次的结果。")
    @ApiResponse(responseCode = "201", description = "已收到；Location为查询地址")
    @ApiResponse(responseCode = "400", description = "有内容需要修改，逐项列出")
    @ApiResponse(responseCode = "429", description = "提交得太频繁，见Retry-After")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ReceiptAnswer> apply(
            @RequestBody ApplicationBody application,
            @Parameter(description = "任选的唯一值，防止重复提交") @RequestHeader(name = "Idempotency-Key", required = false)
                    String key,
            HttpServletRequest request) {
        return created(sending.send(application.form().application(), List.of(), key, request.getRemoteAddr()));
    }

    @Operation(hidden = true)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ReceiptAnswer> applyWithFiles(
            @RequestParam(required = false) List<MultipartFile> files,
            @RequestHeader(name = "Idempotency-Key", required = false) String key,
            HttpServletRequest request)
            throws Exception {
        List<Upload> uploads = Sending.uploads(files);
        return created(sending.send(partOf(request).form().application(), uploads, key, request.getRemoteAddr()));
    }

    /** As a JSON part, with whatever content type the sender gave it, or as single fields. */
    private ApplicationBody partOf(HttpServletRequest request) throws Exception {
        Part part = request.getPart("application");
        if (part == null) {
            return new ApplicationBody(
                    request.getParameter("applicantKind"),
                    request.getParameter("name"),
                    request.getParameter("address"),
                    request.getParameter("identityDocument"),
                    request.getParameter("phone"),
                    request.getParameter("email"),
                    request.getParameter("content"),
                    request.getParameter("deliveryMethod"),
                    request.getParameter("unit"),
                    request.getParameter("confirmed"));
        }
        try (var content = part.getInputStream()) {
            ApplicationBody body =
                    json.readValue(new String(content.readAllBytes(), StandardCharsets.UTF_8), ApplicationBody.class);
            if (body == null) {
                throw new HttpMessageNotReadableException("null", new ServletServerHttpRequest(request));
            }
            return body;
        } catch (JsonProcessingException unreadable) {
            throw new HttpMessageNotReadableException(
                    unreadable.getOriginalMessage(), unreadable, new ServletServerHttpRequest(request));
        }
    }

    private static ResponseEntity<ReceiptAnswer> created(Receipt receipt) {
        return ResponseEntity.created(URI.create("/api/v1/applications/" + receipt.number()))
                .cacheControl(CacheControl.noStore())
                .body(new ReceiptAnswer(
                        receipt.number(),
                        receipt.queryCode(),
                        receipt.status(),
                        receipt.statusLabel(),
                        local(receipt.receivedAt()),
                        receipt.receivedOn()));
    }

    @Operation(summary = "查询进度", description = "状态、到期日和依据、办理经过、文书")
    @ApiResponse(responseCode = "200", description = "申请的现状")
    @ApiResponse(responseCode = "404", description = "编号或查询码不对")
    @ApiResponse(responseCode = "429", description = "查询码错误次数过多，见Retry-After")
    @GetMapping("/{number}")
    StatusAnswer status(
            @PathVariable String number,
            @Parameter(description = CODE_TEXT) @RequestHeader(name = CODE, required = false) String code,
            HttpServletRequest request) {
        return answer(desk.status(number, code, request.getRemoteAddr()));
    }

    @Operation(summary = "补正", description = "JSON{correction}，或者multipart：字段correction和附件files")
    @ApiResponse(responseCode = "200", description = "补正后的现状")
    @ApiResponse(responseCode = "409", description = "现在不能补正")
    @PostMapping(path = "/{number}/corrections", consumes = MediaType.APPLICATION_JSON_VALUE)
    StatusAnswer correct(
            @PathVariable String number,
            @Parameter(description = CODE_TEXT) @RequestHeader(name = CODE, required = false) String code,
            @RequestBody CorrectionBody body,
            HttpServletRequest request) {
        return corrected(number, code, body.correction(), List.of(), request);
    }

    @Operation(hidden = true)
    @PostMapping(path = "/{number}/corrections", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    StatusAnswer correctWithFiles(
            @PathVariable String number,
            @RequestHeader(name = CODE, required = false) String code,
            @RequestParam(required = false) String correction,
            @RequestParam(required = false) List<MultipartFile> files,
            HttpServletRequest request) {
        return corrected(number, code, correction, Sending.uploads(files), request);
    }

    private StatusAnswer corrected(
            String number, String code, String correction, List<Upload> files, HttpServletRequest request) {
        desk.correct(number, code, request.getRemoteAddr(), correction, files);
        return answer(desk.status(number, code, request.getRemoteAddr()));
    }

    @Operation(summary = "撤回申请", description = "答复作出之前都可以撤回；请求内容可以为空")
    @ApiResponse(responseCode = "200", description = "撤回后的现状")
    @ApiResponse(responseCode = "409", description = "现在不能撤回")
    @PostMapping("/{number}/withdrawal")
    StatusAnswer withdraw(
            @PathVariable String number,
            @Parameter(description = CODE_TEXT) @RequestHeader(name = CODE, required = false) String code,
            @RequestBody(required = false) WithdrawalBody body,
            HttpServletRequest request) {
        desk.withdraw(number, code, request.getRemoteAddr(), body == null ? null : body.reason());
        return answer(desk.status(number, code, request.getRemoteAddr()));
    }

    @Operation(summary = "下载文书", description = "PDF")
    @ApiResponse(responseCode = "200", description = "文书")
    @ApiResponse(responseCode = "404", description = "编号或查询码不对，或者没有这份文书")
    @GetMapping("/{number}/letters/{id}")
    ResponseEntity<byte[]> letter(
            @PathVariable String number,
            @PathVariable long id,
            @Parameter(description = CODE_TEXT) @RequestHeader(name = CODE, required = false) String code,
            HttpServletRequest request) {
        LetterView letter = desk.status(number, code, request.getRemoteAddr()).letters().stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound("没有这份文书"));
        return LetterResponse.of(letter, desk.letter(number, code, request.getRemoteAddr(), id));
    }

    private static StatusAnswer answer(StatusView view) {
        return new StatusAnswer(
                view.number(),
                view.status(),
                view.statusLabel(),
                view.statusExplanation(),
                view.content(),
                local(view.receivedAt()),
                view.receivedOn(),
                view.department(),
                view.due() == null ? null : answer(view.due()),
                view.history().stream()
                        .map(line -> new HistoryAnswer(local(line.at()), line.step(), line.text()))
                        .toList(),
                view.letters().stream()
                        .map(letter -> new LetterAnswer(
                                letter.id(),
                                letter.label(),
                                letter.number(),
                                letter.datedOn(),
                                "/api/v1/applications/" + view.number() + "/letters/" + letter.id()))
                        .toList(),
                view.attachments().stream()
                        .map(file -> new AttachmentAnswer(file.id(), file.name(), file.size()))
                        .toList(),
                view.mayCorrect(),
                view.missing(),
                view.correctUntil(),
                view.mayWithdraw(),
                view.ended(),
                view.deliveryMethod() == null ? null : view.deliveryMethod().name());
    }

    private static DueAnswer answer(DueView due) {
        return new DueAnswer(
                due.date(),
                due.provisional(),
                due.rule(),
                due.ruleLabel(),
                due.value(),
                due.source(),
                due.state(),
                due.label(),
                due.used(),
                due.total(),
                due.steps(),
                due.days().stream()
                        .map(day -> new DayAnswer(day.date(), day.kind(), day.label()))
                        .toList());
    }

    private static OffsetDateTime local(Instant at) {
        return at == null ? null : at.atZone(EngineClock.CHINA).toOffsetDateTime();
    }
}
