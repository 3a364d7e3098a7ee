package dev.podfall.sim.controllers.podautoscaler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.controllers.runtime.ControllerContext;
import dev.podfall.sim.controllers.runtime.GoText;

/**
 * What an autoscaler's metrics say of the size that its target should have. Mirrors {@code computeReplicasForMetrics};
 * there is a metrics API of resources at most, as in a cluster where nobody installed an adapter for others.
 */
final class MetricReadings {
    private static final double TOLERANCE = 0.1;
    private static final String NO_CUSTOM_API =
            "unable to fetch metrics from custom metrics API: no custom metrics API (custom.metrics.k8s.io) registered";
    private static final String NO_EXTERNAL_API =
            "unable to fetch metrics from external metrics API: the server could not find the requested resource (get ";

    private final ControllerContext context;
    private final KubeObject autoscaler;
    private final ScaleTarget target;
    private final ArrayNode shown = JsonNodeFactory.instance.arrayNode();
    private Proposal highest;
    private MetricFailed firstFailure;
    private int failures;

    MetricReadings(ControllerContext context, KubeObject autoscaler, ScaleTarget target) {
        this.context = context;
        this.autoscaler = autoscaler;
        this.target = target;
    }

    /**
     * A size, and the metric that asks for it.
     *
     * @param metric as upstream's texts name it
     */
    record Proposal(int replicas, String metric) {}

    /** Reads every metric; each that cannot be told is told in an event. */
    void read() {
        for (JsonNode metric : autoscaler.spec().path("metrics")) {
            ObjectNode status = shown.addObject().put("type", "");
            try {
                Proposal proposal = proposal(metric, status);
                highest = highest == null || proposal.replicas() > highest.replicas() ? proposal : highest;
            } catch (MetricFailed failure) {
                context.recorder().warning(autoscaler, failure.reason(), failure.getMessage());
                firstFailure = firstFailure == null ? failure : firstFailure;
                failures++;
            }
        }
    }

    /** Whether they are enough to act on: not all failed, and none when the rest would shrink the target. */
    boolean suffice(int current) {
        return highest != null && (failures == 0 || highest.replicas() >= current);
    }

    Proposal highest() {
        return highest;
    }

    MetricFailed firstFailure() {
        return firstFailure;
    }

    String failureText() {
        return "invalid metrics (" + failures + " invalid out of " + shown.size() + "), first error is: "
                + firstFailure.summary();
    }

    /** For {@code status.currentMetrics}: one entry per metric. */
    ArrayNode shown() {
        return shown;
    }

    private Proposal proposal(JsonNode metric, ObjectNode status) {
        return switch (metric.path("type").asText()) {
            case "Resource" -> resource(metric.path("resource"), "resource", status);
            case "ContainerResource" -> resource(metric.path("containerResource"), "containerResource", status);
            case "Pods" -> throw pods(metric.path("pods"));
            case "Object" -> throw object(metric.path("object"));
            case "External" -> throw external(metric.path("external"));
            default ->
                throw invalid(
                        "unknown metric source type \"" + metric.path("type").asText() + "\"");
        };
    }

    private static MetricFailed invalid(String text) {
        return new MetricFailed("InvalidMetricSourceType", text, text);
    }

    private static MetricFailed pods(JsonNode source) {
        String name = source.path("metric").path("name").asText();
        String text = "unable to get metric " + name + ": " + NO_CUSTOM_API;
        return new MetricFailed("FailedGetPodsMetric", text, "failed to get pods metric value: " + text);
    }

    /** Upstream names the parts in an order of its own. */
    private MetricFailed object(JsonNode source) {
        String name = source.path("metric").path("name").asText();
        JsonNode about = source.path("describedObject");
        String text = "unable to get metric " + name + ": " + about.path("kind").asText() + " on "
                + autoscaler.namespace() + " " + about.path("name").asText() + "/" + NO_CUSTOM_API;
        boolean average = source.path("target").path("type").asText().equals("AverageValue");
        String inner = average ? "failed to get " + name + " object metric: " + text : text;
        return new MetricFailed("FailedGetObjectMetric", text, "failed to get object metric value: " + inner);
    }

    private MetricFailed external(JsonNode source) {
        String name = source.path("metric").path("name").asText();
        String text = "unable to get external metric " + autoscaler.namespace() + "/" + name + "/"
                + GoText.labelSelector(source.path("metric").path("selector")) + ": " + NO_EXTERNAL_API + name
                + ".external.metrics.k8s.io)";
        String inner = source.path("target").has("averageValue")
                ? "failed to get " + name + " external metric: "
                : "failed to get external metric " + name + ": ";
        return new MetricFailed(
                "FailedGetExternalMetric", text, "failed to get " + name + " external metric value: " + inner + text);
    }

    private Proposal resource(JsonNode source, String kind, ObjectNode status) {
        String resource = source.path("name").asText();
        String container = source.path("container").asText();
        JsonNode goal = source.path("target");
        boolean percentage = !goal.has("averageValue");
        try {
            ResourceUsage usage = new ResourceUsage(
                    context, autoscaler.namespace(), target.selector(), new ResourceUsage.Wanted(resource, container));
            double now = percentage ? usage.utilization() : usage.average();
            double wanted = percentage
                    ? goal.path("averageUtilization").asInt()
                    : Quantity.of(goal.path("averageValue")).milliValue();
            show(status, kind, source, usage, percentage);
            double ratio = wanted == 0 ? 1 : now / wanted;
            int replicas =
                    Math.abs(ratio - 1) <= TOLERANCE ? target.replicas() : (int) Math.ceil(ratio * usage.ready());
            String how = container.isEmpty() ? " resource" : " container resource";
            return new Proposal(
                    replicas, resource + (percentage ? how + " utilization (percentage of request)" : " resource"));
        } catch (ResourceUsage.Unknown unknown) {
            String text =
                    "failed to get " + resource + (percentage ? " utilization: " : " usage: ") + unknown.getMessage();
            boolean one = kind.equals("containerResource");
            String what = one ? container + " container" : resource + " resource";
            throw new MetricFailed(
                    one ? "FailedGetContainerResourceMetric" : "FailedGetResourceMetric",
                    text,
                    "failed to get " + what + " metric value: " + text);
        }
    }

    private static void show(ObjectNode status, String kind, JsonNode source, ResourceUsage usage, boolean percentage) {
        status.put("type", Character.toUpperCase(kind.charAt(0)) + kind.substring(1));
        ObjectNode reading =
                status.putObject(kind).put("name", source.path("name").asText());
        if (source.hasNonNull("container")) {
            reading.put("container", source.path("container").asText());
        }
        ObjectNode current = reading.putObject("current");
        if (percentage) {
            current.put("averageUtilization", usage.utilization());
        }
        current.put("averageValue", usage.averageText());
    }
}
