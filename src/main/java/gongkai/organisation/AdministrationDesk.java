package gongkai.organisation;

import gongkai.organisation.UnitInfo.Kind;
import gongkai.platform.AdministrationChanges;
import gongkai.platform.CleanText;
import gongkai.platform.Contacts;
import gongkai.platform.CurrentUser;
import gongkai.platform.EngineCases;
import gongkai.platform.EngineCases.OpenTask;
import gongkai.platform.EngineIdentities;
import gongkai.platform.InvalidInput;
import gongkai.platform.NotFound;
import gongkai.platform.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What administrators change of units, people and roles: one after another, each with its reason in the register. Who decides
 * cases doesn't administer, who administers or audits does nothing else.
 */
@Component
@Transactional
class AdministrationDesk {

    static final String UNITS = "单位";
    static final String PEOPLE = "人员";
    static final String ROLES = "角色";

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_PERSON = 50;
    private static final int LONGEST_LETTER_CODE = 15;
    private static final int LONGEST_ADDRESS = 150;
    private static final int TASKS_NAMED = 5;
    private static final String OVERTAKEN = "另一位管理员刚刚改动过这项内容，页面上已是最新的，请核对后再保存";

    /** The form as typed; empty where nothing stands. */
    record UnitForm(
            String code, String name, String parent, String kind, String letterCode, String phone, String address) {

        UnitForm {
            code = typed(code);
            name = typed(name);
            parent = typed(parent);
            kind = typed(kind);
            letterCode = typed(letterCode);
            phone = typed(phone);
            address = typed(address);
        }
    }

    /** The form as typed; empty where nothing stands. */
    record PersonForm(String id, String name, String email, String phone) {

        PersonForm {
            id = typed(id);
            name = typed(name);
            email = typed(email);
            phone = typed(phone);
        }
    }

    private final Roster roster;
    private final OrganisationDesk desk;
    private final Organisation organisation;
    private final EngineIdentities identities;
    private final EngineCases cases;
    private final AdministrationChanges changes;
    private final CurrentUser user;
    private final Clock clock;
    private final ObjectProvider<UnitWork> work;

    AdministrationDesk(
            Roster roster,
            OrganisationDesk desk,
            Organisation organisation,
            EngineIdentities identities,
            EngineCases cases,
            AdministrationChanges changes,
            CurrentUser user,
            Clock clock,
            ObjectProvider<UnitWork> work) {
        this.roster = roster;
        this.desk = desk;
        this.organisation = organisation;
        this.identities = identities;
        this.cases = cases;
        this.changes = changes;
        this.user = user;
        this.clock = clock;
        this.work = work;
    }

    // ---- units

    @Transactional(readOnly = true)
    public UnitRow unit(String code) {
        return roster.unit(code).orElseThrow(() -> new NotFound("没有代码为“" + code + "”的单位，请核对单位代码"));
    }

    public void makeUnit(UnitForm form, String reason) {
        roster.lock();
        var errors = problems(form, reason);
        if (!OrganisationDesk.UNIT_CODE.matcher(form.code()).matches()) {
            errors.put("code", "单位代码请只用字母和数字，不超过30个");
        } else if (roster.unit(form.code()).isPresent()) {
            errors.put("code", "代码“" + form.code() + "”已经有单位使用，请换一个");
        }
        Kind kind = kind(form.kind());
        if (kind == null) {
            errors.put("kind", "请选择是单位还是部门");
        }
        parentProblem(form, kind).ifPresent(problem -> errors.put("parent", problem));
        refuse(errors);
        var unit = unit(form, kind);
        desk.saveUnit(unit);
        roster.changed(unit);
        changes.record(UNITS, subject(unit), unit.code(), null, words(unit), reason.strip());
    }

    public void changeUnit(String code, int version, UnitForm typed, String reason) {
        roster.lock();
        var before = upToDate(unit(code), version);
        if (before.closed()) {
            throw new Refused("“" + before.unit().name() + "”已经撤销，不能再修改");
        }
        Kind kind = before.unit().kind();
        var form = new UnitForm(
                code, typed.name(), typed.parent(), kind.name(), typed.letterCode(), typed.phone(), typed.address());
        var errors = problems(form, reason);
        parentProblem(form, kind).ifPresent(problem -> errors.put("parent", problem));
        var after = unit(form, kind);
        boolean moved = !Objects.equals(before.unit().parentCode(), after.parentCode());
        if (moved && !openFor(code).isEmpty()) {
            errors.putIfAbsent(
                    "parent", "“" + before.unit().name() + "”还有没办结的案件（" + said(openFor(code)) + "），不能改换上级单位");
        }
        refuse(errors);
        if (after.equals(before.unit())) {
            throw new Refused("没有改动任何一项");
        }
        desk.saveUnit(after);
        roster.changed(after);
        changes.record(UNITS, subject(after), code, words(before.unit()), words(after), reason.strip());
    }

