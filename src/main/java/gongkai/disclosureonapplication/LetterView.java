package gongkai.disclosureonapplication;

import java.time.LocalDate;

/** A letter of the case. */
public record LetterView(long id, String label, String number, LocalDate datedOn) {}
