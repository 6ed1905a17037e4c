package gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the manual and the README show and lead to is there, and a browser test takes each picture anew. */
class ManualTest {

    private static final Path BROWSER_TESTS = Path.of("src/browser/java");
    private static final Pattern LINK = Pattern.compile("(!?)\\[[^\\]]*]\\(([^)#\\s]+)[^)]*\\)");
    private static final Pattern WIDTH = Pattern.compile("-\\d{3,4}$");

    /** Drawn from the processes themselves, not seen in a browser. */
    private static final Path DIAGRAMS = Path.of("bpmn");

    @Test
    void everyLinkLeadsSomewhereAndEveryPictureIsTakenByATest() throws IOException {
        String tests = sources();
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                String to = link.group(2);
                if (to.contains("://")) {
                    continue;
                }
                Path file = page.toAbsolutePath().resolveSibling(to).normalize();
                assertThat(file).as(page + " leads to " + to).exists();
                if (!link.group(1).isEmpty()) {
                    assertThat(isTaken(file.getFileName().toString().replace(".png", ""), tests))
                            .as(page + " shows " + to + ", which no browser test takes")
                            .isTrue();
                }
            }
        }
    }

    private static boolean isTaken(String picture, String tests) {
        return tests.contains('"' + picture + '"')
                || tests.contains('"' + WIDTH.matcher(picture).replaceFirst("") + '"')
                || Files.exists(DIAGRAMS.resolve(picture + ".bpmn"));
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"));
                Stream<Path> here = Files.list(Path.of(""))) {
            return Stream.concat(docs, here)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(BROWSER_TESTS)) {
            return files.filter(Files::isRegularFile).map(ManualTest::text).collect(Collectors.joining());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
