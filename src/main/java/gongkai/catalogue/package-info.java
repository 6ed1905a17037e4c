/** The disclosure catalogues: what must be published, by whom, to whom, where and how often; versions with their dates. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform", "organisation", "deadlines"})
package gongkai.catalogue;
