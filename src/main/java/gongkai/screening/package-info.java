/** The gate before publication: what a text must not say to everybody, what a file says besides its text, and copies without it. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform", "organisation", "documents"})
package gongkai.screening;