    /** Histories keep naming it; nothing new can be done for it. */
    public void closeUnit(String code, int version, String reason) {
        roster.lock();
        var row = upToDate(unit(code), version);
        String why = AdministrationChanges.reason(reason);
        String name = "“" + row.unit().name() + "”";
        if (row.closed()) {
            throw new Refused(name + "已经撤销");
        }
        if (code.equals(organisation.house().code())) {
            throw new Refused(name + "是本机关，不能撤销");
        }
        var below = roster.openBelow(code);
        if (!below.isEmpty()) {
            throw new Refused(
                    name + "下面还有" + below.stream().map(UnitInfo::name).collect(Collectors.joining("、")) + "，请先撤销它们");
        }
        var people = roster.peopleIn(code);
        if (!people.isEmpty()) {
            throw new Refused(name + "还有" + people.size() + "人担任角色（"
                    + some(people.stream().map(PersonInfo::name).toList()) + "），请先收回他们在这里的角色");
        }
        var open = openFor(code);
        if (!open.isEmpty()) {
            throw new Refused(name + "还有没办结的案件：" + said(open) + "，请办结后再撤销");
        }
        roster.close(code, LocalDate.now(clock));
        roster.changed(row.unit());
        organisation.changed();
        changes.record(UNITS, subject(row.unit()), code, words(row.unit()), "已撤销", why);
    }

    public void reopenUnit(String code, int version, String reason) {
        roster.lock();
        var row = upToDate(unit(code), version);
        String why = AdministrationChanges.reason(reason);
        if (!row.closed()) {
            throw new Refused("“" + row.unit().name() + "”没有撤销");
        }
        if (row.unit().parentCode() != null && unit(row.unit().parentCode()).closed()) {
            throw new Refused("上级单位已经撤销，请先恢复上级单位");
        }
        roster.close(code, null);
        roster.changed(row.unit());
        organisation.changed();
        changes.record(UNITS, subject(row.unit()), code, "已撤销", words(row.unit()), why);
    }

    // ---- people

    @Transactional(readOnly = true)
    public PersonRow person(String id) {
        return roster.person(id).orElseThrow(() -> new NotFound("没有用户名为“" + id + "”的人员，请核对用户名"));
    }

    /** @return the password for the first sign-in, which is shown once and kept nowhere */
    public String makePerson(PersonForm form, String reason) {
        roster.lock();
        var errors = problems(form, reason);
        if (!OrganisationDesk.SIGN_IN.matcher(form.id()).matches()) {
            errors.put("id", "用户名请只用字母和数字，不超过60个");
        } else if (roster.personWithId(form.id()).isPresent()
                || identities.user(form.id()).isPresent()) {
            errors.put("id", "用户名“" + form.id() + "”已经有人使用，请换一个");
        }
        refuse(errors);
        var person = person(form);
        desk.savePerson(person, true);
        String password = identities.renewPassword(person.id());
        roster.changed(person);
        changes.record(PEOPLE, subject(person), person.id(), null, words(person), reason.strip());
        return password;
    }

    public void changePerson(String id, int version, PersonForm form, String reason) {
        roster.lock();
        var before = upToDate(person(id), version);
        if (!before.active()) {
            throw new Refused("“" + before.person().name() + "”已经停用，请先恢复再修改");
        }
        refuse(problems(form, reason));
        var after = person(new PersonForm(id, form.name(), form.email(), form.phone()));
        if (after.equals(before.person())) {
            throw new Refused("没有改动任何一项");
        }
        desk.savePerson(after, true);
        roster.changed(after);
        changes.record(PEOPLE, subject(after), id, words(before.person()), words(after), reason.strip());
    }

    /** @return the new password, which is shown once and kept nowhere */
    public String renewPassword(String id, String reason) {
        var row = present(id);
        String why = AdministrationChanges.reason(reason);
        if (id.equals(user.id())) {
            throw new Refused("自己的密码请在“我的资料”里修改");
        }
        String password = identities.renewPassword(id);
        changes.record(PEOPLE, subject(row.person()), id, null, "重新设置了密码", why);
        return password;
    }

