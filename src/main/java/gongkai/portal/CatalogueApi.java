package gongkai.portal;

import gongkai.catalogue.CatalogueItem;
import gongkai.catalogue.CatalogueVersion;
import gongkai.catalogue.Channel;
import gongkai.catalogue.Scope;
import gongkai.catalogue.Timing;
import gongkai.platform.InvalidInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The catalogues for programs: open data, JSON by default, a whole version as CSV too. */
@RestController
@RequestMapping("/api/v1/catalogue")
@Tag(name = "公开目录", description = "现行的和以前各版的党务公开目录")
class CatalogueApi {

    private static final int SIZE = 100;
    private static final int MOST = 500;

    /** Page numbers beyond this are a slip. */
    private static final int LAST_PAGE = 100_000;

    /** @param timing null where the source has lost it */
    record ItemAnswer(
            String code,
            String firstCategory,
            String secondCategory,
            String content,
            List<Scope> scopes,
            List<String> channels,
            Timing timing,
            String scopeText,
            String channelText,
            String timingText,
            String responsible,
            List<String> units) {

        static ItemAnswer of(CatalogueItem item) {
            return new ItemAnswer(
                    item.code(),
                    item.firstCategory(),
                    item.secondCategory(),
                    item.content(),
                    item.scopes(),
                    item.channels().stream().map(Channel::code).toList(),
                    item.timing(),
                    item.scopeText(),
                    item.channelText(),
                    item.timingText(),
                    item.responsible(),
                    item.units());
        }
    }

    record VersionAnswer(int version, LocalDate effectiveFrom, boolean inForce) {}

    record CatalogueAnswer(
            String catalogue,
            String title,
            int version,
            LocalDate effectiveFrom,
            boolean inForce,
            String source,
            String note,
            List<ItemAnswer> items,
            int total,
            int page,
            int size,
            List<VersionAnswer> versions,
            Map<String, String> catalogues) {}

    private final CatalogueShelf shelf;

    CatalogueApi(CatalogueShelf shelf) {
        this.shelf = shelf;
    }

    @GetMapping
    @Operation(summary = "查询公开目录", description = "timing为空表示原表残缺；versions列出这个目录的各版，catalogues列出全部目录")
    CatalogueAnswer catalogue(
            @Parameter(description = "目录代码，例如bureau、basic；不填是本机关的目录") @RequestParam(required = false) String catalogue,
            @Parameter(description = "第几版；不填是现行的一版") @RequestParam(required = false) String version,
            @Parameter(description = "第几页，从1起") @RequestParam(required = false) String page,
            @Parameter(description = "每页几项，最多500，不填是100") @RequestParam(required = false) String size) {
        Map<String, String> errors = new LinkedHashMap<>();
        CatalogueVersion found = null;
        try {
            found = shelf.find(catalogue, version);
        } catch (InvalidInput wrong) {
            errors.putAll(wrong.errors());
        }
        int here = number(page, 1, LAST_PAGE, "page", "请填写第几页，从1起", errors);
        int most = number(size, SIZE, MOST, "size", "请填写每页几项，1至" + MOST, errors);
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        var items = shelf.items(found);
        var from = (int) Math.min((here - 1L) * most, items.size());
        return new CatalogueAnswer(
                found.catalogue(),
                found.title(),
                found.number(),
                found.effectiveFrom(),
                shelf.inForce(found),
                found.source(),
                found.note(),
                items.subList(from, Math.min(from + most, items.size())).stream()
                        .map(ItemAnswer::of)
                        .toList(),
                items.size(),
                here,
                most,
                shelf.versions(found.catalogue()).stream()
                        .map(one -> new VersionAnswer(one.number(), one.effectiveFrom(), shelf.inForce(one)))
                        .toList(),
                shelf.catalogues());
    }

    private static int number(
            String text, int otherwise, int most, String field, String sentence, Map<String, String> errors) {
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        if (text.strip().matches("\\d{1,6}")) {
            int number = Integer.parseInt(text.strip());
            if (number >= 1 && number <= most) {
                return number;
            }
        }
        errors.put(field, sentence);
        return otherwise;
    }

    @GetMapping(produces = "text/csv")
    @Operation(summary = "整版公开目录，CSV")
    ResponseEntity<String> csv(
            @RequestParam(required = false) String catalogue, @RequestParam(required = false) String version) {
        return shelf.csv(
                        shelf.find(catalogue, version),
                        "code",
                        "firstCategory",
                        "secondCategory",
                        "content",
                        "scope",
                        "channels",
                        "timing",
                        "responsible")
                .answer();
    }
}
