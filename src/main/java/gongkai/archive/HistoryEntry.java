package gongkai.archive;

import java.time.Instant;

/** One line of the history of a case; outcome and comment may be null, actor and step read as they should be printed. */
public record HistoryEntry(Instant at, String actor, String step, String outcome, String comment) {}
