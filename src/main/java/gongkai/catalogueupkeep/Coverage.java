package gongkai.catalogueupkeep;

/**
 * How obligations stand. Each is in exactly one of the four.
 *
 * @param missing due and not published
 * @param awaited neither published nor late yet
 */
public record Coverage(long inTime, long late, long missing, long awaited) {

    /** What was due until today, or was published already. */
    public long dueSoFar() {
        return inTime + late + missing;
    }

    public long all() {
        return inTime + late + missing + awaited;
    }

    /** In time of what was due so far, in percent with one decimal; – where nothing was due yet. */
    public String share() {
        return dueSoFar() == 0 ? "–" : Math.floor(inTime * 1000.0 / dueSoFar()) / 10 + "%";
    }
}
