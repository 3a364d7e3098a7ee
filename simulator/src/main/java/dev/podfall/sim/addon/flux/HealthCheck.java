package dev.podfall.sim.addon.flux;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.SimClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether objects are healthy. Mirrors {@code fluxcd/pkg/ssa.ResourceManager.WaitForSet}. */
final class HealthCheck {
    static final Duration EVERY = Duration.ofSeconds(5);

    private final SimClient client;
    private final List<Inventory.Item> items;

    HealthCheck(SimClient client, List<Inventory.Item> items) {
        this.client = client;
        this.items = items;
    }

    /** The empty text when all are, why they are not when that is settled; nothing yet while it is not. */
    Optional<String> verdict(boolean timeLeft) {
        List<String> failed = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        for (Inventory.Item item : items) {
            String status = status(item);
            String namespace = item.namespace().isEmpty() ? "" : item.namespace() + "/";
            String shown = item.kind() + "/" + namespace + item.name() + " status: '" + status + "'";
            if (status.equals(Health.FAILED)) {
                failed.add(shown);
            }
            if (!status.equals(Health.CURRENT)) {
                waiting.add(shown);
            }
        }
        if (waiting.isEmpty()) {
            return Optional.of("");
        }
        if (timeLeft) {
            return Optional.empty();
        }
        return Optional.of(
                failed.size() == waiting.size()
                        ? "failed early due to stalled resources: [" + String.join(", ", failed) + "]"
                        : "timeout waiting for: [" + String.join(", ", waiting) + "]");
    }

    private String status(Inventory.Item item) {
        Optional<ResourceType> type = client.typeIn(item.apiVersion(), item.kind());
        if (type.isEmpty()) {
            return "NotFound";
        }
        String namespace = type.get().namespaced() ? item.namespace() : null;
        Optional<ObjectNode> object = client.find(type.get(), namespace, item.name());
        return object.map(Health::of).orElse("NotFound");
    }
}
