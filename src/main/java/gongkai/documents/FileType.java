package gongkai.documents;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The kinds of file that are taken. */
enum FileType {
    PDF("application/pdf", "pdf"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    PNG("image/png", "png"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

    /** As the sentences name them. */
    static final String NAMES = "PDF、JPG、PNG、DOCX或XLSX";

    private final String mediaType;
    private final Set<String> extensions;

    FileType(String mediaType, String... extensions) {
        this.mediaType = mediaType;
        this.extensions = Set.of(extensions);
    }

    static Optional<FileType> ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst();
    }

    static List<String> allExtensions() {
        return Arrays.stream(values())
                .flatMap(type -> type.extensions.stream().sorted())
                .toList();
    }

    String mediaType() {
        return mediaType;
    }

    boolean goesWith(String extension) {
        return extensions.contains(extension);
    }
}
