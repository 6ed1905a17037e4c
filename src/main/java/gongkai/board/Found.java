package gongkai.board;

import java.util.List;

/**
 * What a search found.
 *
 * @param numbers of the page asked for, in order
 * @param facets null where not asked for
 */
record Found(List<String> numbers, long total, BoardPage.Facets facets) {}
