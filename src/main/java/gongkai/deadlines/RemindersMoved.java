package gongkai.deadlines;

import java.time.LocalDate;

/**
 * A calendar left a deadline's day as it was but moved the mornings on which it is reminded of; published in the same
 * transaction, for the timers alone: nobody needs to be told.
 */
public record RemindersMoved(String caseNumber, String phase, LocalDate due) {}
