package gongkai.portal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the portal presents and protects itself.
 *
 * @param name of the site; left empty it is the house's name with 党务公开 behind it
 */
@ConfigurationProperties("gongkai.portal")
record PortalSettings(
        @DefaultValue("") String name, @DefaultValue Limits limits) {

    /**
     * How often one address may apply; past the burst only as fast as the bucket fills.
     *
     * @param applicationsPerMinute 0 switches the limit off
     * @param applicationsAtOnce the burst
     */
    record Limits(
            @DefaultValue("30") int applicationsPerMinute,
            @DefaultValue("60") int applicationsAtOnce) {}
}
