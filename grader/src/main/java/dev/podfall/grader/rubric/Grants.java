package dev.podfall.grader.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.scenario.rubric.AccessSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who is given what in one namespace, rule by rule as RBAC reads them: verbs are taken one by one, {@code *} stands for all, and a
 * rule with resourceNames gives those names alone.
 */
final class Grants {
    private static final String ALL = "*";
    private static final Set<String> READING = Set.of("get", "list", "watch");
    /** What is as good as a key, or a hand in a pod. */
    private static final Set<String> GRAVE =
            Set.of(ALL, "secrets", "pods/exec", "pods/attach", "pods/portforward", "pods/proxy", "services/proxy");

    private static final String GROUP = "group ";

    private final Map<String, List<JsonNode>> rules = new LinkedHashMap<>();

    Grants(List<JsonNode> roles, List<JsonNode> bindings, List<JsonNode> clusterRoles) {
        for (JsonNode binding : bindings) {
            JsonNode reference = binding.path("roleRef");
            boolean isOfCluster = reference.path("kind").asText().equals("ClusterRole");
            String role = reference.path("name").asText();
            List<JsonNode> given = new ArrayList<>();
            for (JsonNode one : isOfCluster ? clusterRoles : roles) {
                if (one.at("/metadata/name").asText().equals(role)) {
                    one.path("rules").forEach(given::add);
                }
            }
            for (JsonNode subject : binding.path("subjects")) {
                rules.computeIfAbsent(name(subject), s -> new ArrayList<>()).addAll(given);
            }
        }
    }

    /**
     * What is given here and not there, such as {@code system:serviceaccount:a:b: get secrets}; in alphabetical order.
     *
     * @param letIn what learners were given, each for their own; nobody else may have it for that
     * @param instead who may have what anybody has there
     * @param reading whether what lets somebody read more, who had something before, is among it
     */
    Set<String> beyond(Grants other, Grants letIn, List<String> instead, AccessSpec.Reading reading) {
        List<JsonNode> ofAnybody =
                other.rules.values().stream().flatMap(List::stream).toList();
        Set<String> more = new TreeSet<>();
        rules.forEach((subject, given) -> {
            List<JsonNode> had = new ArrayList<>(letIn.rules.getOrDefault(subject, List.of()));
            had.addAll(instead.contains(subject) ? ofAnybody : other.rules.getOrDefault(subject, List.of()));
            for (JsonNode rule : given) {
                for (Right right : rights(rule)) {
                    boolean little = !had.isEmpty() && !subject.startsWith(GROUP) && right.isReading();
                    if (counts(little, reading) && had.stream().noneMatch(right::isIn)) {
                        more.add(subject + ": " + right.words());
                    }
                }
            }
        });
        return more;
    }

    private static boolean counts(boolean little, AccessSpec.Reading reading) {
        return switch (reading) {
            case counted -> true;
            case ignored -> !little;
            case alone -> little;
        };
    }

    private static String name(JsonNode subject) {
        String name = subject.path("name").asText();
        return switch (subject.path("kind").asText()) {
            case "ServiceAccount" ->
                "system:serviceaccount:" + subject.path("namespace").asText() + ":" + name;
            case "Group" -> GROUP + name;
            default -> name;
        };
    }

    private static List<Right> rights(JsonNode rule) {
        List<Right> all = new ArrayList<>();
        for (JsonNode group : rule.path("apiGroups")) {
            for (JsonNode resource : rule.path("resources")) {
                for (JsonNode verb : rule.path("verbs")) {
                    if (rule.path("resourceNames").isEmpty()) {
                        all.add(new Right(verb.asText(), group.asText(), resource.asText(), ""));
                    }
                    for (JsonNode name : rule.path("resourceNames")) {
                        all.add(new Right(verb.asText(), group.asText(), resource.asText(), name.asText()));
                    }
                }
            }
        }
        return all;
    }

    /** @param name empty for all of them */
    private record Right(String verb, String group, String resource, String name) {
        boolean isReading() {
            // Also of the same part of all resources: "*/exec".
            boolean isGrave = GRAVE.contains(resource) || resource.startsWith(ALL);
            return READING.contains(verb) && !isGrave && !group.equals(ALL);
        }

        boolean isIn(JsonNode rule) {
            return has(rule.path("verbs"), verb)
                    && has(rule.path("apiGroups"), group)
                    && hasResource(rule.path("resources"))
                    && (rule.path("resourceNames").isEmpty()
                            || !name.isEmpty() && has(rule.path("resourceNames"), name));
        }

        private boolean hasResource(JsonNode resources) {
            int slash = resource.indexOf('/');
            return has(resources, resource) || slash >= 0 && has(resources, ALL + resource.substring(slash));
        }

        private static boolean has(JsonNode list, String value) {
            for (JsonNode item : list) {
                if (item.asText().equals(ALL) || item.asText().equals(value)) {
                    return true;
                }
            }
            return false;
        }

        String words() {
            String where = group.isEmpty() ? resource : resource + "." + group;
            return verb + " " + where + (name.isEmpty() ? "" : " " + name);
        }
    }
}
