package gongkai.organisation;

/**
 * A person with what administrators need besides.
 *
 * @param active false for who has left: can't sign in, is offered nothing, and is still named in histories
 * @param version how often an administrator has changed it
 */
record PersonRow(PersonInfo person, boolean active, int version) {}
