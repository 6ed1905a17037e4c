package gongkai.disclosureonapplication;

import java.time.Instant;
import java.time.LocalDate;

/** What the applicant takes away. The query code is shown this once; it isn't stored. */
public record Receipt(
        String number, String queryCode, String status, String statusLabel, Instant receivedAt, LocalDate receivedOn) {}
