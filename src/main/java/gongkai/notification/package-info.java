/** Mail to people: an outbox written in the caller's transaction, sent by a process of its own. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "platform")
package gongkai.notification;
