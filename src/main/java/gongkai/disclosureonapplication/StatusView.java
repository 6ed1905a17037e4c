package gongkai.disclosureonapplication;

import gongkai.cases.DueView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What an applicant may know of their case.
 *
 * @param department the name of the department in charge, or null before acceptance
 * @param due the date that runs now, or null where none does
 */
public record StatusView(
        String number,
        String status,
        String statusLabel,
        String statusExplanation,
        String content,
        Instant receivedAt,
        LocalDate receivedOn,
        String department,
        DueView due,
        List<HistoryView> history,
        List<LetterView> letters,
        List<AttachmentView> attachments,
        boolean mayCorrect,
        String missing,
        LocalDate correctUntil,
        boolean mayWithdraw,
        boolean ended,
        DeliveryMethod deliveryMethod) {}
