package dev.podfall.sim.kubelet.images;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.kubelet.host.Host;
import java.util.ArrayList;
import java.util.List;

/** Why pulls failed the last time: it is shown while they are backed off. */
final class PullFailures {
    private static final String KEY = "backoff/image-failures";

    private final Host host;
    private final ObjectNode texts;

    PullFailures(Host host) {
        this.host = host;
        this.texts = host.disk().read(KEY).map(ObjectNode::deepCopy).orElseGet(JsonNodeFactory.instance::objectNode);
    }

    /** Null when there is none. */
    String get(String key) {
        return texts.path(key).textValue();
    }

    void put(String key, String text) {
        if (!text.equals(get(key))) {
            texts.put(key, text);
            save();
        }
    }

    void forget(String prefix) {
        List<String> gone = new ArrayList<>();
        texts.fieldNames().forEachRemaining(k -> {
            if (k.startsWith(prefix)) {
                gone.add(k);
            }
        });
        if (!gone.isEmpty()) {
            texts.remove(gone);
            save();
        }
    }

    private void save() {
        host.disk().write(KEY, texts.deepCopy());
    }
}
