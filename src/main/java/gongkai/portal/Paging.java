package gongkai.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * The pages of a list and the ways between them.
 *
 * @param links first, last and those about the present one; null stands for those left out
 * @param previous address, or null on the first page
 */
record Paging(int page, int last, List<Link> links, String previous, String next) {

    private static final int BESIDE = 2;

    record Link(int number, String address, boolean here) {}

    static Paging of(int page, int size, long total, IntFunction<String> address) {
        int last = (int) Math.max(1, (total + size - 1) / size);
        var numbers = new TreeSet<Integer>(List.of(1, last));
        for (int near = page - BESIDE; near <= page + BESIDE; near++) {
            if (near >= 1 && near <= last) {
                numbers.add(near);
            }
        }
        List<Link> links = new ArrayList<>();
        int before = 0;
        for (int number : numbers) {
            if (number > before + 1) {
                links.add(null);
            }
            links.add(new Link(number, address.apply(number), number == page));
            before = number;
        }
        return new Paging(
                page,
                last,
                links,
                page > 1 && page <= last ? address.apply(page - 1) : null,
                page < last ? address.apply(page + 1) : null);
    }

    public boolean several() {
        return last > 1;
    }

    public boolean beyond() {
        return page > last;
    }
}
