package gongkai.cases;

import java.time.LocalDate;

/** A day of an explanation; {@code kind} is start, on, off, extra, end or plain. */
public record DayView(LocalDate date, String kind, String label, boolean today) {}
