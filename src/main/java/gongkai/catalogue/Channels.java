package gongkai.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The ways of disclosing that there are, from {@code seeds/channels.csv}. */
@Component
public class Channels {

    private final List<Channel> all = new ArrayList<>();
    private final Map<String, Channel> named = new HashMap<>();

    Channels() {
        for (var row : new SeedFile("channels.csv").rows()) {
            var channel = new Channel(
                    row.getField("channel"), row.getField("label"), Boolean.parseBoolean(row.getField("online")));
            all.add(channel);
            named.put(channel.code(), channel);
            named.put(channel.label(), channel);
            if (!row.getField("alias").isEmpty()) {
                named.put(row.getField("alias"), channel);
            }
        }
    }

    /** In the order in which they are offered. */
    public List<Channel> all() {
        return List.copyOf(all);
    }

    /** @param codeOrLabel e.g. NOTICE_BOARD or 公开栏 */
    public Optional<Channel> of(String codeOrLabel) {
        return Optional.ofNullable(named.get(codeOrLabel));
    }
}
