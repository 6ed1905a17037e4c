/** Units, people and roles; sign-ins and candidate groups of the engine follow them. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "platform")
package gongkai.organisation;
