package gongkai.portal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gongkai.platform.TooManyRequests;
import org.junit.jupiter.api.Test;

class ApplyLimitTest {

    private static ApplyLimit limit(int perMinute, int atOnce) {
        return new ApplyLimit(new PortalSettings("", new PortalSettings.Limits(perMinute, atOnce)));
    }

    @Test
    void oneAddressIsHeldBackAndOthersAreNot() {
        ApplyLimit limit = limit(1, 2);
        limit.take("192.0.2.1");
        limit.take("192.0.2.1");
        assertThatThrownBy(() -> limit.take("192.0.2.1"))
                .isInstanceOf(TooManyRequests.class)
                .hasMessageContaining("提交得太频繁");
        assertThatCode(() -> limit.take("192.0.2.2")).doesNotThrowAnyException();
    }

    @Test
    void aHouseholdsManyNewAddressesAreOne() {
        ApplyLimit limit = limit(1, 1);
        limit.take("2001:db8:0:1::1");
        assertThatThrownBy(() -> limit.take("2001:db8:0:1:ffff::2")).isInstanceOf(TooManyRequests.class);
        assertThatCode(() -> limit.take("2001:db8:0:2::1")).doesNotThrowAnyException();
    }

    @Test
    void itCanBeSwitchedOff() {
        ApplyLimit limit = limit(0, 1);
        for (int i = 0; i < 1000; i++) {
            limit.take("192.0.2.1");
        }
    }

    @Test
    void manyAddressesDontFillTheMemory() {
        ApplyLimit limit = limit(1, 1);
        limit.take("first");
        for (int i = 0; i < 10_000; i++) {
            limit.take("other" + i);
        }
        assertThatCode(() -> limit.take("first")).as("forgotten meanwhile").doesNotThrowAnyException();
    }
}
