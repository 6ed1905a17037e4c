package gongkai.catalogue;

import java.util.List;

/**
 * A catalogue as read from a spreadsheet in which nothing was wrong.
 *
 * @param name of the file
 * @param items in the file's order
 */
public record CatalogueFile(String name, List<CatalogueItem> items) {

    public CatalogueFile {
        items = List.copyOf(items);
    }
}
