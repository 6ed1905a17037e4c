package gongkai.platform;

import java.util.Set;

/**
 * What somebody may do for others who are away. Asked in every request, wherever it is settled who acts, so the answer must
 * come from memory.
 */
public interface StandIns {

    /** @return the engine groups of those for whom the person is fit to stand in and does today; never one that administers or audits */
    Set<String> groupsLentTo(String user);
}
