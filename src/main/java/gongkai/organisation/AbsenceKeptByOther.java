package gongkai.organisation;

/** Somebody else than who is away has registered the absence, or revoked it. */
public record AbsenceKeptByOther(Absence absence) {}
