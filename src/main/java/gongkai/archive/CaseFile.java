package gongkai.archive;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * An ended case as it goes into the archive.
 *
 * @param archiveClass the class in the number, or null for the one that the seeds give to the process
 * @param organisation who keeps the file; each organisation has a chain of its own
 * @param register the facts of the case in the order in which they are read, label to value; ID numbers already masked
 * @param history what was done, by whom and when, oldest first
 * @param pieces the documents in the order of the table of contents
 */
public record CaseFile(
        String caseNumber,
        String title,
        String process,
        String archiveClass,
        String organisation,
        LocalDate openedOn,
        LocalDate endedOn,
        String outcome,
        Map<String, Object> register,
        List<HistoryEntry> history,
        List<Piece> pieces) {}
