package gongkai.platform;

/**
 * Which page of a list is shown. A number that isn't there becomes the nearest that is.
 *
 * @param page from 1
 */
public record Paging(int page, int pages, long total, int size) {

    public static Paging of(int wanted, long total, int size) {
        int pages = (int) Math.max(1, (total + size - 1) / size);
        return new Paging(Math.min(Math.max(wanted, 1), pages), pages, total, size);
    }

    /** As the database counts. */
    public int offset() {
        return (page - 1) * size;
    }
}
