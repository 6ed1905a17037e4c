/** What only the demonstration has: its county, a catcher for mail, a clock that can be moved, a year on the board. Every bean is of profile demo. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "platform",
            "organisation",
            "notification",
            "deadlines",
            "documents",
            "catalogue",
            "board",
            "cases",
            "proactivedisclosure"
        })
package gongkai.demo;
