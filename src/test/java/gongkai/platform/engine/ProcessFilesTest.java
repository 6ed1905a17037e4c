package gongkai.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ContextResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** A restart, and a change from the source tree to the jar, makes no new version: the names and bytes stay the same. */
class ProcessFilesTest {

    @TempDir
    private Path folder;

    private Path classes;

    @BeforeEach
    void files() throws IOException {
        classes = folder.resolve("target/classes");
        write("bpmn/b.bpmn", "<b/>");
        write("bpmn/a.bpmn", "<a/>");
        write("bpmn/a.dmn", "<table/>");
        write("bpmn/notes.txt", "not deployed");
        write("forms/b/decide.form", "{}");
        write("forms/c/decide.form", "{}");
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(classes.resolve(name).getParent());
        Files.writeString(classes.resolve(name), text);
    }

    private static List<String> names(URL... where) throws IOException {
        try (URLClassLoader loader = new URLClassLoader(where, null)) {
            return new ProcessFiles(new PathMatchingResourcePatternResolver(loader))
                    .getDeploymentResources().stream()
                            .map(resource -> ((ContextResource) resource).getPathWithinContext())
                            .toList();
        }
    }

    @Test
    void namesAreTheSameFromFolderAndJar() throws IOException {
        Path jar = folder.resolve("gongkai.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                var paths = Files.walk(classes)) {
            for (Path path : paths.filter(path -> !path.equals(classes)).toList()) {
                String name = classes.relativize(path).toString().replace('\\', '/');
                out.putNextEntry(new ZipEntry(Files.isDirectory(path) ? name + "/" : name));
                if (Files.isRegularFile(path)) {
                    Files.copy(path, out);
                }
            }
        }
        List<String> expected = List.of("a.bpmn", "a.dmn", "b.bpmn", "b/decide.form", "c/decide.form");
        assertThat(names(classes.toUri().toURL())).isEqualTo(expected);
        assertThat(names(jar.toUri().toURL())).isEqualTo(expected);
    }

    @Test
    void twoFilesOfOneNameAreRefused() throws IOException {
        Path others = folder.resolve("others");
        Files.createDirectories(others.resolve("bpmn"));
        Files.writeString(others.resolve("bpmn/a.bpmn"), "<a/>");
        assertThatThrownBy(() -> names(classes.toUri().toURL(), others.toUri().toURL()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a.bpmn");
    }
}
