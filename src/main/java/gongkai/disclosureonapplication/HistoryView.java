package gongkai.disclosureonapplication;

import java.time.Instant;

/** A line of the history as the applicant reads it. */
public record HistoryView(Instant at, String step, String text) {}
