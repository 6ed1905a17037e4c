package gongkai.letters;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a site's letters differ.
 *
 * @param font TrueType file of the site's own 仿宋 for the text, or null
 * @param templates folder of the texts, as a Spring resource location ending in a slash
 */
@ConfigurationProperties("gongkai.letters")
record LetterSettings(
        Path font,
        @DefaultValue("classpath:/seeds/letters/") String templates) {

    LetterSettings {
        font = font == null || font.toString().isBlank() ? null : font;
    }
}
