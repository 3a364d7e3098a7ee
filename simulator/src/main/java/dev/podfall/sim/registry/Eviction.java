package dev.podfall.sim.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.DeleteOptions;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.LabelSelector;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.loop.Timeline;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code pods/eviction}: a deletion that disruption budgets may refuse. Mirrors {@code pkg/registry/core/pod/storage/eviction.go}. */
final class Eviction {
    private static final int MOST_DISRUPTED = 2000;
    private static final int SOON = 10;

    private final Deleter deleter;
    private final SimClient client;
    private final Timeline timeline;

    Eviction(Deleter deleter, SimClient client, Timeline timeline) {
        this.deleter = deleter;
        this.client = client;
        this.timeline = timeline;
    }

    Answer evict(Request request) {
        if (request.verb() != Verb.CREATE) {
            throw Subresources.notAllowed();
        }
        ObjectNode pod = client.get(Resources.PODS, request.namespace(), request.name());
        String phase = pod.path("status").path("phase").asText();
        boolean harmless =
                Set.of("Pending", "Succeeded", "Failed").contains(phase) || Metadata.has(pod, "deletionTimestamp");
        DeleteOptions options = options(request);
        if (!harmless) {
            askBudget(request, pod, options.dryRun());
        }
        if (!options.dryRun()) {
            mark(pod, options);
        }
        deleter.delete(Request.of(Verb.DELETE, Resources.PODS, request.namespace(), request.name())
                .by(request.user(), request.userAgent())
                .withDelete(options));
        return Subresources.success();
    }

    /** Says in the pod's conditions that it was evicted. */
    private void mark(ObjectNode pod, DeleteOptions options) {
        boolean another = options.uid() != null && !options.uid().equals(Metadata.text(pod, "uid"))
                || options.resourceVersion() != null
                        && !options.resourceVersion().equals(Metadata.text(pod, "resourceVersion"));
        ObjectNode marked = pod.deepCopy();
        boolean changed = KubeObject.setCondition(
                marked.withObject("/status"),
                "DisruptionTarget",
                "True",
                "EvictionByEvictionAPI",
                "Eviction API: evicting",
                timeline.now());
        if (changed && !another && options.resourceVersion() == null) {
            client.updateStatus(Resources.PODS, marked);
        }
    }

    private static DeleteOptions options(Request request) {
        JsonNode asked = request.body() == null
                ? JsonNodeFactory.instance.objectNode()
                : request.body().path("deleteOptions");
        JsonNode preconditions = asked.path("preconditions");
        return new DeleteOptions(
                asked.has("gracePeriodSeconds")
                        ? asked.path("gracePeriodSeconds").asLong()
                        : null,
                null,
                preconditions.has("uid") ? preconditions.path("uid").asText() : null,
                preconditions.has("resourceVersion")
                        ? preconditions.path("resourceVersion").asText()
                        : null,
                request.dryRun() || asked.path("dryRun").size() > 0);
    }

    /** Whether the pod's budget lets it go; if it counts, it takes one disruption from the budget. */
    private void askBudget(Request request, ObjectNode pod, boolean dryRun) {
        List<ObjectNode> budgets = client.list(Resources.PODDISRUPTIONBUDGETS, request.namespace()).stream()
                .filter(b ->
                        LabelSelector.ofObject(b.path("spec").path("selector")).test(pod))
                .toList();
        if (budgets.isEmpty()) {
            return;
        }
        if (budgets.size() > 1) {
            throw new ApiException(
                    500,
                    "",
                    "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.",
                    null);
        }
        ObjectNode budget = budgets.get(0);
        if (new KubeObject(pod).is("Ready") || !letsUnhealthyGo(budget)) {
            spend(request.name(), budget, dryRun);
        }
    }

    /** An unready pod is no loss where the budget says so, or where it has enough healthy ones. */
    private static boolean letsUnhealthyGo(ObjectNode budget) {
        JsonNode status = budget.path("status");
        int desired = status.path("desiredHealthy").asInt();
        return budget.path("spec").path("unhealthyPodEvictionPolicy").asText().equals("AlwaysAllow")
                || desired > 0 && status.path("currentHealthy").asInt() >= desired;
    }

    private void spend(String pod, ObjectNode budget, boolean dryRun) {
        JsonNode status = budget.path("status");
        String name = Metadata.text(budget, "name");
        if (status.path("observedGeneration").asLong()
                < budget.path("metadata").path("generation").asLong()) {
            throw refused("The disruption budget " + name + " is still being processed by the server.", SOON);
        }
        int allowed = status.path("disruptionsAllowed").asInt();
        if (allowed < 0) {
            throw forbidden(name, "pdb disruptions allowed is negative");
        }
        if (status.path("disruptedPods").size() > MOST_DISRUPTED) {
            throw forbidden(name, "DisruptedPods map too big - too many evictions not confirmed by PDB controller");
        }
        if (allowed == 0) {
            throw refused(why(name, budget), 0);
        }
        if (!dryRun) {
            ObjectNode changed = budget.deepCopy();
            ObjectNode next = (ObjectNode) changed.get("status");
            next.put("disruptionsAllowed", allowed - 1);
            next.withObject("/disruptedPods").put(pod, KubeObject.time(timeline.now()));
            client.updateStatus(Resources.PODDISRUPTIONBUDGETS, changed);
        }
    }

    private static String why(String name, ObjectNode budget) {
        JsonNode status = budget.path("status");
        String budgetName = "The disruption budget " + name;
        Optional<JsonNode> condition = new KubeObject(budget)
                .condition("DisruptionAllowed")
                .filter(c -> c.path("status").asText().equals("False")
                        && !c.path("message").asText().isEmpty());
        String reason = condition.map(c -> c.path("reason").asText()).orElse("");
        String message = condition.map(c -> c.path("message").asText()).orElse("");
        int desired = status.path("desiredHealthy").asInt();
        int healthy = status.path("currentHealthy").asInt();
        if (reason.equals("SyncFailed")) {
            return budgetName + " does not allow evicting pods currently because it failed sync: " + message;
        }
        if (healthy <= desired) {
            return budgetName + " needs " + desired + " healthy pods and has " + healthy + " currently";
        }
        return budgetName + " does not allow evicting pods currently"
                + (condition.isPresent() ? " (" + reason + "): " + message : "");
    }

    /** @param retryAfter seconds after which it may be asked again, or 0 */
    private static ApiException refused(String cause, int retryAfter) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        if (retryAfter > 0) {
            details.put("retryAfterSeconds", retryAfter);
        }
        details.putArray("causes").addObject().put("reason", "DisruptionBudget").put("message", cause);
        return new ApiException(
                429, "TooManyRequests", "Cannot evict pod as it would violate the pod's disruption budget.", details);
    }

    private static ApiException forbidden(String name, String why) {
        String text = "poddisruptionbudget.policy \"" + name + "\" is forbidden: " + why;
        return new ApiException(403, "Forbidden", text, null);
    }
}
