package gongkai.catalogue;

import gongkai.platform.CleanText;
import gongkai.platform.InvalidInput;
import gongkai.platform.TooLarge;
import gongkai.platform.WrongType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Catalogues as spreadsheets: what an upload would change, with every mistake by row and column, and the template to fill in. */
@Component
public class CatalogueFiles {

    /** Of one catalogue. */
    static final int MOST_ITEMS = 2000;

    /** Of a file, in bytes. */
    public static final int LARGEST = 2 * 1024 * 1024;

    /** More than anybody mends before trying again. */
    private static final int MOST_PROBLEMS = 300;

    private static final int LONGEST_NAME = 200;

    private final Catalogue catalogue;
    private final Channels channels;

    CatalogueFiles(Catalogue catalogue, Channels channels) {
        this.catalogue = catalogue;
        this.channels = channels;
    }

    /**
     * Reads an upload, XLSX or CSV by what it is, whatever it is called. Nothing is stored.
     *
     * @param catalogueCode {@code bureau}, {@code basic}, or the code of an organisation that is to have its own
     * @param filename as the sender named it; kept as the version's source
     * @throws InvalidInput with field {@code file} where it is no table that can be read at all
     * @throws gongkai.platform.Refused where there can be no such catalogue
     */
    public Preview preview(String catalogueCode, String filename, byte[] content) {
        catalogue.titleOf(catalogueCode);
        var rows = new ItemRows(catalogueCode, channels, unitsOf(catalogueCode)).read(sheet(content));
        var against = catalogue.lastAdopted(catalogueCode).orElse(null);
        var problems = rows.problems();
        if (!problems.isEmpty()) {
            return new Preview(
                    null,
                    List.copyOf(problems.subList(0, Math.min(problems.size(), MOST_PROBLEMS))),
                    Math.max(0, problems.size() - MOST_PROBLEMS),
                    rows.doubts(),
                    against,
                    null);
        }
        var changes = Changes.between(against == null ? List.of() : catalogue.items(against.id()), rows.items());
        var doubts = new ArrayList<>(rows.doubts());
        if (against != null && changes.isEmpty()) {
            doubts.add("与现行的第" + against.number() + "版没有不同");
        }
        return new Preview(
                new CatalogueFile(name(filename), rows.items()), List.of(), 0, List.copyOf(doubts), against, changes);
    }

    private ResponsibleUnits unitsOf(String catalogueCode) {
        return catalogueCode.equals(Catalogue.BASIC)
                ? null
                : new ResponsibleUnits(catalogue.departmentsFor(catalogueCode));
    }

    private static Sheet sheet(byte[] content) {
        if (content.length == 0) {
            throw new InvalidInput(Map.of("file", "请选择目录文件，里面至少要有一项"));
        }
        if (content.length > LARGEST) {
            throw new TooLarge("file", "文件超过" + LARGEST / 1024 / 1024 + "MB，不像是一个目录，请删去图片后再上传");
        }
        if (startsWith(content, 'P', 'K', 3, 4)) {
            return XlsxSheet.read(content);
        }
        if (startsWith(content, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new WrongType("file", "这是旧的XLS格式，或者设了密码，请另存为没有密码的XLSX后再上传");
        }
        return CsvSheet.read(content);
    }

    private static boolean startsWith(byte[] content, int... bytes) {
        for (var at = 0; at < bytes.length; at++) {
            if (content.length <= at || (content[at] & 0xFF) != bytes[at]) {
                return false;
            }
        }
        return true;
    }

    /** Browsers may send a path. */
    private static String name(String filename) {
        var name =
                filename == null ? "" : filename.replaceFirst("^.*[/\\\\]", "").strip();
        return name.isEmpty() || CleanText.lineProblem(name, LONGEST_NAME) != null ? "上传的目录文件" : name;
    }

    /** To be filled in with a spreadsheet: the items on the first sheet, the words that may be chosen on the second. */
    public byte[] xlsxTemplate() {
        return new CatalogueTemplate(channels, catalogue.departmentsFor(Catalogue.BUREAU)).xlsx();
    }

    /** The same as text, in UTF-8 with its mark. */
    public byte[] csvTemplate() {
        return new CatalogueTemplate(channels, catalogue.departmentsFor(Catalogue.BUREAU)).csv();
    }
}
