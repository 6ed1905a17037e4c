package gongkai;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Modules see each other's faces only, along the arrows of ARCHITECTURE.md, and never in a circle. */
class ModularityTest {

    @Test
    void modulesKeepTheirBounds() {
        ApplicationModules.of(Gongkai.class).verify();
    }
}
