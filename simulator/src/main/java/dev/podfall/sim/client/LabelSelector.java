package dev.podfall.sim.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which labels an object must have. Mirrors {@code k8s.io/apimachinery/pkg/labels}.
 *
 * <p>Build one from a map (a Service's selector) or from a {@code LabelSelector} object (a Deployment's); the text form
 * of queries is parsed by {@code sim.api}.
 */
public final class LabelSelector implements Predicate<JsonNode> {
    /** Selects all. */
    public static final LabelSelector EVERYTHING = new LabelSelector(List.of());

    /** Selects none. */
    public static final LabelSelector NOTHING = new LabelSelector(List.of(new Requirement("", Operator.In, Set.of())));

    private final List<Requirement> requirements;

    public LabelSelector(List<Requirement> requirements) {
        this.requirements = List.copyOf(requirements);
    }

    /** Each of these labels with this value. */
    public static LabelSelector of(Map<String, String> labels) {
        List<Requirement> all = new ArrayList<>();
        labels.forEach((key, value) -> all.add(new Requirement(key, Operator.In, Set.of(value))));
        return new LabelSelector(all);
    }

    /**
     * From {@code matchLabels} and {@code matchExpressions}. As upstream: absent selects nothing, empty selects all;
     * an operator that does not exist selects nothing.
     */
    public static LabelSelector ofObject(JsonNode selector) {
        if (selector == null || selector.isMissingNode() || selector.isNull()) {
            return NOTHING;
        }
        List<Requirement> all = new ArrayList<>();
        selector.path("matchLabels")
                .fields()
                .forEachRemaining(e -> all.add(new Requirement(
                        e.getKey(), Operator.In, Set.of(e.getValue().asText()))));
        for (JsonNode expression : selector.path("matchExpressions")) {
            Set<String> values = new java.util.LinkedHashSet<>();
            expression.path("values").forEach(v -> values.add(v.asText()));
            Operator operator = operator(expression.path("operator").asText());
            if (operator == null) {
                return NOTHING;
            }
            all.add(new Requirement(expression.path("key").asText(), operator, values));
        }
        return new LabelSelector(all);
    }

    /** The operator of that name, or null. */
    private static Operator operator(String name) {
        for (Operator operator : Operator.values()) {
            if (operator.name().equals(name)) {
                return operator;
            }
        }
        return null;
    }

    /** Whether the object's {@code metadata.labels} satisfy every requirement. */
    @Override
    public boolean test(JsonNode object) {
        return matches(object.path("metadata").path("labels"));
    }

    /** Whether these labels satisfy every requirement. */
    public boolean matches(JsonNode labels) {
        for (Requirement requirement : requirements) {
            if (!requirement.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    /** Equal are selectors with the same requirements in the same order. */
    @Override
    public boolean equals(Object other) {
        return other instanceof LabelSelector selector && selector.requirements.equals(requirements);
    }

    @Override
    public int hashCode() {
        return requirements.hashCode();
    }

    public List<Requirement> requirements() {
        return requirements;
    }

    /** How a label is compared. */
    public enum Operator {
        In,
        NotIn,
        Exists,
        DoesNotExist,
        Gt,
        Lt
    }

    /** One comparison. */
    public record Requirement(String key, Operator operator, Set<String> values) {
        boolean matches(JsonNode labels) {
            JsonNode value = labels.path(key);
            boolean present = !value.isMissingNode();
            return switch (operator) {
                case In -> present && values.contains(value.asText());
                case NotIn -> !present || !values.contains(value.asText());
                case Exists -> present;
                case DoesNotExist -> !present;
                case Gt -> present && compare(value) > 0;
                case Lt -> present && compare(value) < 0;
            };
        }

        private int compare(JsonNode value) {
            try {
                return Long.compare(
                        Long.parseLong(value.asText()),
                        Long.parseLong(values.iterator().next()));
            } catch (NumberFormatException notANumber) {
                return 0;
            }
        }
    }
}
