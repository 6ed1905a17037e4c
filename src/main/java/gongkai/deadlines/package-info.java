/** Rules as data, the working calendar, counting with every day explained, and the open deadlines that follow them. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "platform")
package gongkai.deadlines;
