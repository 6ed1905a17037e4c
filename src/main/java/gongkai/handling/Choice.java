package gongkai.handling;

import java.util.List;

/** Somebody to choose. @param unit where he works; @param roles as people call them */
public record Choice(String id, String name, String unit, List<String> roles) {}
