package dev.podfall.sim.admission.podsecurity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** A pod as checks look at it. */
record PodSpec(JsonNode metadata, JsonNode spec) {
    JsonNode securityContext() {
        return spec.path("securityContext");
    }

    /** Init containers, containers and ephemeral ones. */
    List<JsonNode> containers() {
        List<JsonNode> all = new ArrayList<>();
        for (String list : List.of("initContainers", "containers", "ephemeralContainers")) {
            spec.path(list).forEach(all::add);
        }
        return all;
    }

    /** The names of the containers of which that holds. */
    List<String> names(Predicate<JsonNode> holds) {
        return containers().stream()
                .filter(holds)
                .map(c -> c.path("name").asText())
                .toList();
    }

    JsonNode annotations() {
        return metadata.path("annotations");
    }

    boolean isWindows() {
        return spec.path("os").path("name").asText().equals("windows");
    }

    boolean hasOwnUsers() {
        return spec.path("hostUsers").isBoolean() && !spec.path("hostUsers").asBoolean();
    }

    /** {@code container "a"} or {@code containers "a", "b"}. */
    static String containers(Collection<String> names) {
        return counted("container", names.size()) + " " + quoted(names);
    }

    /** {@code pod}, the containers, or both with {@code and}; empty when it is nobody. */
    static String setters(boolean pod, List<String> containers) {
        List<String> who = new ArrayList<>();
        if (pod) {
            who.add("pod");
        }
        if (!containers.isEmpty()) {
            who.add(containers(containers));
        }
        return String.join(" and ", who);
    }

    static String quoted(Collection<String> items) {
        return "\"" + String.join("\", \"", items) + "\"";
    }

    static String counted(String singular, int count) {
        return count == 1 ? singular : singular + "s";
    }

    static String use(int count) {
        return count == 1 ? "uses" : "use";
    }
}
