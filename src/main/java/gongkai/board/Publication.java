package gongkai.board;

import gongkai.catalogue.Scope;
import gongkai.catalogue.Timing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What is to stand on the board, all of it fit to be read by everyone in its scope.
 *
 * @param number the address: the number of the case that first published it
 * @param body plain text, a paragraph a line
 * @param itemCode of the catalogue; null where it stands in none
 * @param period code of the catalogue item's period, or null
 * @param unit code of the unit that it is of: 本单位 are its members
 * @param organisation code of the organisation: 全局 are its members and those of all units below, 党委成员 its committee
 * @param channels labels
 * @param formedOn when the information was formed or changed
 * @param dueOn by when it had to be published; null where no rule says
 * @param publishedAt may lie ahead: until then it isn't on the board
 * @param noticeEndsOn last day of the public notice, or null
 * @param visibleUntil last day on the board; null for good
 * @param source 发布机构, as it is to be shown
 */
public record Publication(
        String number,
        String indexNumber,
        String title,
        String body,
        String catalogue,
        String itemCode,
        String firstCategory,
        String secondCategory,
        String period,
        String unit,
        String organisation,
        Scope scope,
        Timing timing,
        List<String> channels,
        LocalDate formedOn,
        LocalDate dueOn,
        Instant publishedAt,
        LocalDate noticeEndsOn,
        LocalDate visibleUntil,
        String source,
        List<PublicFile> files) {

    public Publication {
        channels = channels == null ? List.of() : List.copyOf(channels);
        files = files == null ? List.of() : List.copyOf(files);
    }
}
