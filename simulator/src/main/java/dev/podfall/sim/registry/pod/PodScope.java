package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * A pod spec under validation, with what many of its parts depend on. Mirrors {@code PodValidationOptions} and what {@code
 * ValidatePodSpec} hands on.
 *
 * @param metadata of the pod whose spec it is; null where it is a template's
 * @param path such as {@code spec}
 */
record PodScope(JsonNode spec, JsonNode metadata, String path, Errors errors) {
    boolean isPod() {
        return metadata != null;
    }

    /** The name of the pod; empty while it has none, and of a template. */
    String pod() {
        return isPod() ? metadata.path("name").asText() : "";
    }

    /** Whether it only shows a pod that its node has of itself. */
    boolean isMirror() {
        return isPod() && metadata.path("annotations").has(AnnotationValidation.MIRROR);
    }

    /** Whether its users are those of the node. */
    boolean hostUsers() {
        return spec.path("hostUsers").asBoolean(true);
    }

    boolean hostNetwork() {
        return spec.path("hostNetwork").asBoolean();
    }

    boolean runsOn(String system) {
        return spec.path("os").path("name").asText().equals(system);
    }

    /** The names of the resource claims that its containers may use, sorted. */
    Set<String> claims() {
        Set<String> names = new TreeSet<>();
        for (JsonNode claim : spec.path("resourceClaims")) {
            String name = claim.path("name").asText();
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }

    /** Its containers with their paths, in the order in which upstream visits them. */
    void eachContainer(BiConsumer<JsonNode, String> visitor) {
        for (String list : List.of("initContainers", "containers", "ephemeralContainers")) {
            JsonNode containers = spec.path(list);
            for (int i = 0; i < containers.size(); i++) {
                visitor.accept(containers.get(i), path + "." + list + "[" + i + "]");
            }
        }
    }
}
