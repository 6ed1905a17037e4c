package gongkai.handling;

import gongkai.cases.CaseHistory;
import gongkai.organisation.Colleague;
import gongkai.organisation.Organisation;
import gongkai.organisation.PersonInfo;
import gongkai.organisation.Role;
import gongkai.platform.CurrentUser;
import gongkai.platform.EngineCases.OpenTask;
import gongkai.platform.InvalidInput;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whom a case may be put before, and who may not do so himself: those who look after the installation decide nothing. */
@Component
class People {

    private static final int MOST_FOUND = 20;
    private static final int MOST_CHOSEN = 20;
    private static final Set<Role> DECIDES_NOTHING = Set.of(Role.AUDITOR, Role.ADMINISTRATOR);

    private final Organisation organisation;
    private final CaseHistory history;
    private final CurrentUser user;

    People(Organisation organisation, CaseHistory history, CurrentUser user) {
        this.organisation = organisation;
        this.history = history;
        this.user = user;
    }

    /** @return at most 20 of those whom the signed-in person may choose, by name, sign-in, unit or role */
    List<Choice> search(String words) {
        String wanted = words == null ? "" : words.strip().toLowerCase(Locale.ROOT);
        return organisation.colleagues().stream()
                .filter(one -> !one.id().equals(user.id()) && problem(one) == null)
                .map(this::choice)
                .filter(one -> (one.id() + " " + one.name() + " " + one.unit() + " " + String.join(" ", one.roles()))
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .limit(MOST_FOUND)
                .toList();
    }

    /** @return those ids that a group's members, without the signed-in person, may be chosen by */
    List<Choice> of(Collection<String> groups) {
        return groups.stream()
                .flatMap(group -> organisation.members(group).stream())
                .map(member -> organisation.colleague(member.id()))
                .flatMap(java.util.Optional::stream)
                .filter(one -> !one.id().equals(user.id()) && problem(one) == null)
                .distinct()
                .map(this::choice)
                .toList();
    }

    /**
     * @return the people without repetitions
     * @throws InvalidInput where nobody, too many, or somebody before whom the case can't be put is among them
     */
    List<String> chosen(String field, Collection<String> ids, String forWhat, String caseNumber) {
        List<String> people = ids == null
                ? List.of()
                : ids.stream()
                        .filter(id -> id != null)
                        .map(String::strip)
                        .distinct()
                        .toList();
        if (people.isEmpty()) {
            throw wrong(field, "请选择" + forWhat + "的人");
        }
        if (people.size() > MOST_CHOSEN) {
            throw wrong(field, "一次最多选择" + MOST_CHOSEN + "人");
        }
        for (String id : people) {
            mustSuit(field, id, forWhat);
            mustBeInside(field, id, forWhat, caseNumber);
        }
        return people;
    }

    void mustSuit(String field, String id, String forWhat) {
        if (user.id().equals(id)) {
            throw wrong(field, "不能选择自己" + forWhat);
        }
        Colleague colleague =
                organisation.colleague(id).orElseThrow(() -> wrong(field, "没有“" + id + "”这个人，或者已经离岗，请重新选择"));
        String problem = problem(colleague);
        if (problem != null) {
            throw wrong(field, problem);
        }
    }

    /** The superior reads what was put before it, nothing else of the house. */
    private void mustBeInside(String field, String id, String forWhat, String caseNumber) {
        boolean outside = organisation.colleague(id).orElseThrow().duties().stream()
                .allMatch(duty -> duty.role() == Role.SUPERIOR || duty.role() == Role.SUPERVISOR);
        if (outside
                && history.of(caseNumber).stream()
                        .noneMatch(line -> line.actor().equals(id))) {
            throw wrong(field, organisation.nameOf(id) + "是上一级党组织的人，这个案件没有报送过上级，不能" + forWhat);
        }
    }

    /** Who has taken the task or else may take it, and who stands in for one of them. */
    Set<String> holders(OpenTask task) {
        Stream<String> own = task.holder() != null
                ? Stream.of(task.holder())
                : task.groups().stream()
                        .flatMap(group -> organisation.members(group).stream())
                        .map(PersonInfo::id);
        return own.flatMap(id -> Stream.concat(Stream.of(id), organisation.deputyOf(id).map(PersonInfo::id).stream()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether the signed-in person only looks on: sees every task and decides none. */
    boolean onlyLooksOn() {
        return Role.onlyLooksOn(user.groups());
    }

    private static String problem(Colleague one) {
        if (one.duties().stream().anyMatch(duty -> DECIDES_NOTHING.contains(duty.role()))) {
            return one.name() + "是管理员或者审计员，不参与办理，请选择其他人";
        }
        if (one.duties().stream().allMatch(duty -> duty.role() == Role.SUPERVISOR)) {
            return one.name() + "是监督员，不参与办理，请选择其他人";
        }
        return null;
    }

    static InvalidInput wrong(String field, String sentence) {
        return new InvalidInput(Map.of(field, sentence));
    }

    private Choice choice(Colleague one) {
        Stream<String> duties = one.duties().stream().map(Colleague.Duty::label).distinct();
        Stream<String> away = organisation.deputyOf(one.id()).map(deputy -> "请假，由" + deputy.name() + "代理").stream();
        return new Choice(
                one.id(),
                one.name(),
                one.duties().get(0).unit(),
                Stream.concat(duties, away).toList());
    }
}
