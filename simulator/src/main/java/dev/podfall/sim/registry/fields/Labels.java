package dev.podfall.sim.registry.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** Labels, annotations and selectors. Mirrors {@code k8s.io/apimachinery/pkg/apis/meta/v1/validation}. */
public final class Labels {
    private static final int LARGEST_ANNOTATIONS = 256 * 1024;

    private Labels() {}

    public static void validate(JsonNode labels, String path, Errors errors) {
        for (Iterator<Map.Entry<String, JsonNode>> i = labels.fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> label = i.next();
            errors.invalidAll(path, label.getKey(), Names.qualified(label.getKey()));
            String value = label.getValue().asText();
            errors.invalidAll(path, value, Names.labelValue(value));
        }
    }

    public static void validateAnnotations(JsonNode annotations, String path, Errors errors) {
        long size = 0;
        for (Iterator<Map.Entry<String, JsonNode>> i = annotations.fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> annotation = i.next();
            String key = annotation.getKey();
            errors.invalidAll(path, key, Names.qualified(key.toLowerCase(java.util.Locale.ROOT)));
            size += key.length() + annotation.getValue().asText().length();
        }
        if (size > LARGEST_ANNOTATIONS) {
            errors.tooLong(path, LARGEST_ANNOTATIONS);
        }
    }

    /** A {@code LabelSelector} object. */
    public static void validateSelector(JsonNode selector, String path, Errors errors) {
        validate(selector.path("matchLabels"), path + ".matchLabels", errors);
        JsonNode expressions = selector.path("matchExpressions");
        for (int i = 0; i < expressions.size(); i++) {
            validateExpression(expressions.get(i), path + ".matchExpressions[" + i + "]", errors);
        }
    }

    /** Whether pods can be selected with it. Mirrors {@code LabelSelectorAsSelector}, which refuses what cannot be. */
    public static boolean isUsable(JsonNode selector) {
        Errors errors = new Errors();
        validateSelector(selector, "", errors);
        return errors.isEmpty();
    }

    /** A map as Go shows it: by its keys' order. */
    public static ObjectNode sorted(JsonNode map) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        map.properties().forEach(e -> sorted.put(e.getKey(), e.getValue()));
        return JsonNodeFactory.instance.objectNode().setAll(sorted);
    }

    private static void validateExpression(JsonNode expression, String path, Errors errors) {
        String operator = expression.path("operator").asText();
        boolean values = expression.path("values").size() > 0;
        switch (operator) {
            case "In", "NotIn" -> {
                if (!values) {
                    errors.required(path + ".values", "must be specified when `operator` is 'In' or 'NotIn'");
                }
            }
            case "Exists", "DoesNotExist" -> {
                if (values) {
                    errors.forbidden(
                            path + ".values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                }
            }
            default -> errors.invalid(path + ".operator", operator, "not a valid selector operator");
        }
        String key = expression.path("key").asText();
        errors.invalidAll(path + ".key", key, Names.qualified(key));
        for (int i = 0; i < expression.path("values").size(); i++) {
            String value = expression.path("values").get(i).asText();
            errors.invalidAll(path + ".values[" + i + "]", value, Names.labelValue(value));
        }
    }
}
