package gongkai.deadlines;

import java.time.LocalDate;

/**
 * A calendar moved an open deadline; published in the transaction that moved it.
 *
 * @param why in Chinese, for the case's history
 */
public record DeadlineMoved(String caseNumber, String phase, LocalDate oldDue, LocalDate newDue, String why) {}
