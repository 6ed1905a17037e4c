package gongkai.portal;

import gongkai.catalogue.CatalogueFiles;
import gongkai.catalogue.CatalogueItem;
import gongkai.catalogue.CatalogueVersion;
import gongkai.platform.CsvTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 公开目录: what must be disclosed, in the version in force and in earlier ones, to read, to print and to take along. */
@Controller
class CataloguePage {

    private static final int SIZE = 100;
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final String[] COLUMNS = {"公开代码", "一级目录", "二级目录", "公开内容", "公开范围", "公开形式", "公开时限", "责任部门"};

    private final CatalogueShelf shelf;
    private final CatalogueFiles files;

    CataloguePage(CatalogueShelf shelf, CatalogueFiles files) {
        this.shelf = shelf;
        this.files = files;
    }

    /** Items that stand together under one heading. */
    record Group(String firstCategory, String secondCategory, List<CatalogueItem> items) {

        static List<Group> of(List<CatalogueItem> items) {
            List<Group> groups = new ArrayList<>();
            for (var item : items) {
                var last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
                if (last == null
                        || !last.firstCategory.equals(item.firstCategory())
                        || !last.secondCategory.equals(item.secondCategory())) {
                    last = new Group(item.firstCategory(), item.secondCategory(), new ArrayList<>());
                    groups.add(last);
                }
                last.items.add(item);
            }
            return groups;
        }
    }

    @GetMapping("/catalogue")
    String catalogue(
            @RequestParam(defaultValue = "") String catalogue,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String page,
            Model model) {
        var found = shelf.find(catalogue, version);
        var items = shelf.items(found);
        var categories = categories(items);
        var chosen = categories.containsKey(category.strip()) ? category.strip() : "";
        var wanted = chosen.isEmpty()
                ? items
                : items.stream().filter(item -> item.category().equals(chosen)).toList();
        var pages = Math.max(1, (wanted.size() + SIZE - 1) / SIZE);
        var here = Math.min(page.strip().matches("[1-9]\\d{0,5}") ? Integer.parseInt(page.strip()) : 1, pages);
        model.addAttribute("catalogues", shelf.catalogues());
        model.addAttribute("versions", shelf.versions(found.catalogue()));
        model.addAttribute("version", found);
        model.addAttribute("inForce", shelf.inForce(found));
        model.addAttribute("ahead", shelf.isAhead(found));
        model.addAttribute("total", items.size());
        model.addAttribute("categories", categories);
        model.addAttribute("category", chosen);
        model.addAttribute("found", wanted.size());
        model.addAttribute("groups", Group.of(wanted.subList((here - 1) * SIZE, Math.min(here * SIZE, wanted.size()))));
        model.addAttribute("page", here);
        model.addAttribute("pages", pages);
        return "portal/catalogue";
    }

    /** How many items each has, in the catalogue's order. */
    private static Map<String, Integer> categories(List<CatalogueItem> items) {
        Map<String, Integer> categories = new LinkedHashMap<>();
        items.forEach(item -> categories.merge(item.category(), 1, Integer::sum));
        return categories;
    }

    @GetMapping("/catalogue.csv")
    ResponseEntity<byte[]> csv() {
        return csv(shelf.find("", ""));
    }

    @GetMapping("/catalogue/{catalogue}/{version:\\d{1,6}}.csv")
    ResponseEntity<byte[]> csv(@PathVariable String catalogue, @PathVariable String version) {
        return csv(shelf.find(catalogue, version));
    }

    private ResponseEntity<byte[]> csv(CatalogueVersion version) {
        return download(
                CsvTable.CSV,
                version.title() + "-第" + version.number() + "版.csv",
                // With the mark by which spreadsheets know UTF-8.
                ("\uFEFF" + shelf.csv(version, COLUMNS).text()).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/catalogue/template.xlsx")
    ResponseEntity<byte[]> xlsxTemplate() {
        return download(XLSX, "公开目录模板.xlsx", files.xlsxTemplate());
    }

    @GetMapping("/catalogue/template.csv")
    ResponseEntity<byte[]> csvTemplate() {
        return download(CsvTable.CSV, "公开目录模板.csv", files.csvTemplate());
    }

    private static ResponseEntity<byte[]> download(MediaType type, String name, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }
}
