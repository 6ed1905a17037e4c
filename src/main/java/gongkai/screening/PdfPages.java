package gongkai.screening;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** Which pages of a PDF nobody but people can read: scans, and pictures among the text. */
class PdfPages {

    /** A page number or a file's mark on a scanned page. */
    private static final int HARDLY_ANY_TEXT = 20;
    /** So much drawing without any text is writing drawn as lines. */
    private static final int MUCH_DRAWING = 2000;

    private static final int DEEPEST = 6;
    private static final int MOST_NAMED = 10;

    private final List<Integer> scanned = new ArrayList<>();
    private int pages;
    private int pictures;

    /** @param charsPerPage as the parser found them */
    PdfPages(Path file, List<Integer> charsPerPage) throws IOException {
        try (PDDocument document =
                Loader.loadPDF(file.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
            for (PDPage page : document.getPages()) {
                look(page, pages < charsPerPage.size() ? charsPerPage.get(pages) : 0);
                pages++;
            }
        }
    }

    private void look(PDPage page, int chars) throws IOException {
        var images = new ArrayList<COSDictionary>();
        collect(
                page.getCOSObject().getCOSDictionary(COSName.RESOURCES) == null
                        ? page.getResources() == null
                                ? null
                                : page.getResources().getCOSObject()
                        : page.getCOSObject().getCOSDictionary(COSName.RESOURCES),
                images,
                Collections.newSetFromMap(new IdentityHashMap<>()),
                0);
        if (chars < HARDLY_ANY_TEXT && !images.isEmpty() || chars == 0 && isMuch(page)) {
            scanned.add(pages + 1);
        } else {
            pictures += (int) images.stream()
                    .filter(image ->
                            Pictures.mayHoldText(image.getInt(COSName.WIDTH, 0), image.getInt(COSName.HEIGHT, 0)))
                    .count();
        }
    }

    private static boolean isMuch(PDPage page) throws IOException {
        try (InputStream content = page.getContents()) {
            return content.readNBytes(MUCH_DRAWING).length == MUCH_DRAWING;
        }
    }

    private static void collect(COSDictionary resources, List<COSDictionary> images, Set<COSBase> seen, int depth) {
        COSDictionary objects = resources == null ? null : resources.getCOSDictionary(COSName.XOBJECT);
        if (objects == null || depth > DEEPEST || !seen.add(objects)) {
            return;
        }
        for (COSName name : objects.keySet()) {
            if (objects.getDictionaryObject(name) instanceof COSStream object && seen.add(object)) {
                if (COSName.IMAGE.equals(object.getCOSName(COSName.SUBTYPE))) {
                    images.add(object);
                } else {
                    collect(object.getCOSDictionary(COSName.RESOURCES), images, seen, depth + 1);
                }
            }
        }
    }

    /** @return sentences on what people have to look at */
    List<String> forPeople() {
        var sentences = new ArrayList<String>();
        if (!scanned.isEmpty() && scanned.size() == pages) {
            sentences.add("没有可以读取的文字，可能是扫描件，请人工核对内容");
        } else if (!scanned.isEmpty()) {
            sentences.add("第"
                    + scanned.stream().limit(MOST_NAMED).map(String::valueOf).collect(Collectors.joining("、"))
                    + (scanned.size() > MOST_NAMED ? "等" + scanned.size() : "")
                    + "页没有可以读取的文字，可能是扫描件，请人工核对内容");
        }
        if (pictures > 0) {
            sentences.add("含有" + pictures + "幅图片，图片中的文字不能读取，请人工核对");
        }
        return sentences;
    }
}
