package gongkai.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** Tasklist as a member of staff uses it, click by click. Names are the ones on the screen. */
class Tasklist {

    static final String PASSWORD = "gongkai-demo";

    final Person person;
    final Page page;

    private Tasklist(Person person) {
        this.person = person;
        this.page = person.page;
    }

    static Tasklist signIn(Person person, String name) {
        person.open("/camunda/app/tasklist/");
        Page page = person.page;
        page.getByLabel("用户名").fill(name);
        page.getByLabel("密码").fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登录"))
                .click();
        assertThat(page.locator(".task-filters").getByText("我的待办")).isVisible();
        return new Tasklist(person);
    }

    /** What is offered to one's own group, the case among it. */
    Tasklist list(String number) {
        return filter("本组待办").shows(number);
    }

    Tasklist filter(String name) {
        page.locator(".task-filters").getByText(name).click();
        return this;
    }

    /** The case stands in the list; the task on show stays. */
    Tasklist shows(String number) {
        assertThat(page.locator(".tasks-list li.task").filter(has(number)).first())
                .isVisible();
        return this;
    }

    Tasklist open(String number) {
        list(number);
        page.locator(".tasks-list li.task").filter(has(number)).first().click();
        assertThat(page.locator(".task-card .brief")).isVisible();
        return this;
    }

    /** What one has taken or is asked in person; looked up anew. */
    Tasklist mine(String number) {
        filter("本组待办").filter("我的待办");
        page.locator(".tasks-list li.task").filter(has(number)).first().click();
        assertThat(page.locator(".task-card .brief")).isVisible();
        return this;
    }

    /** 发起流程, as for an application that comes on paper or in person. */
    Tasklist start(String procedure) {
        page.getByText("发起流程").click();
        page.locator(".modal-dialog").getByText(procedure, exactly()).click();
        assertThat(form()).isVisible();
        return this;
    }

    Tasklist claim() {
        page.locator("button.claim").click();
        assertThat(submitting()).isEnabled();
        return this;
    }

    Tasklist choose(String label, String choice) {
        field(label).getByText(choice, exactly()).click();
        return this;
    }

    /** From a list that opens below its field. */
    Tasklist select(String label, String choice) {
        select(form(), label, choice);
        return this;
    }

    void select(Locator within, String label, String choice) {
        Locator field = field(within, label);
        field.locator(".fjs-input-group").click();
        page.locator(".fjs-dropdownlist-item").filter(has(choice)).click();
        assertThat(field.locator(".fjs-input-group")).containsText(choice);
    }

    Tasklist fill(String label, String text) {
        fill(form(), label, text);
        return this;
    }

    void fill(Locator within, String label, String text) {
        field(within, label).locator("input,textarea").fill(text);
    }

    /** From the calendar that opens below the field. */
    Tasklist day(String label, String date) {
        Locator field = field(label);
        field.locator("input.flatpickr-input").click();
        field.getByLabel(date, exactLabel()).click();
        return this;
    }

    Tasklist check(String label) {
        form().locator(".fjs-form-field-checkbox label").filter(has(label)).click();
        return this;
    }

    Tasklist submit() {
        submitting().click();
        return this;
    }

    void completed() {
        assertThat(said()).containsText("已提交");
    }

    /** The last of the notes that appear over the page, or in the window for starting a procedure. */
    Locator said() {
        return page.locator("[notifications-panel] .alert").last();
    }

    /** The task's form, or the one in the window for starting a procedure. */
    Locator form() {
        return page.locator(".fjs-container").last();
    }

    private Locator submitting() {
        return page.locator("button[type=submit].btn-primary:visible").last();
    }

    /** What stands inside the tab 案卷 or beside the form. */
    Locator caseFile() {
        return page.locator(".pane");
    }

    Locator field(String label) {
        return field(form(), label);
    }

    Locator field(Locator within, String label) {
        return within.locator(".fjs-form-field")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(".fjs-form-field-label:not(:has(input))")
                                .filter(new Locator.FilterOptions()
                                        .setHasText(Pattern.compile("^" + label + "\\*?$")))))
                .last();
    }

    Locator row(int number) {
        return form().locator(".fjs-repeat-row-container").nth(number - 1);
    }

    Tasklist tab(String name) {
        page.locator(".task-card .nav-tabs").getByText(name, exactly()).click();
        return this;
    }

    private static Locator.FilterOptions has(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static Locator.GetByLabelOptions exactLabel() {
        return new Locator.GetByLabelOptions().setExact(true);
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
