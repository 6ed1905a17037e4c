package gongkai.testing;

import gongkai.platform.TestDatabase;
import org.springframework.test.context.ActiveProfilesResolver;

/** The demonstration, and the MySQL settings where the tests run on MySQL. */
public class TestProfiles implements ActiveProfilesResolver {

    @Override
    public String[] resolve(Class<?> test) {
        return TestDatabase.isMySql() ? new String[] {"demo", "mysql"} : new String[] {"demo"};
    }
}
