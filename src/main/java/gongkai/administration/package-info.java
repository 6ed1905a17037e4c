/** For administrators and auditors: where everything is kept, what was changed by whom, who may call what. */
@org.springframework.modulith.ApplicationModule
package gongkai.administration;
