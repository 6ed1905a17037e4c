package gongkai.organisation;

import java.util.Map;

/** What is still under way for a unit: asked before it is closed or moved. A bean of whoever knows cases. */
public interface UnitWork {

    /** @return kind of case to how many of it are open for the unit; kinds without any are left out */
    Map<String, Long> openFor(String unitCode);
}
