package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Prerequisites;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.loop.Timeline;
import dev.podfall.sim.registry.strategy.FlowControlDefaults;
import dev.podfall.sim.store.Change;
import dev.podfall.sim.store.Store;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells of each FlowSchema whether its priority level is there, and brings back what a fresh cluster has of both. Mirrors
 * {@code k8s.io/apiserver/pkg/util/flowcontrol} and {@code pkg/registry/flowcontrol/rest/storage_flowcontrol.go}.
 */
final class FlowControlKeeper {
    private static final String SCHEMAS = Objects.table(Resources.FLOWSCHEMAS);
    private static final String LEVELS = Objects.table(Resources.PRIORITYLEVELCONFIGURATIONS);
    private static final String EXEMPT = "exempt";
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private final Store store;
    private final SimClient client;
    private final Timeline timeline;
    /** Schemas to look at; after a change of a level it may be any. */
    private final Set<String> stale = new LinkedHashSet<>();

    private boolean restoring;

    FlowControlKeeper(Store store, SimClient client, Timeline timeline) {
        this.store = store;
        this.client = client;
        this.timeline = timeline;
        store.listen(this::changed);
        if (store.count(SCHEMAS, "") > 0) {
            restoring = true;
            timeline.soon("default flow control", this::restore);
        }
    }

    private void changed(Change change) {
        boolean schema = change.type().equals(SCHEMAS);
        if (!schema && !change.type().equals(LEVELS)) {
            return;
        }
        boolean idle = stale.isEmpty();
        if (schema) {
            stale.add(change.key());
        } else {
            store.list(SCHEMAS, "").forEach(each -> stale.add(Metadata.text(each, "name")));
        }
        if (idle && !stale.isEmpty()) {
            timeline.soon("flow schemas", this::look);
        }
        ResourceType type = schema ? Resources.FLOWSCHEMAS : Resources.PRIORITYLEVELCONFIGURATIONS;
        boolean ofDefaults = FlowControlDefaults.find(type, change.key()).isPresent();
        if (ofDefaults && !restoring && (change.removed() || change.before() != null)) {
            restoring = true;
            timeline.after(BETWEEN_LOOKS, "default flow control", this::restore);
        }
    }

    private void look() {
        List<String> names = List.copyOf(stale);
        stale.clear();
        names.forEach(name -> client.find(Resources.FLOWSCHEMAS, null, name).ifPresent(this::tell));
    }

    private void tell(ObjectNode schema) {
        String level = schema.path("spec")
                .path("priorityLevelConfiguration")
                .path("name")
                .asText();
        boolean there = store.get(LEVELS, level) != null;
        String text = "This FlowSchema references the PriorityLevelConfiguration object named \"" + level + "\" "
                + (there ? "and it exists" : "but there is no such object");
        ObjectNode status = new KubeObject(schema).statusCopy();
        String dangling = there ? "False" : "True";
        if (KubeObject.setCondition(status, "Dangling", dangling, there ? "Found" : "NotFound", text, timeline.now())) {
            try {
                client.updateStatus(Resources.FLOWSCHEMAS, KubeObject.withStatus(schema, status));
            } catch (ApiException refused) {
                return; // somebody was quicker, or a policy is against it: the next change asks again
            }
        }
    }

    private void restore() {
        restoring = false;
        for (ResourceType type : FlowControlDefaults.types()) {
            for (ObjectNode wanted : FlowControlDefaults.of(type)) {
                ObjectNode now = store.get(Objects.table(type), Metadata.text(wanted, "name"));
                if (now == null) {
                    Prerequisites.ensure(client, type, wanted);
                } else if (isKept(now)) {
                    bringBack(type, now, wanted);
                }
            }
        }
    }

    /** Whoever wants to keep changes of a default says so in its annotation. */
    private static boolean isKept(ObjectNode object) {
        return new KubeObject(object)
                .annotations()
                .getOrDefault("apf.kubernetes.io/autoupdate-spec", "false")
                .equals("true");
    }

    private void bringBack(ResourceType type, ObjectNode now, ObjectNode wanted) {
        ObjectNode changed = now.deepCopy();
        changed.set("spec", wanted.get("spec"));
        if (now.path("spec").has(EXEMPT) && wanted.path("spec").has(EXEMPT)) {
            changed.withObject("/spec").set(EXEMPT, now.path("spec").get(EXEMPT)); // whose shares are anybody's
        }
        if (changed.equals(now)) {
            return;
        }
        try {
            client.update(type, changed);
        } catch (ApiException refused) {
            return; // a policy is against it: the next change asks again
        }
    }
}
