package gongkai.disclosureonapplication;

/** One part that is not disclosed, and the ground on which. */
record Withheld(String part, String ground) {}
