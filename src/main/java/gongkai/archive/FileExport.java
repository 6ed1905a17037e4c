package gongkai.archive;

import static gongkai.platform.EngineClock.CHINA;

import gongkai.documents.Documents;
import gongkai.platform.ChineseDates;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;

/**
 * One file as a ZIP. The same file gives the same bytes on every machine: entries in the order of the manifest, the hour of
 * filing as their time, stored as they are (what is in them is mostly compressed already).
 */
@Component
class FileExport {

    static final String SUMS_PATH = "校验和.txt";
    static final String README_PATH = "说明.txt";

    private final Chain chain;
    private final ArchivedFiles files;
    private final Documents documents;

    FileExport(Chain chain, ArchivedFiles files, Documents documents) {
        this.chain = chain;
        this.files = files;
        this.documents = documents;
    }

    void write(ArchivedFile file, OutputStream out) {
        try {
            var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
            zip.setMethod(ZipOutputStream.STORED);
            zip.setComment(file.number());
            if (file.destroyed()) {
                writeTombstone(file, zip);
            } else {
                writeFile(file, zip);
            }
            zip.finish();
            zip.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeFile(ArchivedFile file, ZipOutputStream zip) throws IOException {
        var entry = chain.at(file.organisation(), file.position());
        var manifest = Manifest.read(entry.manifest());
        var texts = files.texts(file.caseNumber());
        // The sums are what was filed, not what lies there now: a difference must show to whoever checks.
        var sums = new LinkedHashMap<String, String>();
        var differing = new ArrayList<String>();
        var parts = new Parts(zip, file.filedAt(), sums, differing);
        parts.add(Manifest.PAGE_PATH, manifest.pageSha256(), bytes(texts.page()));
        parts.add(Manifest.PATH, entry.sha256(), bytes(entry.manifest()));
        parts.add(Manifest.HISTORY_PATH, manifest.historySha256(), bytes(texts.history()));
        var documentIds = files.documents(file.caseNumber());
        for (int i = 0; i < manifest.pieces().size(); i++) {
            var piece = manifest.pieces().get(i);
            parts.add(piece.path(), piece.sha256(), i < documentIds.size() ? content(documentIds.get(i)) : null);
        }
        finish(parts, readme(manifest, entry.sha256(), differing));
    }

    private void writeTombstone(ArchivedFile file, ZipOutputStream zip) throws IOException {
        var entry = chain.tombstone(file.number()).orElseThrow();
        var parts = new Parts(zip, file.destroyedAt(), new LinkedHashMap<>(), new ArrayList<>());
        parts.add(Tombstone.PATH, entry.sha256(), bytes(entry.manifest()));
        finish(parts, readme(Tombstone.read(entry.manifest()), entry.sha256(), parts.differing()));
    }

    /** The entries as they are written, what each should hash to, and which do not. */
    private record Parts(ZipOutputStream zip, Instant at, Map<String, String> sums, List<String> differing) {

        void add(String path, String expected, byte[] content) throws IOException {
            sums.put(path, expected);
            if (content == null) {
                differing.add(path + "（缺少）");
                return;
            }
            if (!Sha256.of(content).equals(expected)) {
                differing.add(path + "（内容与归档时不同）");
            }
            put(path, content);
        }

        void put(String path, byte[] content) throws IOException {
            var crc = new CRC32();
            crc.update(content);
            var entry = new ZipEntry(path);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(crc.getValue());
            // A local time as it is: the ZIP must not depend on the zone of the server.
            entry.setTimeLocal(LocalDateTime.ofInstant(at, CHINA).withNano(0).withSecond(0));
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        }
    }

    private static void finish(Parts parts, String readme) throws IOException {
        parts.add(README_PATH, Sha256.of(readme), bytes(readme));
        parts.put(SUMS_PATH, bytes(sums(parts.sums())));
    }

    /** In the form that {@code sha256sum -c} reads. */
    static String sums(Map<String, String> sums) {
        var out = new StringBuilder();
        sums.forEach(
                (path, sha256) -> out.append(sha256).append("  ").append(path).append('\n'));
        return out.toString();
    }

    private byte[] content(long documentId) {
        try {
            return documents.content(documentId);
        } catch (RuntimeException gone) {
            // The rest of the file must still come out; the ZIP says what is missing.
            return null;
        }
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static String readme(Manifest manifest, String sha256, List<String> differing) {
        var lines = new ArrayList<String>();
        lines.add("案卷 " + manifest.archiveNumber());
        lines.add(manifest.organisationName());
        lines.add(PersonalNumber.masked(manifest.title()));
        lines.add("");
        if (!differing.isEmpty()) {
            lines.add("注意：导出时发现以下内容与归档时不一致，请报告档案管理人员。");
            differing.forEach(path -> lines.add("  " + path));
            lines.add("");
        }
        lines.add("一、怎样阅读");
        lines.add("用浏览器打开“" + Manifest.PAGE_PATH + "”，有案卷封面、卷内目录、登记事项和办理经过，可以直接打印。");
        lines.add("材料原件在带编号的文件夹里，文件名前的数字是卷内顺序。");
        lines.add("");
        lines.add("二、怎样核对内容没有改动");
        lines.add("先把压缩包全部解开，在解开后的文件夹里执行：");
        lines.add("  Linux：sha256sum -c " + SUMS_PATH);
        lines.add("  macOS：shasum -a 256 -c " + SUMS_PATH);
        lines.add("  Windows：certutil -hashfile 文件名 SHA256，再与“" + SUMS_PATH + "”中同名一行比较");
        lines.add("每一份材料、办理经过和目录页的校验值还写在“" + Manifest.PATH + "”里，应与“" + SUMS_PATH + "”一致。");
        lines.add("有本系统程序的，也可以不解压直接核对：java -jar gongkai.jar verify-archive 压缩包文件名");
        lines.add("");
        lines.add("三、怎样核对案卷之间的衔接");
        lines.add("每件案卷都记着前一件的校验值，改动任何一件，后一件就对不上。");
        lines.add("  所在序列：" + manifest.chain().organisation() + "，第"
                + manifest.chain().position() + "号");
        lines.add("  本案卷校验值（“" + Manifest.PATH + "”的SHA-256）：" + sha256);
        lines.add("  前一件校验值："
                + (manifest.chain().previous().equals(Sha256.NONE)
                        ? "无，本案卷是该序列第一件"
                        : manifest.chain().previous()));
        lines.add("同时给出几个压缩包，程序会一并核对衔接：java -jar gongkai.jar verify-archive 甲.zip 乙.zip");
        return String.join("\r\n", lines) + "\r\n";
    }

    private static String readme(Tombstone tombstone, String sha256, List<String> differing) {
        var lines = new ArrayList<String>();
        lines.add("案卷 " + tombstone.archiveNumber() + " 已销毁");
        lines.add("");
        if (!differing.isEmpty()) {
            lines.add("注意：销毁记录与登记时不一致，请报告档案管理人员。");
            lines.add("");
        }
        lines.add("销毁时间：" + ChineseDates.of(tombstone.destroyedAt()));
        lines.add("经办人：" + tombstone.destroyedBy());
        lines.add("理由：" + PersonalNumber.masked(tombstone.reason()));
        lines.add("原案卷位置：" + tombstone.chain().organisation() + "，第" + tombstone.filePosition() + "号");
        lines.add("原案卷校验值：" + tombstone.fileSha256());
        lines.add("销毁记录位置：第" + tombstone.chain().position() + "号");
        lines.add("销毁记录校验值（“" + Tombstone.PATH + "”的SHA-256）：" + sha256);
        lines.add("");
        lines.add("核对：sha256sum -c " + SUMS_PATH + "，或 java -jar gongkai.jar verify-archive 压缩包文件名");
        return String.join("\r\n", lines) + "\r\n";
    }
}
