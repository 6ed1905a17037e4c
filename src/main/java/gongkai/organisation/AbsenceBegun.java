package gongkai.organisation;

/** Somebody is away from now on: what was his own goes to the deputy. */
public record AbsenceBegun(Absence absence) {}
