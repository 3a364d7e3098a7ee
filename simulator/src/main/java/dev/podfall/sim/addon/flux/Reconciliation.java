package dev.podfall.sim.addon.flux;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.addon.GoDuration;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.kustomize.Folder;
import dev.podfall.sim.kustomize.KustomizeFailure;
import dev.podfall.sim.workload.ProcessContext;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** From an archive to the cluster: built, applied, and what is no longer in it deleted. */
final class Reconciliation {
    private static final String FAILED = "ReconciliationFailed";
    private static final Duration LEAST_TIMEOUT = Duration.ofSeconds(30);

    private final SimClient client;
    private final Reports reports;
    private final ProcessContext process;
    private final Kustomizations.Attempt attempt;

    Reconciliation(SimClient client, Reports reports, ProcessContext process, Kustomizations.Attempt attempt) {
        this.client = client;
        this.reports = reports;
        this.process = process;
        this.attempt = attempt;
    }

    /**
     * What became of it.
     *
     * @param reason of a failure, else empty
     * @param failure its text, else empty
     * @param healthChecks whom to wait for
     */
    record Outcome(String reason, String failure, List<Inventory.Item> healthChecks) {
        static Outcome failed(String reason, String why) {
            return new Outcome(reason, why, List.of());
        }
    }

    /** {@code GetTimeout}: half a minute at least. */
    static Duration timeout(JsonNode object) {
        JsonNode spec = object.path("spec");
        Duration interval = GoDuration.read(spec.path("interval"), Duration.ofMinutes(1));
        Duration timeout = GoDuration.read(spec.path("timeout"), interval.minusSeconds(30));
        return timeout.compareTo(LEAST_TIMEOUT) < 0 ? LEAST_TIMEOUT : timeout;
    }

    Outcome apply(ObjectNode object, byte[] archive) {
        JsonNode spec = object.path("spec");
        String missing = Generated.notSimulated(spec);
        if (!missing.isEmpty()) {
            return Outcome.failed("BuildFailed", "spec." + missing + " is not simulated");
        }
        String root = "/tmp/kustomization-" + Math.abs((long) attempt.hashCode());
        String path = spec.path("path").asText("");
        List<ObjectNode> objects;
        try {
            Map<String, byte[]> files = Archive.unpack(archive);
            String directory = Folder.resolve("", path);
            if (!new Folder(root, files).isDirectory(directory)) {
                return Outcome.failed(
                        "ArtifactFailed",
                        "kustomization path not found: stat " + root + "/" + directory + ": no such file or directory");
            }
            reports.attempted(object, attempt);
            objects = Generated.build(root, files, path, spec);
        } catch (IOException unreadable) {
            return Outcome.failed("ArtifactFailed", "failed to untar archive: " + unreadable.getMessage());
        } catch (KustomizeFailure failure) {
            return Outcome.failed("BuildFailed", "kustomize build failed: " + failure.getMessage());
        } catch (IllegalArgumentException | UnsupportedOperationException | ClassCastException oddShape) {
            return Outcome.failed(
                    "BuildFailed", "kustomize build failed: a field has the wrong type: " + oddShape.getMessage());
        }
        return apply(object, objects);
    }

    private Outcome apply(ObjectNode object, List<ObjectNode> objects) {
        List<Apply.Entry> entries;
        try {
            entries = new Apply(client, object).all(objects);
        } catch (Apply.Failed failure) {
            return Outcome.failed(FAILED, failure.getMessage());
        } catch (ApiException refused) {
            return Outcome.failed(FAILED, refused.getMessage());
        } catch (IllegalArgumentException | UnsupportedOperationException | ClassCastException oddShape) {
            return Outcome.failed(FAILED, "a field has the wrong type: " + oddShape.getMessage());
        }
        reports.applied(object, attempt, entries);
        List<Inventory.Item> before = Inventory.read(object.path("status"));
        List<Inventory.Item> now =
                entries.stream().map(e -> Inventory.of(e.object())).toList();
        ObjectNode latest = reports.inventory(attempt.key(), now);
        Set<String> kept = now.stream().map(Inventory.Item::id).collect(Collectors.toSet());
        List<Inventory.Item> stale =
                before.stream().filter(item -> !kept.contains(item.id())).toList();
        if (object.path("spec").path("prune").asBoolean()) {
            try {
                reports.pruned(latest, new Pruning(client).all(object, stale));
            } catch (ApiException refused) {
                return Outcome.failed("PruneFailed", refused.getMessage());
            }
        }
        return new Outcome("", "", checks(object, now));
    }

    private List<Inventory.Item> checks(ObjectNode object, List<Inventory.Item> applied) {
        JsonNode spec = object.path("spec");
        if (spec.path("wait").asBoolean()) {
            return applied;
        }
        List<Inventory.Item> items = new ArrayList<>();
        for (JsonNode wish : spec.path("healthChecks")) {
            String apiVersion = wish.path("apiVersion").asText("v1");
            int slash = apiVersion.indexOf('/');
            String group = slash < 0 ? "" : apiVersion.substring(0, slash);
            String id =
                    wish.path("namespace").asText("") + "_" + wish.path("name").asText() + "_" + group + "_"
                            + wish.path("kind").asText();
            items.add(new Inventory.Item(id, apiVersion.substring(slash + 1)));
        }
        return items;
    }

    /** Deletes what a Kustomization applied. */
    static final class Pruning {
        private final SimClient client;

        Pruning(SimClient client) {
            this.client = client;
        }

        /** @return what was there of it, and what became of that */
        List<Apply.Entry> all(ObjectNode owner, List<Inventory.Item> items) {
            List<Apply.Entry> done = new ArrayList<>();
            Apply apply = new Apply(client, owner);
            for (int i = items.size() - 1; i >= 0; i--) {
                Inventory.Item item = items.get(i);
                Optional<ResourceType> type = client.typeIn(item.apiVersion(), item.kind());
                type.flatMap(t -> apply.prune(t, item.namespace(), item.name())).ifPresent(done::add);
            }
            return done;
        }
    }
}
