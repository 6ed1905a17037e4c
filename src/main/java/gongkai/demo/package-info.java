/** What only the demonstration has: its county, a catcher for mail, a clock that can be moved. Every bean is of profile demo. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform", "organisation", "notification"})
package gongkai.demo;
