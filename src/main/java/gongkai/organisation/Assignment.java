package gongkai.organisation;

/** A person has a role within a unit. */
record Assignment(String personId, Role role, String unitCode) {}