    @Transactional(readOnly = true)
    public Optional<Instant> lockedUntil(String id) {
        return identities.lockedUntil(id);
    }

    public void unlock(String id, String reason) {
        var row = present(id);
        String why = AdministrationChanges.reason(reason);
        if (identities.lockedUntil(id).isEmpty()) {
            throw new Refused("“" + row.person().name() + "”没有被锁定");
        }
        identities.unlock(id);
        changes.record(PEOPLE, subject(row.person()), id, "输错密码被锁定", "已解锁", why);
    }

    /** What the person has taken: to be given back before the person goes. */
    @Transactional(readOnly = true)
    public List<OpenTask> heldBy(String id) {
        return cases.heldBy(id);
    }

    /**
     * The person can't sign in any more and is in no group; roles are kept for coming back.
     *
     * @param handBack that the tasks the person has taken may go back to whom they are offered
     */
    public void deactivate(String id, int version, boolean handBack, String reason) {
        roster.lock();
        var row = upToDate(person(id), version);
        String why = AdministrationChanges.reason(reason);
        if (!row.active()) {
            throw new Refused("“" + row.person().name() + "”已经停用");
        }
        if (id.equals(user.id())) {
            throw new Refused("不能停用自己的账号，请由另一位管理员办理");
        }
        if (isLastAdministrator(id)) {
            throw new Refused("“" + row.person().name() + "”是最后一位管理员，请先指定另一位管理员");
        }
        int given = handBack(row.person(), heldBy(id), handBack, "停用");
        desk.savePerson(row.person(), false);
        roster.changed(row.person());
        changes.record(
                PEOPLE, subject(row.person()), id, "在用", given == 0 ? "已停用" : "已停用，手中的" + given + "项任务已退回给原来的岗位", why);
    }

    /** @return a new password: the old one went with the account */
    public String activate(String id, int version, String reason) {
        roster.lock();
        var row = upToDate(person(id), version);
        String why = AdministrationChanges.reason(reason);
        if (row.active()) {
            throw new Refused("“" + row.person().name() + "”没有停用");
        }
        roster.assignmentsOf(id).stream()
                .filter(assignment -> unit(assignment.unitCode()).closed())
                .forEach(roster::remove);
        desk.savePerson(row.person(), true);
        String password = identities.renewPassword(id);
        roster.changed(row.person());
        changes.record(PEOPLE, subject(row.person()), id, "已停用", "在用", why);
        return password;
    }

    /** @return how many came into the list that somebody had made on the engine's own page */
    public int registerStrangers() {
        roster.lock();
        var registered = desk.registerStrangers();
        registered.forEach(account -> changes.record(
                PEOPLE,
                account.name() + "（" + account.id() + "）",
                account.id(),
                null,
                "姓名：" + account.name(),
                "原在引擎的管理页面建立，登记入册"));
        return registered.size();
    }

    // ---- roles

    public void give(String id, String roleId, String unitCode, String reason) {
        roster.lock();
        var errors = new LinkedHashMap<String, String>();
        Role role = role(roleId);
        if (role == null) {
            errors.put("role", "请选择角色");
        }
        var unit = roster.unit(typed(unitCode));
        if (unit.isEmpty() || unit.get().closed()) {
            errors.put("unit", "请选择单位");
        }
        reasonInto(errors, reason);
        refuse(errors);
        var row = present(id);
        var held = roster.assignmentsOf(id);
        var wanted = new Assignment(
                id, role, role.ofInstallation() ? organisation.house().code() : unitCode);
        if (held.contains(wanted)) {
            throw new Refused("role", "“" + row.person().name() + "”已经有这个角色");
        }
        exclusive(row.person(), role, held);
        desk.assign(id, role, wanted.unitCode());
        changes.record(ROLES, subject(row.person()), id, null, words(wanted), reason.strip());
    }

