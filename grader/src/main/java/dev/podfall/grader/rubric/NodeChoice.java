package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Which nodes a pod template leaves to the scheduler: by its node selector, its required node affinity, and taints. */
final class NodeChoice {
    private NodeChoice() {}

    /**
     * The one node that it names by whatever means, where it would have more to choose from without.
     *
     * @param spec of a template
     * @param nodes of the cluster
     */
    static Optional<String> onlyOne(JsonNode spec, JsonNode nodes) {
        List<String> open = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (JsonNode node : nodes) {
            if (isOpen(spec, node)) {
                open.add(node.at("/metadata/name").asText());
                if (isWanted(spec, node)) {
                    left.add(node.at("/metadata/name").asText());
                }
            }
        }
        return open.size() > 1 && left.size() == 1 ? Optional.of(left.get(0)) : Optional.empty();
    }

    private static boolean isOpen(JsonNode spec, JsonNode node) {
        return all(node.at("/spec/taints")).stream()
                .filter(t -> !t.path("effect").asText().startsWith("Prefer"))
                .allMatch(t -> all(spec.path("tolerations")).stream().anyMatch(o -> tolerates(o, t)));
    }

    private static boolean tolerates(JsonNode toleration, JsonNode taint) {
        boolean key = toleration.path("key").asText().isEmpty()
                || toleration.path("key").asText().equals(taint.path("key").asText());
        boolean value = toleration.path("operator").asText().equals("Exists")
                || toleration.path("value").asText().equals(taint.path("value").asText());
        return key && value;
    }

    private static boolean isWanted(JsonNode spec, JsonNode node) {
        JsonNode labels = node.at("/metadata/labels");
        boolean selected = spec.path("nodeSelector").properties().stream()
                .allMatch(e -> e.getValue().equals(labels.path(e.getKey())));
        JsonNode terms =
                spec.at("/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms");
        return selected && (terms.isMissingNode() || all(terms).stream().anyMatch(t -> isMet(t, node)));
    }

    private static boolean isMet(JsonNode term, JsonNode node) {
        return all(term.path("matchExpressions")).stream()
                        .allMatch(e -> fits(
                                e,
                                node.at("/metadata/labels").path(e.path("key").asText())))
                && all(term.path("matchFields")).stream().allMatch(e -> fits(e, node.at("/metadata/name")));
    }

    private static boolean fits(JsonNode expression, JsonNode value) {
        List<String> values =
                all(expression.path("values")).stream().map(JsonNode::asText).toList();
        boolean there = !value.isMissingNode();
        return switch (expression.path("operator").asText()) {
            case "In" -> there && values.contains(value.asText());
            case "NotIn" -> !there || !values.contains(value.asText());
            case "Exists" -> there;
            case "DoesNotExist" -> !there;
            case "Gt" -> there && compared(value, values) > 0;
            case "Lt" -> there && compared(value, values) < 0;
            default -> false;
        };
    }

    /** No number is neither above nor below. */
    private static int compared(JsonNode value, List<String> values) {
        try {
            return new BigDecimal(value.asText()).compareTo(new BigDecimal(values.get(0)));
        } catch (NumberFormatException | IndexOutOfBoundsException noNumber) {
            return 0;
        }
    }

    private static List<JsonNode> all(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }
}
