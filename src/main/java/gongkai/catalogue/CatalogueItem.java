package gongkai.catalogue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What must be disclosed, as one version of a catalogue says it.
 *
 * @param catalogue {@code bureau}, {@code basic}, or the code of an organisation that has its own
 * @param version the version's id; 0 while it is only read from a file
 * @param code unique within its catalogue
 * @param firstCategory empty where the source has lost it; so is secondCategory
 * @param timing null where the source has lost it
 * @param responsible as the catalogue words it; empty where the source has lost it
 * @param units codes of the departments that {@code responsible} names; empty where it names none
 */
public record CatalogueItem(
        String catalogue,
        long version,
        String code,
        String firstCategory,
        String secondCategory,
        String content,
        List<Scope> scopes,
        List<Channel> channels,
        Timing timing,
        String responsible,
        List<String> units) {

    /** Both categories on one line, less what is lost. */
    public String category() {
        return Stream.of(firstCategory, secondCategory)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" / "));
    }

    /** As catalogues write it: 本单位、社会. */
    public String scopeText() {
        return scopes.stream().map(Scope::label).collect(Collectors.joining("、"));
    }

    /** As catalogues write it: 会议、文件、局域网. */
    public String channelText() {
        return channels.stream().map(Channel::label).collect(Collectors.joining("、"));
    }

    /** Empty where the source has lost it. */
    public String timingText() {
        return timing == null ? "" : timing.label();
    }

    CatalogueItem withUnits(List<String> units) {
        return new CatalogueItem(
                catalogue,
                version,
                code,
                firstCategory,
                secondCategory,
                content,
                scopes,
                channels,
                timing,
                responsible,
                units);
    }
}
