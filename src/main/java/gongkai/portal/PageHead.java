package gongkai.portal;

/**
 * What a page's head says to search engines and programs; the layout reads it from the model as {@code head}.
 *
 * @param canonical the one address of what the page shows, or null
 * @param description or null
 * @param hidden whether search engines are to leave it out
 * @param data a JSON-LD document, ready to stand in a script element, or null
 */
record PageHead(String canonical, String description, boolean hidden, String data) {

    static PageHead of(String canonical, String description) {
        return new PageHead(canonical, description, false, null);
    }

    static PageHead hidden(String canonical) {
        return new PageHead(canonical, null, true, null);
    }
}
