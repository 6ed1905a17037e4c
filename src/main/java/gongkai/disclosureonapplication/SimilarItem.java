package gongkai.disclosureonapplication;

import java.time.LocalDate;

/** Something already published on the subject of an application. */
public record SimilarItem(String number, String title, LocalDate publishedOn) {}
