package dev.podfall.sim.kubelet.container;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.kubelet.host.Host;
import java.util.HashSet;
import java.util.Set;

/** Pod addresses of a node's /24, handed out round and round. Mirrors the {@code host-local} CNI plugin. */
public final class Addresses {
    private static final String KEY = "ipam";
    private static final int FIRST = 2;
    private static final int LAST = 254;

    private final Host host;
    private final String prefix;
    private final Set<String> used = new HashSet<>();
    private int next;

    /** @param prefix the first three numbers with their dots, such as {@code 10.244.1.} */
    public Addresses(Host host, String prefix) {
        this.host = host;
        this.prefix = prefix;
        this.next = host.disk().read(KEY).map(s -> s.path("next").asInt()).orElse(FIRST);
    }

    /** @throws IllegalStateException when all are taken */
    String take() {
        for (int i = FIRST; i <= LAST; i++) {
            String ip = prefix + next;
            next = next == LAST ? FIRST : next + 1;
            if (used.add(ip)) {
                ObjectNode saved = JsonNodeFactory.instance.objectNode().put("next", next);
                host.disk().write(KEY, saved);
                return ip;
            }
        }
        throw new IllegalStateException(
                "plugin type=\"bridge\" failed (add): failed to allocate for range 0: no IP addresses available in range set: "
                        + prefix + "1-" + prefix + LAST);
    }

    void reserve(String ip) {
        used.add(ip);
    }

    void release(String ip) {
        used.remove(ip);
    }
}
