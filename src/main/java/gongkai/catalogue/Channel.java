package gongkai.catalogue;

/**
 * A way of disclosing something.
 *
 * @param online whether the product does it by itself; otherwise a person does, and proves it
 */
public record Channel(String code, String label, boolean online) {}
