package gongkai.portal;

import gongkai.disclosureonapplication.ApplicationDesk;
import gongkai.disclosureonapplication.NewApplication;
import gongkai.disclosureonapplication.Receipt;
import gongkai.documents.Upload;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** The way of an application to the desk, the same for page and API: not too often, and once. */
@Component
class Sending {

    private final ApplicationDesk desk;
    private final ApplyLimit limit;

    Sending(ApplicationDesk desk, ApplyLimit limit) {
        this.desk = desk;
        this.limit = limit;
    }

    /** @param key of the sender's choice, or null */
    Receipt send(NewApplication application, List<Upload> files, String key, String address) {
        limit.take(address);
        return desk.apply(application, files, key == null || key.isBlank() ? null : bound(key, application, files));
    }

    /** An empty file field comes as one nameless, empty file. */
    static List<Upload> uploads(List<MultipartFile> files) {
        return files == null
                ? List.of()
                : files.stream()
                        .filter(file -> !file.isEmpty()
                                || file.getOriginalFilename() != null
                                        && !file.getOriginalFilename().isEmpty())
                        .map(file -> new Upload(file.getOriginalFilename(), file, file.getSize()))
                        .toList();
    }

    /**
     * The key together with what was sent. Senders choose keys, and some choose "1": whoever guesses one must not be given
     * somebody else's receipt with its query code.
     */
    private static String bound(String key, NewApplication application, List<Upload> files) {
        Stream<Object> fields = Arrays.stream(NewApplication.class.getRecordComponents())
                .map(field -> {
                    try {
                        return field.getAccessor().invoke(application);
                    } catch (ReflectiveOperationException impossible) {
                        throw new IllegalStateException(impossible);
                    }
                });
        Stream<Object> papers = files.stream().flatMap(file -> Stream.of(file.filename(), file.size()));
        String all = Stream.of(Stream.<Object>of(key), fields, papers)
                .flatMap(part -> part)
                .map(text -> Objects.toString(text, "").strip())
                .map(text -> text.length() + ":" + text)
                .collect(Collectors.joining());
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
