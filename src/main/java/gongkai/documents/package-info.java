/** Files handed in by applicants and staff, and letters that were rendered: checked on the way in, kept as they came. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "platform")
package gongkai.documents;
