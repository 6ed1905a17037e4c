package gongkai.board;

import java.util.HashSet;
import java.util.Set;

/**
 * Whoever reads the board, known only by where he belongs.
 *
 * @param organisations those he is of or whose lower units he is of, by code: their 全局
 * @param units those he is a member of: their 本单位
 * @param committees organisations whose party committee he is in: their 党委成员
 */
public record Reader(Set<String> organisations, Set<String> units, Set<String> committees) {

    private static final Reader SOCIETY = new Reader(Set.of(), Set.of(), Set.of());

    public Reader {
        organisations = Set.copyOf(organisations);
        units = Set.copyOf(units);
        committees = Set.copyOf(committees);
    }

    /** Anybody at all, and whatever is made for everybody: feed, sitemap, open data. */
    public static Reader society() {
        return SOCIETY;
    }

    Set<String> audiences() {
        var audiences = new HashSet<String>();
        audiences.add(Audience.SOCIETY);
        organisations.forEach(code -> audiences.add(Audience.ofOrganisation(code)));
        units.forEach(code -> audiences.add(Audience.ofUnit(code)));
        committees.forEach(code -> audiences.add(Audience.ofCommittee(code)));
        return audiences;
    }
}