    /** @param handBack that tasks taken by virtue of this role may go back to the others who have it */
    public void take(String id, String roleId, String unitCode, boolean handBack, String reason) {
        roster.lock();
        var row = person(id);
        String why = AdministrationChanges.reason(reason);
        Role role = role(roleId);
        var wanted = new Assignment(id, role, unitCode);
        if (role == null || !roster.assignmentsOf(id).contains(wanted)) {
            throw new Refused("“" + row.person().name() + "”已经没有这个角色，可能另一位管理员刚刚收回");
        }
        if (role == Role.ADMINISTRATOR && id.equals(user.id())) {
            throw new Refused("不能收回自己的管理员角色，请由另一位管理员办理");
        }
        if (role == Role.ADMINISTRATOR && isLastAdministrator(id)) {
            throw new Refused("“" + row.person().name() + "”是最后一位管理员，请先指定另一位管理员");
        }
        var kept = roster.assignmentsOf(id).stream()
                .filter(assignment -> !assignment.equals(wanted))
                .map(assignment -> organisation.group(assignment.role(), assignment.unitCode()))
                .collect(Collectors.toSet());
        var lost = organisation.group(role, unitCode);
        int given = row.active()
                ? handBack(
                        row.person(),
                        heldBy(id).stream()
                                .filter(task -> task.groups().contains(lost)
                                        && task.groups().stream().noneMatch(kept::contains))
                                .toList(),
                        handBack,
                        "收回角色")
                : 0;
        desk.withdraw(id, role, unitCode);
        changes.record(
                ROLES,
                subject(row.person()),
                id,
                words(wanted),
                given == 0 ? "已收回" : "已收回，手中的" + given + "项任务已退回给原来的岗位",
                why);
    }

    private static void exclusive(PersonInfo person, Role role, List<Assignment> held) {
        for (var other : held) {
            if (other.role() != role && (role.ofInstallation() || other.role().ofInstallation())) {
                Role alone = role.ofInstallation() ? role : other.role();
                Role beside = alone == role ? other.role() : role;
                throw new Refused(
                        "role",
                        "“" + person.name() + "”不能同时担任" + alone.label() + "和" + beside.label() + "："
                                + (alone == Role.AUDITOR ? "审计员只能查看" : "管理员不办理案件") + "，请先收回其中一个");
            }
        }
    }

    private boolean isLastAdministrator(String id) {
        var administrators = identities.members(Role.ADMINISTRATOR.id());
        return administrators.stream().allMatch(other -> other.id().equals(id)) && !administrators.isEmpty();
    }

    private int handBack(PersonInfo person, List<OpenTask> held, boolean allowed, String what) {
        if (held.isEmpty()) {
            return 0;
        }
        var alone = held.stream().filter(task -> task.groups().isEmpty()).toList();
        if (!alone.isEmpty()) {
            throw new Refused("“" + person.name() + "”有" + alone.size() + "项请其本人提出意见的任务：" + named(alone)
                    + "，没有岗位可以退回，请先由其本人提出意见，或者由正在办理这一步的人在案卷里收回，再" + what);
        }
        if (!allowed) {
            throw new Refused(
                    "handBack",
                    "“" + person.name() + "”手中有" + held.size() + "项任务：" + named(held) + "，请勾选“退回给原来的岗位”后再" + what);
        }
        var given = held.stream()
                .filter(task -> cases.lockHeld(task.id(), person.id()).isPresent())
                .toList();
        given.forEach(task -> cases.giveBack(task.id()));
        return given.size();
    }

    private static String named(List<OpenTask> tasks) {
        return some(tasks.stream()
                .map(task -> task.caseNumber() + "（" + task.label() + "）")
                .toList());
    }

    private static String some(List<String> names) {
        return String.join("、", names.subList(0, Math.min(names.size(), TASKS_NAMED)))
                + (names.size() > TASKS_NAMED ? "等" : "");
    }

    // ---- what is wrong

    private Map<String, String> problems(UnitForm form, String reason) {
        var errors = new LinkedHashMap<String, String>();
        required(errors, "name", "单位名称", form.name(), LONGEST_NAME);
        optional(errors, "letterCode", "机关代字", form.letterCode(), LONGEST_LETTER_CODE);
        phone(errors, form.phone());
        optional(errors, "address", "地址", form.address(), LONGEST_ADDRESS);
        reasonInto(errors, reason);
        return errors;
    }

    private Map<String, String> problems(PersonForm form, String reason) {
        var errors = new LinkedHashMap<String, String>();
        required(errors, "name", "姓名", form.name(), LONGEST_PERSON);
        if (!form.email().isEmpty() && !Contacts.isEmail(form.email())) {
            errors.put("email", "电子邮件地址不完整，请写成name@example.org的样子");
        }
        phone(errors, form.phone());
        reasonInto(errors, reason);
        return errors;
    }

