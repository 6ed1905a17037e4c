package gongkai.portal;

import gongkai.board.Board;
import gongkai.board.BoardPage;
import gongkai.board.FacetValue;
import gongkai.board.ItemSummary;
import gongkai.board.ItemView;
import gongkai.board.Reader;
import gongkai.documents.DocumentResponse;
import gongkai.platform.EngineClock;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The board for programs: to everybody what society may read, to who signs in what he may. */
@RestController
@RequestMapping("/api/v1/disclosures")
@Tag(name = "信息公开", description = "检索和读取已公开的信息；登录后还包括本人可以查看的非社会公开内容")
class DisclosuresApi {

    private static final String ADDRESS = "/api/v1/disclosures/";

    private final Board board;
    private final Reading reading;
    private final DocumentResponse documents;

    DisclosuresApi(Board board, Reading reading, DocumentResponse documents) {
        this.board = board;
        this.reading = reading;
        this.documents = documents;
    }

    record ItemAnswer(
            @Schema(description = "编号") String number,
            @Schema(description = "索引号") String indexNumber,
            @Schema(description = "第几版") int version,
            String title,
            @Schema(description = "已转义的HTML，搜索词在<mark>中") String titleHtml,

            @Schema(description = "找到的段落或者开头，已转义的HTML，搜索词在<mark>中")
            String snippetHtml,

            String category,
            String subcategory,

            @Schema(description = "定期公开的周期，例如2026、2026H1、2026Q3")
            String period,

            @Schema(description = "公开单位代码") String unit,
            String unitName,
            String organisation,

            @Schema(
                    description = "公开范围",
                    allowableValues = {"SOCIETY", "ORGANISATION", "UNIT", "COMMITTEE"})
            String scope,

            String scopeLabel,

            @Schema(
                    description = "公开时限",
                    allowableValues = {"IMMEDIATE", "QUARTERLY", "ANNUAL", "PERIODIC", "LONG_TERM"})
            String timing,

            String timingLabel,
            @Schema(description = "首次公开") OffsetDateTime publishedAt,
            @Schema(description = "现行版本公开") OffsetDateTime updatedAt,
            @Schema(description = "公示到哪天，不在公示的为空") LocalDate noticeEndsOn,

            @Schema(
                    description = "状态",
                    allowableValues = {"PUBLISHED", "IN_NOTICE"})
            String state,

            String stateLabel,
            @Schema(description = "附件数") int files,
            @Schema(description = "这一条的地址") String href) {}

    record FacetAnswer(
            @Schema(description = "用作筛选条件的值") String value,
            String label,
            @Schema(description = "选它以后的条数") long count) {}

    record FacetsAnswer(
            List<FacetAnswer> category,
            List<FacetAnswer> subcategory,
            List<FacetAnswer> unit,
            List<FacetAnswer> year,
            List<FacetAnswer> timing) {}

    record PageAnswer(List<ItemAnswer> items, long total, int page, int size, FacetsAnswer facets) {}

    record FileAnswer(
            long id,
            String name,
            String mediaType,
            @Schema(description = "字节数") long size,
            @Schema(description = "下载地址") String href) {}

    record VersionAnswer(
            int version,
            String title,
            OffsetDateTime publishedAt,
            @Schema(description = "为什么替代前一版，首版为空") String explanation,
            String href) {}

    record WholeItemAnswer(
            String number,
            String indexNumber,
            int version,
            @Schema(description = "是不是现行版本") boolean latest,

            @Schema(
                    description = "状态",
                    allowableValues = {"PUBLISHED", "IN_NOTICE", "WITHDRAWN", "TERMINATED", "EXPIRED"})
            String state,

            String stateLabel,
            @Schema(description = "撤销、终止的说明；否则为本版替代前一版的说明") String explanation,
            OffsetDateTime endedAt,
            String title,
            @Schema(description = "纯文本，一行一段；不再提供的为空") String body,
            String catalogue,
            @Schema(description = "目录项编码，目录之外的为空") String itemCode,
            String category,
            String subcategory,
            String period,
            String unit,
            String unitName,
            String organisation,
            String organisationName,
            String scope,
            String scopeLabel,
            String timing,
            String timingLabel,
            @Schema(description = "公开形式") List<String> channels,
            @Schema(description = "信息形成日期") LocalDate formedOn,
            @Schema(description = "最迟公开日期") LocalDate dueOn,
            @Schema(description = "首次公开") OffsetDateTime publishedAt,
            @Schema(description = "本版公开") OffsetDateTime updatedAt,
            LocalDate noticeEndsOn,
            @Schema(description = "公开到哪天，长期的为空") LocalDate visibleUntil,
            @Schema(description = "发布机构") String source,
            List<FileAnswer> files,
            @Schema(description = "新的在前") List<VersionAnswer> versions) {}

