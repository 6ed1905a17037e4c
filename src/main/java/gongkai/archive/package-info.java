/** The file of an ended case: numbered, chained to the file before it, exported as a ZIP and verifiable outside the product. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform", "documents"})
package gongkai.archive;
