package gongkai.screening;

/** A place in a text: what is hidden of it is {@code hideFrom} to {@code hideTo}, so that people still see which one is meant. */
record Hit(FindingKind kind, int start, int end, int hideFrom, int hideTo) {}
