/**
 * What every procedure does alike with its cases: the history line by line, the sheet beside a task, who is reminded and
 * alerted, what follows when a calendar moves a date or the archive destroys a file.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "platform",
            "organisation",
            "deadlines",
            "documents",
            "notification",
            "letters",
            "archive"
        })
package gongkai.cases;
