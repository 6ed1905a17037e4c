package gongkai.documents;

import gongkai.documents.UnacceptableFile.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** The door through which every file comes: takes it in once, measuring and hashing, then looks at what it really is. */
@Component
class Intake {

    private static final String ZIP = "application/zip";
    private static final String ZIP_THAT_BEGINS_LIKE_OFFICE = "application/x-tika-ooxml";

    private final DocumentSettings settings;
    private final OfficeArchive office;

    /** First bytes alone: the detectors that come with Tika's parsers would open an archive before it was looked into. */
    private final MimeTypes firstBytes = MimeTypes.getDefaultMimeTypes();

    Intake(DocumentSettings settings) {
        this.settings = settings;
        this.office = new OfficeArchive(settings);
    }

    /** A file that passed, in a temporary file of its own until it is closed. */
    record Accepted(Filename name, FileType type, long size, String sha256, Path file) implements AutoCloseable {

        @Override
        public void close() {
            remove(file);
        }
    }

    Accepted accept(String filename, InputStream content) {
        Filename name = Filename.of(filename);
        Path file = null;
        try {
            file = Files.createTempFile("gongkai-", ".upload");
            MessageDigest digest = sha256();
            long size = copy(name, content, file, digest);
            FileType type = typeOf(name, file);
            var accepted = new Accepted(name, type, size, HexFormat.of().formatHex(digest.digest()), file);
            file = null;
            return accepted;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            if (file != null) {
                remove(file);
            }
        }
    }

    private long copy(Filename name, InputStream content, Path file, MessageDigest digest) throws IOException {
        long size = 0;
        byte[] buffer = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read; (read = content.read(buffer)) >= 0; ) {
                size += read;
                if (size > settings.maxSize().toBytes()) {
                    throw new UnacceptableFile(
                            Reason.TOO_LARGE,
                            "文件“" + name.text() + "”超过" + written(settings.maxSize()) + "，请压缩图片或分成几个文件后再上传");
                }
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        if (size == 0) {
            throw new UnacceptableFile(Reason.EMPTY, "文件“" + name.text() + "”是空的，请检查后重新选择");
        }
        return size;
    }

    private FileType typeOf(Filename name, Path file) throws IOException {
        String found;
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
            found = firstBytes.detect(content, new Metadata()).toString();
        }
        FileType type = found.equals(ZIP) || found.equals(ZIP_THAT_BEGINS_LIKE_OFFICE)
                ? office.typeOf(name, file)
                : FileType.ofMediaType(found).orElseThrow(() -> notTaken(name));
        if (!type.goesWith(name.extension())) {
            throw new UnacceptableFile(Reason.TYPE, "文件“" + name.text() + "”的内容是" + type + "格式，与名称的后缀不一致，请改正后缀后再上传");
        }
        return type;
    }

    static UnacceptableFile notTaken(Filename name) {
        return new UnacceptableFile(
                Reason.TYPE, "文件“" + name.text() + "”不是可以上传的格式，请换成没有设置密码的" + FileType.NAMES + "文件后再上传");
    }

    private static String written(DataSize size) {
        return size.toMegabytes() > 0 ? size.toMegabytes() + "MB" : size.toKilobytes() + "KB";
    }

    static String sha256(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            file.toFile().deleteOnExit();
        }
    }
}
