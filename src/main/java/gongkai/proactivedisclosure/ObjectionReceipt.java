package gongkai.proactivedisclosure;

import java.time.Instant;

/** That an objection was received: the how manieth of its disclosure, and when. */
public record ObjectionReceipt(String number, int ordinal, Instant receivedAt) {}
