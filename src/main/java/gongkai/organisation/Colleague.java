package gongkai.organisation;

import java.util.List;

/** A member of staff who is there, with what he does where. */
public record Colleague(String id, String name, List<Duty> duties) {

    /** @param unit the unit's name; @param label as people say it, such as 清溪镇公开办 */
    public record Duty(Role role, String unit, String label) {}
}
