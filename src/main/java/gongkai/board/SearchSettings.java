package gongkai.board;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param directory where this node keeps its search index; empty: in memory */
@ConfigurationProperties("gongkai.search")
record SearchSettings(String directory) {

    Path path() {
        return directory == null || directory.isBlank() ? null : Path.of(directory);
    }
}
