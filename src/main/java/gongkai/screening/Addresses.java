package gongkai.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where somebody lives, finer than town or street. Addresses of offices and places of work stand in every notice: whose one
 * is, is told by what stands next to it.
 */
class Addresses {

    private static final String NUMBER =
            "(?:第? ?(?:[0-9]{1,5}|[〇零一二三四五六七八九十百两]{1,5}|[A-Za-z甲乙丙丁])(?:[-之附][0-9]{1,4}){0,3})";
    /** What can be part of a name between two numbers: "1号至9号" is no house. */
    private static final String NAMED = "(?:(?![至到和与及])\\p{IsHan})";
    /** How far before an address somebody is looked for. */
    private static final int BEFORE = 40;

    private static final int LONGEST_NAME = 12;

    /** A place with the numbers behind it: 溪口村3组12号. */
    private final Pattern placed;
    /** Building and room with no place before them: 3幢2单元501室. */
    private final Pattern room;

    private final Pattern town;
    private final Pattern village;
    private final Pattern notHouse;
    private final Pattern person;
    private final Pattern office;
    private final Pattern beside;

    Addresses(Wordlists lists) {
        String place = lists.anyOf("place");
        String house = NUMBER + " ?" + lists.anyOf("house");
        String inside = NUMBER + " ?(?:" + lists.anyOf("house") + "|" + lists.anyOf("inside") + ")";
        String rest = "(?:[ ,、(]{0,2}(?:" + NAMED + "{0,8}" + place + ")?" + NAMED + "{0,4}? ?" + inside + "){0,6}"
                + "(?: ?-?[0-9]{2,4}(?![0-9年月日元.%]))?";
        placed = Pattern.compile(place + "[ \\t]{0,2}(?<house>" + house + ")(?<rest>" + rest + ")");
        String building = "(?:[0-9]{1,4}|[一二三四五六七八九十]{1,3}|[A-Z]) ?(?:号楼|栋|幢|座)";
        room = Pattern.compile(building + "[ ,]?(?:" + NUMBER
                + " ?单元[ ,]?[0-9]{2,5} ?(?:室|号|户|房)?|[0-9]{2,5} ?(?:室|户|房)|" + NUMBER + " ?单元)");
        town = Pattern.compile(lists.anyPattern("town"));
        village = Pattern.compile("[组室户]|单元|(?:栋|幢|号楼|座) ?[0-9]{2,5}");
        notHouse = Pattern.compile(lists.anyPattern("not-house"));
        person = Pattern.compile(lists.anyPattern("person"));
        office = Pattern.compile(lists.anyPattern("office"));
        beside = Pattern.compile("[ (]?(?![^,。;\\n]{0,12}[向由被])\\p{IsHan}{0,10}?" + lists.anyPattern("beside"));
    }

    /** @param ownAddresses where the offices of the organisation are, in {@link PlainText} and without spaces */
    List<Hit> in(String text, List<String> ownAddresses) {
        var hits = new ArrayList<Hit>();
        var found = placed.matcher(text);
        while (found.find()) {
            int name = nameStart(text, found.start());
            int townEnd = townEnd(text, name, found.start());
            if (somebodyLivesAt(text, found, name, townEnd > name, ownAddresses)) {
                // What remains says the town, or the street where no town is named.
                int hideFrom = townEnd > name ? townEnd : found.start("house");
                hits.add(new Hit(
                        FindingKind.HOME_ADDRESS, Math.min(hideFrom, name), found.end(), hideFrom, found.end()));
            }
        }
        var rooms = room.matcher(text);
        while (rooms.find()) {
            // A building without a name of its own: what stands right before it may be the office's.
            if (!isOffices(text, rooms.start(), rooms.start() + 1, rooms.end(), ownAddresses)) {
                hits.add(new Hit(FindingKind.HOME_ADDRESS, rooms.start(), rooms.end(), rooms.start(), rooms.end()));
            }
        }
        return hits;
    }

    private boolean somebodyLivesAt(String text, Matcher found, int name, boolean inTown, List<String> ownAddresses) {
        String numbers = found.group().substring(found.start("house") - found.start());
        boolean insideBuilding =
                village.matcher(numbers).find() || found.group("rest").matches(".*[0-9]+.*");
        boolean inVillage = text.charAt(found.start()) == '村' || text.charAt(found.start()) == '屯';
        if (notHouse.matcher(text).region(found.end(), text.length()).lookingAt()
                && !numbers.matches("(?s).*[0-9] ?室.*")) {
            return false;
        }
        if (isOffices(text, name, found.start(), found.end(), ownAddresses)) {
            return false;
        }
        // A street and a number alone may be anything, unless the text says that somebody lives there.
        return inTown || insideBuilding || inVillage || nearestIsPerson(text, found.start());
    }

    private boolean isOffices(String text, int name, int place, int end, List<String> ownAddresses) {
        String address = text.substring(name, end).replace(" ", "");
        if (ownAddresses.stream().anyMatch(own -> address.contains(own) || own.contains(address))) {
            return true;
        }
        int line = lineStart(text, name);
        if (last(person, text, line, place) > last(office, text, line, place)) {
            return false;
        }
        if (last(office, text, line, place) >= 0) {
            return true;
        }
        if (beside.matcher(text).region(end, Math.min(text.length(), end + 24)).lookingAt()) {
            return true;
        }
        // "地址：" at the beginning of a line belongs to whoever the line before names.
        boolean label = text.substring(line, name).strip().matches("(?:联系|详细)? *地 *址 *[:].*");
        if (!label) {
            return false;
        }
        int before = lineStart(text, Math.max(0, line - 1));
        return last(office, text, before, line) > last(person, text, before, line);
    }

    private boolean nearestIsPerson(String text, int start) {
        int line = lineStart(text, start);
        return last(person, text, line, start) > last(office, text, line, start);
    }

    /** @return where the last of its matches ends, or -1; what ends right at {@code to} is part of a name: 中心路 */
    private static int last(Pattern pattern, String text, int from, int to) {
        int last = -1;
        var found = pattern.matcher(text).region(from, to).useTransparentBounds(true);
        while (found.find()) {
            last = found.end() < to ? found.end() : last;
        }
        return last;
    }

    /** The beginning of the line, but no farther back than somebody is looked for. */
    private static int lineStart(String text, int at) {
        int start = at;
        while (start > 0 && at - start < BEFORE && text.charAt(start - 1) != '\n') {
            start--;
        }
        return start;
    }

    /** Where the Chinese characters before a place begin. */
    private static int nameStart(String text, int at) {
        int start = at;
        while (start > 0
                && at - start < LONGEST_NAME * 2
                && Character.UnicodeScript.of(text.charAt(start - 1)) == Character.UnicodeScript.HAN) {
            start--;
        }
        return start;
    }

    private int townEnd(String text, int from, int to) {
        return last(town, text, from, to);
    }
}
