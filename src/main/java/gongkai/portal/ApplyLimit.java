package gongkai.portal;

import gongkai.platform.TooManyRequests;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How often one address may apply. Remembers the latest addresses only, so that no flood of them fills the memory. */
@Component
class ApplyLimit {

    private static final int MOST_ADDRESSES = 10_000;

    private final PortalSettings.Limits limits;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    ApplyLimit(PortalSettings settings) {
        this.limits = settings.limits();
    }

    /** @throws TooManyRequests where the address has used up what it may */
    void take(String address) {
        if (limits.applicationsPerMinute() <= 0) {
            return;
        }
        Bucket bucket;
        synchronized (buckets) {
            bucket = buckets.computeIfAbsent(network(address), any -> full());
        }
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            Duration wait = Duration.ofSeconds(
                    Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1);
            throw new TooManyRequests("提交得太频繁，请" + wait.toSeconds() + "秒后再试", wait);
        }
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(bandwidth -> bandwidth
                        .capacity(Math.max(1, limits.applicationsAtOnce()))
                        .refillGreedy(limits.applicationsPerMinute(), Duration.ofMinutes(1)))
                .build();
    }

    /** A household is given a whole /64 of the new addresses; it counts as one. */
    private static String network(String address) {
        if (address == null || address.indexOf(':') < 0) {
            return String.valueOf(address);
        }
        try {
            // A literal address: nothing is looked up.
            InetAddress literal = InetAddress.getByName(address);
            return literal instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(literal.getAddress(), 8))
                    : literal.getHostAddress();
        } catch (UnknownHostException odd) {
            return address;
        }
    }
}
