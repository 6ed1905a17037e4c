package gongkai.board;

/** One way to narrow a list down: the value for the query, what people read, and how many the list has then. */
public record FacetValue(String value, String label, long count) {}
