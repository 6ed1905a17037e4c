/** Official letters: numbered when they are issued, set as PDF when first asked for, never set again. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform", "documents", "notification"})
package gongkai.letters;
