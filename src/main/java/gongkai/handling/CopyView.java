package gongkai.handling;

import java.time.Instant;

/** A case that was sent to somebody for information. @param readAt null until he has opened it */
public record CopyView(long id, String number, String title, String from, String note, Instant at, Instant readAt) {}
