package gongkai.disclosurechange;

import gongkai.board.Board;
import gongkai.board.ItemView;
import gongkai.board.Reader;
import gongkai.organisation.Organisation;
import gongkai.organisation.Role;
import gongkai.organisation.UnitInfo;
import gongkai.platform.CurrentUser;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What is on the board, as the procedure reads it: also what the department that published it may not read there itself. */
@Component
class PublishedItems {

    private final Board board;
    private final Organisation organisation;
    private final CurrentUser user;

    PublishedItems(Board board, Organisation organisation, CurrentUser user) {
        this.board = board;
        this.organisation = organisation;
        this.user = user;
    }

    /** The units in whose name the signed-in person publishes. */
    List<UnitInfo> myUnits() {
        List<String> groups = user.groups();
        return organisation.units().stream()
                .filter(unit -> groups.contains(organisation.group(Role.DEPARTMENT, unit.code())))
                .toList();
    }

    /**
     * An item of the signed-in person's own unit.
     *
     * @throws Refused alike where there is none and where it is somebody else's
     */
    ItemView mine(String number) {
        Set<String> own = myUnits().stream().map(UnitInfo::code).collect(Collectors.toSet());
        String wanted = number.strip().toUpperCase();
        try {
            ItemView item = standing(wanted);
            if (own.contains(item.unit())) {
                return item;
            }
        } catch (NotFound nothing) {
            // answered like what isn't one's own
        }
        throw new Refused("disclosure", "本部门没有编号为“" + number + "”的公开内容，请核对公开页面上的编号；别的部门公开的，由那个部门提出");
    }

    /** As it stands now. */
    ItemView standing(String number) {
        return board.item(number, everybody());
    }

    /** As it stood in an earlier version. */
    ItemView version(String number, int version) {
        return board.version(number, version, everybody());
    }

    private Reader everybody() {
        Set<String> all = organisation.units().stream().map(UnitInfo::code).collect(Collectors.toSet());
        return new Reader(all, all, all);
    }
}
