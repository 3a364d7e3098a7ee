package dev.podfall.sim.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The Targets column of a HorizontalPodAutoscaler. Mirrors {@code formatHPAMetrics}. */
final class ScalingMetrics {
    private static final int SHOWN = 2;

    private ScalingMetrics() {}

    static String format(JsonNode spec, JsonNode status) {
        if (spec.hasNonNull("targetCPUUtilizationPercentage")) {
            String now = percent(status.path("currentCPUUtilizationPercentage"), "<unknown>");
            return "cpu: " + now + "/" + percent(spec.path("targetCPUUtilizationPercentage"), "");
        }
        JsonNode metrics = spec.path("metrics");
        if (metrics.isEmpty()) {
            return "<none>";
        }
        List<String> all = new ArrayList<>();
        for (int i = 0; i < metrics.size(); i++) {
            all.add(metric(metrics.get(i), status.path("currentMetrics").path(i)));
        }
        if (all.size() <= SHOWN) {
            return String.join(", ", all);
        }
        return String.join(", ", all.subList(0, SHOWN)) + " + " + (all.size() - SHOWN) + " more...";
    }

    private static String metric(JsonNode metric, JsonNode status) {
        return switch (metric.path("type").asText()) {
            case "External" -> value(metric.path("external"), status.path("external"));
            case "Object" -> value(metric.path("object"), status.path("object"));
            case "Pods" -> average(metric.path("pods"), status.path("pods"));
            case "Resource" -> resource(metric.path("resource"), status.path("resource"));
            case "ContainerResource" -> resource(metric.path("containerResource"), status.path("containerResource"));
            default -> "<unknown type>";
        };
    }

    private static String value(JsonNode source, JsonNode status) {
        if (source.path("target").hasNonNull("averageValue")) {
            return average(source, status) + " (avg)";
        }
        return quantity(status.path("current").path("value")) + "/"
                + source.path("target").path("value").asText();
    }

    private static String average(JsonNode source, JsonNode status) {
        return quantity(status.path("current").path("averageValue")) + "/"
                + source.path("target").path("averageValue").asText();
    }

    private static String resource(JsonNode source, JsonNode status) {
        String name = source.path("name").asText() + ": ";
        if (source.path("target").hasNonNull("averageValue")) {
            return name + average(source, status);
        }
        String now = percent(status.path("current").path("averageUtilization"), "<unknown>");
        return name + now + "/" + percent(source.path("target").path("averageUtilization"), "<auto>");
    }

    private static String quantity(JsonNode quantity) {
        return quantity.isMissingNode() || quantity.isNull() ? "<unknown>" : quantity.asText();
    }

    private static String percent(JsonNode value, String otherwise) {
        return value.isNumber() ? value.asInt() + "%" : otherwise;
    }
}
