package gongkai.screening;

import java.util.List;

/**
 * What the gate has to say about a publication as it stood when it was looked at.
 *
 * @param found in the order title, body, files; of each of them the first 200
 * @param total how many there are altogether
 * @param unread files of which nobody but people can say what is in them
 * @param digest SHA-256 of title, body and files in their order: another one means that something was changed since
 */
public record Findings(List<Finding> found, int total, List<Unread> unread, String digest) {

    public Findings {
        found = List.copyOf(found);
        unread = List.copyOf(unread);
    }

    /** Whether nothing stops the publication. */
    public boolean clean() {
        return total == 0 && unread.isEmpty();
    }
}
