package gongkai.documents;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a file may be. The archive limits hold for DOCX and XLSX, which are ZIP inside.
 *
 * @param maxSize of one file
 * @param maxInflated all entries of an archive together, unpacked
 * @param maxRatio unpacked to packed, looked at from {@code ratioGrace} unpacked bytes on
 * @param maxEntries of an archive
 */
@ConfigurationProperties("gongkai.documents")
record DocumentSettings(
        @DefaultValue("10MB") DataSize maxSize,
        @DefaultValue("100MB") DataSize maxInflated,
        @DefaultValue("100") int maxRatio,
        @DefaultValue("10MB") DataSize ratioGrace,
        @DefaultValue("5000") int maxEntries) {}
