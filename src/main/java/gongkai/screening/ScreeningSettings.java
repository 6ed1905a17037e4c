package gongkai.screening;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much effort one file is worth. What would take more is given to people as unread.
 *
 * @param maxText characters of one file
 * @param timeLimit for reading one file, with the wait for others
 * @param readers files read at once
 * @param maxPixels of a picture that is made anew for the public: each takes four bytes of memory, twice where it is turned
 */
@ConfigurationProperties("gongkai.screening")
record ScreeningSettings(
        @DefaultValue("500000") int maxText,
        @DefaultValue("30s") Duration timeLimit,
        @DefaultValue("2") int readers,
        @DefaultValue("30000000") int maxPixels) {}
