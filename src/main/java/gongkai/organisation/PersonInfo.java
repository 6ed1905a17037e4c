package gongkai.organisation;

/** A member of staff; the id is the sign-in. E-mail and phone may be null. */
public record PersonInfo(String id, String name, String email, String phone) {}