    private Optional<String> parentProblem(UnitForm form, Kind kind) {
        if (form.parent().isEmpty()) {
            return kind == Kind.DEPARTMENT ? Optional.of("请选择这个部门所属的单位") : Optional.empty();
        }
        var parent = roster.unit(form.parent());
        if (parent.isEmpty() || parent.get().closed()) {
            return Optional.of("没有这个上级单位，请重新选择");
        }
        return roster.unit(form.code()).isPresent() && roster.chart().isBelow(form.parent(), form.code())
                ? Optional.of("请另选上级单位：所选的单位就在它之下")
                : Optional.empty();
    }

    private static void required(Map<String, String> errors, String field, String label, String text, int max) {
        if (text.isEmpty()) {
            errors.put(field, "请填写" + label);
        } else {
            optional(errors, field, label, text, max);
        }
    }

    private static void optional(Map<String, String> errors, String field, String label, String text, int max) {
        String problem = CleanText.lineProblem(text, max);
        if (problem != null) {
            errors.put(field, label + problem);
        }
    }

    private static void phone(Map<String, String> errors, String phone) {
        if (!phone.isEmpty() && !Contacts.isPhone(phone)) {
            errors.put("phone", "电话请写成0519-82880000的样子");
        }
    }

    private static void reasonInto(Map<String, String> errors, String reason) {
        String problem = AdministrationChanges.reasonProblem(reason);
        if (problem != null) {
            errors.put("reason", problem);
        }
    }

    private static void refuse(Map<String, String> errors) {
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    private static UnitRow upToDate(UnitRow row, int version) {
        if (row.version() != version) {
            throw new Refused(OVERTAKEN);
        }
        return row;
    }

    private static PersonRow upToDate(PersonRow row, int version) {
        if (row.version() != version) {
            throw new Refused(OVERTAKEN);
        }
        return row;
    }

    private PersonRow present(String id) {
        var row = person(id);
        if (!row.active()) {
            throw new Refused("“" + row.person().name() + "”已经停用");
        }
        return row;
    }

    private Map<String, Long> openFor(String code) {
        var open = new LinkedHashMap<String, Long>();
        work.orderedStream().forEach(known -> open.putAll(known.openFor(code)));
        return open;
    }

    // ---- in words

    private static String said(Map<String, Long> open) {
        return open.entrySet().stream()
                .map(kind -> kind.getKey() + kind.getValue() + "件")
                .collect(Collectors.joining("、"));
    }

    private static String subject(UnitInfo unit) {
        return unit.name() + "（" + unit.code() + "）";
    }

    private static String subject(PersonInfo person) {
        return person.name() + "（" + person.id() + "）";
    }

    private String words(UnitInfo unit) {
        var words = new ArrayList<String>();
        words.add(unit.kind() == Kind.DEPARTMENT ? "部门" : "单位");
        words.add("名称：" + unit.name());
        words.add("上级："
                + (unit.parentCode() == null
                        ? "无"
                        : unit(unit.parentCode()).unit().name()));
        add(words, "机关代字", unit.letterCode());
        add(words, "电话", unit.phone());
        add(words, "地址", unit.address());
        return String.join("；", words);
    }

    private static String words(PersonInfo person) {
        var words = new ArrayList<String>();
        words.add("姓名：" + person.name());
        add(words, "电子邮件", person.email());
        add(words, "电话", person.phone());
        return String.join("；", words);
    }

    private String words(Assignment assignment) {
        return assignment.role().ofInstallation()
                ? assignment.role().label()
                : unit(assignment.unitCode()).unit().name() + "："
                        + assignment.role().label();
    }

    private static void add(List<String> words, String label, String text) {
        if (text != null) {
            words.add(label + "：" + text);
        }
    }

    private static UnitInfo unit(UnitForm form, Kind kind) {
        return new UnitInfo(
                form.code(),
                form.name(),
                filled(form.parent()),
                kind,
                filled(form.letterCode()),
                filled(form.phone()),
                filled(form.address()));
    }

    private static PersonInfo person(PersonForm form) {
        return new PersonInfo(form.id(), form.name(), filled(form.email()), filled(form.phone()));
    }

    private static Kind kind(String typed) {
        return switch (typed) {
            case "ORGANISATION" -> Kind.ORGANISATION;
            case "DEPARTMENT" -> Kind.DEPARTMENT;
            default -> null;
        };
    }

    private static Role role(String typed) {
        try {
            return Role.of(typed(typed));
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static String filled(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String typed(String text) {
        return text == null ? "" : text.strip();
    }
}