    @Operation(summary = "检索", description = "筛选条件可以同时使用。各项计数（facets）是把那一项换成该值以后的条数。")
    @Parameters({
        @Parameter(
                name = "q",
                in = ParameterIn.QUERY,
                description = "标题、正文、附件里的词，空格隔开的都要出现，最多200字",
                schema = @Schema(type = "string")),
        @Parameter(name = "category", in = ParameterIn.QUERY, description = "一级类别", schema = @Schema(type = "string")),
        @Parameter(
                name = "subcategory",
                in = ParameterIn.QUERY,
                description = "二级类别，和category一起使用",
                schema = @Schema(type = "string")),
        @Parameter(name = "unit", in = ParameterIn.QUERY, description = "公开单位代码", schema = @Schema(type = "string")),
        @Parameter(
                name = "year",
                in = ParameterIn.QUERY,
                description = "首次公开的年份，四位数字",
                schema = @Schema(type = "integer")),
        @Parameter(
                name = "timing",
                in = ParameterIn.QUERY,
                description = "公开时限",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"IMMEDIATE", "QUARTERLY", "ANNUAL", "PERIODIC", "LONG_TERM"})),
        @Parameter(
                name = "sort",
                in = ParameterIn.QUERY,
                description = "排序；不填时，有搜索词的按相关程度，没有的新的在前",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"RELEVANCE", "NEWEST", "UPDATED", "INDEX"})),
        @Parameter(
                name = "page",
                in = ParameterIn.QUERY,
                description = "第几页，从1开始",
                schema = @Schema(type = "integer", defaultValue = "1")),
        @Parameter(
                name = "size",
                in = ParameterIn.QUERY,
                description = "每页条数，1至100",
                schema = @Schema(type = "integer", defaultValue = "20"))
    })
    @ApiResponse(responseCode = "200", description = "一页；超出最后一页的没有条目")
    @ApiResponse(responseCode = "400", description = "有条件写得不对，逐项列出", content = @Content)
    @GetMapping
    PageAnswer list(
            @Parameter(hidden = true) @ModelAttribute("asked") BoardAddress asked, HttpServletResponse response) {
        return answer(board.page(asked.query(), reading.by(response)));
    }

    @Operation(summary = "读取一条", description = "撤销、终止的仍然可以读到说明")
    @ApiResponse(responseCode = "200", description = "这一条的现行版本，或者指定的版本")
    @ApiResponse(responseCode = "404", description = "没有这一条或者这一版，或者无权查看", content = @Content)
    @GetMapping("/{number}")
    WholeItemAnswer item(
            @PathVariable String number,
            @Parameter(description = "第几版，不填为现行版本", schema = @Schema(type = "integer")) @RequestParam(required = false)
                    String version,
            HttpServletResponse response) {
        return answer(DisclosurePage.shown(board, number, version, reading.by(response)));
    }

    @Operation(summary = "下载附件")
    @ApiResponse(responseCode = "200", description = "文件", content = @Content(mediaType = "*/*"))
    @ApiResponse(responseCode = "404", description = "没有这份文件，或者无权查看", content = @Content)
    @GetMapping("/{number}/files/{id}")
    ResponseEntity<byte[]> file(
            @PathVariable String number,
            @Parameter(schema = @Schema(type = "integer")) @PathVariable String id,
            HttpServletResponse response) {
        Reader reader = reading.by(response);
        return documents.attachment(board.file(number, DisclosurePage.number(id, 18), reader));
    }

    private static PageAnswer answer(BoardPage page) {
        return new PageAnswer(
                page.items().stream().map(DisclosuresApi::answer).toList(),
                page.total(),
                page.page(),
                page.size(),
                new FacetsAnswer(
                        answer(page.facets().category()),
                        answer(page.facets().subcategory()),
                        answer(page.facets().unit()),
                        answer(page.facets().year()),
                        answer(page.facets().timing())));
    }

    private static List<FacetAnswer> answer(List<FacetValue> values) {
        return values.stream()
                .map(value -> new FacetAnswer(value.value(), value.label(), value.count()))
                .toList();
    }

    private static ItemAnswer answer(ItemSummary item) {
        return new ItemAnswer(
                item.number(),
                item.indexNumber(),
                item.version(),
                item.title(),
                item.titleHtml(),
                item.snippetHtml(),
                item.firstCategory(),
                item.secondCategory(),
                item.period(),
                item.unit(),
                item.unitName(),
                item.organisation(),
                item.scope().name(),
                item.scope().label(),
                item.timing().name(),
                item.timing().label(),
                local(item.publishedAt()),
                local(item.updatedAt()),
                item.noticeEndsOn(),
                item.state().name(),
                item.state().label(),
                item.files(),
                ADDRESS + item.number());
    }

    private static WholeItemAnswer answer(ItemView item) {
        return new WholeItemAnswer(
                item.number(),
                item.indexNumber(),
                item.version(),
                item.latest(),
                item.state().name(),
                item.state().label(),
                item.explanation(),
                local(item.endedAt()),
                item.title(),
                item.body(),
                item.catalogue(),
                item.itemCode(),
                item.firstCategory(),
                item.secondCategory(),
                item.period(),
                item.unit(),
                item.unitName(),
                item.organisation(),
                item.organisationName(),
                item.scope().name(),
                item.scope().label(),
                item.timing().name(),
                item.timing().label(),
                item.channels(),
                item.formedOn(),
                item.dueOn(),
                local(item.publishedAt()),
                local(item.updatedAt()),
                item.noticeEndsOn(),
                item.visibleUntil(),
                item.source(),
                item.files().stream()
                        .map(file -> new FileAnswer(
                                file.id(),
                                file.name(),
                                file.mediaType(),
                                file.size(),
                                ADDRESS + item.number() + "/files/" + file.id()))
                        .toList(),
                item.versions().stream()
                        .map(version -> new VersionAnswer(
                                version.version(),
                                version.title(),
                                local(version.publishedAt()),
                                version.explanation(),
                                ADDRESS + item.number() + "?version=" + version.version()))
                        .toList());
    }

    private static OffsetDateTime local(Instant at) {
        return at == null ? null : at.atZone(EngineClock.CHINA).toOffsetDateTime();
    }
}
