package gongkai.documents;

import gongkai.documents.UnacceptableFile.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Looks into a ZIP before anything opens it: whether it is a DOCX or XLSX, and whether it would burst. What is counted are
 * the bytes that really come out, not what the archive says of itself.
 */
class OfficeArchive {

    /** First bytes of ZIP, RAR, 7z, gzip, bzip2, xz and CAB. */
    private static final byte[][] ARCHIVES = {
        {'P', 'K', 3, 4},
        {'R', 'a', 'r', '!'},
        {'7', 'z', (byte) 0xBC, (byte) 0xAF},
        {0x1F, (byte) 0x8B},
        {'B', 'Z', 'h'},
        {(byte) 0xFD, '7', 'z', 'X', 'Z'},
        {'M', 'S', 'C', 'F'}
    };

    private final DocumentSettings settings;

    OfficeArchive(DocumentSettings settings) {
        this.settings = settings;
    }

    FileType typeOf(Filename name, Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > settings.maxEntries()) {
                throw bursting(name);
            }
            FileType type = kindOf(name, zip);
            unpack(name, zip, file.toFile().length());
            return type;
        } catch (ZipException | EOFException | IllegalArgumentException broken) {
            throw new UnacceptableFile(Reason.ARCHIVE, "文件“" + name.text() + "”已损坏，无法打开，请重新保存后再上传");
        }
    }

    private FileType kindOf(Filename name, ZipFile zip) {
        if (zip.getEntry("[Content_Types].xml") == null) {
            throw Intake.notTaken(name);
        }
        boolean word = false;
        boolean sheet = false;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String path = entry.getName().toLowerCase(Locale.ROOT);
            if (path.endsWith("vbaproject.bin")) {
                throw new UnacceptableFile(Reason.TYPE, "文件“" + name.text() + "”含有宏，请另存为PDF或不含宏的文件后再上传");
            }
            word |= path.startsWith("word/");
            sheet |= path.startsWith("xl/");
        }
        if (word == sheet) {
            throw Intake.notTaken(name);
        }
        return word ? FileType.DOCX : FileType.XLSX;
    }

    private void unpack(Filename name, ZipFile zip, long packed) throws IOException {
        long inflated = 0;
        byte[] buffer = new byte[64 * 1024];
        for (ZipEntry entry : Collections.list(zip.entries())) {
            try (InputStream content = zip.getInputStream(entry)) {
                int head = content.readNBytes(buffer, 0, 8);
                if (isArchive(buffer, head)) {
                    throw new UnacceptableFile(Reason.ARCHIVE, "文件“" + name.text() + "”里面嵌有压缩包或另一个文档，请另存为PDF后再上传");
                }
                for (int read = head; read > 0; read = content.read(buffer)) {
                    inflated += read;
                    if (inflated > settings.maxInflated().toBytes()
                            || inflated > settings.ratioGrace().toBytes() && inflated / packed >= settings.maxRatio()) {
                        throw bursting(name);
                    }
                }
            }
        }
    }

    private static boolean isArchive(byte[] content, int length) {
        return Arrays.stream(ARCHIVES)
                .anyMatch(start ->
                        length >= start.length && Arrays.equals(content, 0, start.length, start, 0, start.length));
    }

    private static UnacceptableFile bursting(Filename name) {
        return new UnacceptableFile(Reason.ARCHIVE, "文件“" + name.text() + "”展开后的内容过大，请另存为PDF后再上传");
    }
}
