package gongkai.notification;

/** A mail server has taken the message. Published in a job of its own, so whatever a listener does never sends the mail again. */
public record MessageDelivered(String caseNumber, String kind, String dedupeKey) {}
