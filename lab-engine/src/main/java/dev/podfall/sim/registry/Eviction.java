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
import java.util.Set;

/** {@code pods/eviction}: a deletion that disruption budgets may refuse. Mirrors {@code pkg/registry/core/pod/storage/eviction.go}. */
final class Eviction {
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
        if (!harmless) {
            spend(request, pod);
        }
        deleter.delete(Request.of(Verb.DELETE, Resources.PODS, request.namespace(), request.name())
                .by(request.user(), request.userAgent())
                .withDelete(options(request)));
        return Subresources.success();
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

    /** Takes one disruption from the pod's budget. */
    private void spend(Request request, ObjectNode pod) {
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
                    "InternalError",
                    "Internal error occurred: This pod has more than one PodDisruptionBudget, which the eviction "
                            + "subresource does not support.",
                    null);
        }
        ObjectNode budget = budgets.get(0);
        int allowed = budget.path("status").path("disruptionsAllowed").asInt();
        if (allowed <= 0) {
            throw refused(budget);
        }
        if (!request.dryRun()) {
            ObjectNode changed = budget.deepCopy();
            ObjectNode status = (ObjectNode) changed.get("status");
            status.put("disruptionsAllowed", allowed - 1);
            status.withObject("/disruptedPods").put(request.name(), KubeObject.time(timeline.now()));
            client.updateStatus(Resources.PODDISRUPTIONBUDGETS, changed);
        }
    }

    private static ApiException refused(ObjectNode budget) {
        JsonNode status = budget.path("status");
        String name = Metadata.text(budget, "name");
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        details.putArray("causes")
                .addObject()
                .put("reason", "DisruptionBudget")
                .put(
                        "message",
                        "The disruption budget " + name + " needs "
                                + status.path("desiredHealthy").asInt() + " healthy pods and has "
                                + status.path("currentHealthy").asInt() + " currently");
        return new ApiException(
                429, "TooManyRequests", "Cannot evict pod as it would violate the pod's disruption budget.", details);
    }
}
