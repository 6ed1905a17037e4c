package gongkai.letters;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A letter that was issued.
 *
 * @param number 文号, such as 安公开〔2026〕41号; for a receipt the case number
 * @param documentId of the PDF, or null until it was first asked for
 */
public record LetterInfo(
        long id,
        LetterKind kind,
        String number,
        String caseNumber,
        LocalDate datedOn,
        Instant issuedAt,
        Long documentId) {}
