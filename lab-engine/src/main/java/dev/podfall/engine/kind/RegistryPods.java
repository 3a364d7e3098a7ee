package dev.podfall.engine.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.engine.real.Connection;
import dev.podfall.engine.real.Patience;
import java.time.Duration;

/** The registry of each node, as the API server sees it. */
final class RegistryPods {
    private static final Duration START = Duration.ofMinutes(3);

    private final Connection connection;

    RegistryPods(Connection connection) {
        this.connection = connection;
    }

    /**
     * Until one answers on each node: before that a pull fails with "connection refused", which no lab means.
     *
     * @throws RegistryDoesNotStart if not within three minutes
     */
    void awaitReady(int nodes) {
        if (!Patience.until(() -> ready() == nodes, START)) {
            throw new RegistryDoesNotStart(ready(), nodes);
        }
    }

    private int ready() {
        String path = "/api/v1/namespaces/kube-system/pods?labelSelector=app%3D" + Registry.NAME;
        int ready = 0;
        for (JsonNode pod : connection.get(path).path("items")) {
            if (pod.at("/status/containerStatuses/0/ready").asBoolean()) {
                ready++;
            }
        }
        return ready;
    }
}
