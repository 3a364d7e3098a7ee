package dev.podfall.sim.registry.conversion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;

/**
 * {@code autoscaling/v1}: a target for CPU has a field of its own, all else that v2 knows travels in annotations. Mirrors
 * {@code pkg/apis/autoscaling/v1/conversion.go}, save that annotations hold v2's JSON.
 */
final class AutoscalerConversion implements Conversion {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ResourceType SERVED =
            new ResourceType("autoscaling", "v1", "horizontalpodautoscalers", "HorizontalPodAutoscaler", true);
    private static final String ANNOTATION = "autoscaling.alpha.kubernetes.io/";
    private static final String TARGET = "targetCPUUtilizationPercentage";
    private static final String CURRENT = "currentCPUUtilizationPercentage";

    @Override
    public ResourceType served() {
        return SERVED;
    }

    @Override
    public ResourceType stored() {
        return Resources.HORIZONTALPODAUTOSCALERS;
    }

    @Override
    public ObjectNode toServed(ObjectNode autoscaler) {
        ObjectNode served = autoscaler.deepCopy().put("apiVersion", SERVED.apiVersion());
        if (served.path("spec") instanceof ObjectNode spec) {
            ArrayNode others = JsonNodeFactory.instance.arrayNode();
            for (JsonNode metric : spec.path("metrics")) {
                JsonNode percent = cpu(metric).at("/target/averageUtilization");
                if (percent.isNumber()) {
                    spec.set(TARGET, percent);
                } else {
                    others.add(metric);
                }
            }
            spec.remove("metrics");
            keep(served, "metrics", others);
            keep(served, "behavior", spec.remove("behavior"));
        }
        if (served.path("status") instanceof ObjectNode status) {
            for (JsonNode metric : status.path("currentMetrics")) {
                JsonNode percent = cpu(metric).at("/current/averageUtilization");
                if (percent.isNumber()) {
                    status.set(CURRENT, percent);
                }
            }
            keep(served, "current-metrics", status.remove("currentMetrics"));
            keep(served, "conditions", status.remove("conditions"));
        }
        return served;
    }

    @Override
    public ObjectNode toStored(ObjectNode autoscaler) {
        ObjectNode stored = autoscaler.deepCopy().put("apiVersion", stored().apiVersion());
        if (stored.path("spec") instanceof ObjectNode spec) {
            ArrayNode metrics = JsonNodeFactory.instance.arrayNode();
            JsonNode percent = spec.remove(TARGET);
            if (percent != null && !percent.isNull()) {
                ObjectNode cpu = metrics.addObject()
                        .put("type", "Resource")
                        .putObject("resource")
                        .put("name", "cpu");
                cpu.putObject("target").put("type", "Utilization").set("averageUtilization", percent);
            }
            take(stored, "metrics").forEach(metrics::add);
            put(spec, "metrics", metrics);
            put(spec, "behavior", take(stored, "behavior"));
        }
        if (stored.path("status") instanceof ObjectNode status) {
            status.remove(CURRENT);
            put(status, "currentMetrics", take(stored, "current-metrics"));
            put(status, "conditions", take(stored, "conditions"));
        }
        return stored;
    }

    /** The source of a metric of the pods' CPU, or nothing. */
    private static JsonNode cpu(JsonNode metric) {
        boolean isCpu = metric.path("type").asText().equals("Resource")
                && metric.at("/resource/name").asText().equals("cpu");
        return metric.path(isCpu ? "resource" : "");
    }

    private static void put(ObjectNode object, String field, JsonNode value) {
        if (!value.isEmpty()) {
            object.set(field, value);
        }
    }

    private static void keep(ObjectNode served, String name, JsonNode value) {
        if (value != null && !value.isEmpty()) {
            served.withObject("/metadata").withObject("/annotations").put(ANNOTATION + name, value.toString());
        }
    }

    private static JsonNode take(ObjectNode stored, String name) {
        if (!(stored.at("/metadata/annotations") instanceof ObjectNode annotations)
                || !annotations.has(ANNOTATION + name)) {
            return JsonNodeFactory.instance.missingNode();
        }
        String text = annotations.remove(ANNOTATION + name).asText();
        if (annotations.isEmpty()) {
            ((ObjectNode) stored.path("metadata")).remove("annotations");
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw ApiException.badRequest("annotation " + ANNOTATION + name + " does not hold JSON");
        }
    }
}
