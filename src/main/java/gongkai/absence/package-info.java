/** What follows when somebody is away: tasks go to the deputy, who acts in his own name, and the case says so; the page for it. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"platform", "organisation", "notification", "cases"})
package gongkai.absence;
