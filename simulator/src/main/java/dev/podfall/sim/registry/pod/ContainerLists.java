package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The containers of a pod, each list by its own rules. Mirrors {@code validateContainers}, {@code validateInitContainers} and
 * {@code validateEphemeralContainers}.
 */
final class ContainerLists {
    /** What a container for a look inside cannot have, in upstream's order. */
    private static final List<String> NOT_EPHEMERAL = List.of(
            "ports",
            "resources",
            "resizePolicy",
            "restartPolicy",
            "restartPolicyRules",
            "livenessProbe",
            "readinessProbe",
            "startupProbe",
            "lifecycle");

    private static final String EPHEMERAL = "cannot be set for an Ephemeral Container";

    private final PodScope scope;
    private final ContainerValidation common;
    private final HookValidation hooks;
    private final Errors errors;

    /** @param volumes that can be mounted */
    ContainerLists(PodScope scope, Map<String, JsonNode> volumes) {
        this.scope = scope;
        this.common = new ContainerValidation(scope, volumes);
        this.hooks = new HookValidation(scope);
        this.errors = scope.errors();
    }

    void validate() {
        validateContainers(scope.spec().path("containers"), scope.path() + ".containers");
        validateInit(scope.spec().path("initContainers"), scope.path() + ".initContainers");
        validateEphemeral(scope.spec().path("ephemeralContainers"), scope.path() + ".ephemeralContainers");
    }

    private void validateContainers(JsonNode containers, String path) {
        if (containers.isEmpty()) {
            errors.required(path, "");
            return;
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < containers.size(); i++) {
            JsonNode container = containers.get(i);
            String at = path + "[" + i + "]";
            common.validate(container, at);
            String name = container.path("name").asText();
            if (!names.add(name)) {
                errors.duplicate(at + ".name", name);
            }
            hooks.validate(container, at);
            RestartValidation.validate(container, at, errors);
        }
        PortValidation.validateUnique(containers, path, errors);
    }

    private void validateInit(JsonNode containers, String path) {
        Set<String> names = names(List.of("containers"));
        for (int i = 0; i < containers.size(); i++) {
            JsonNode container = containers.get(i);
            String at = path + "[" + i + "]";
            boolean sidecar = container.path("restartPolicy").asText().equals("Always");
            common.validate(container, at);
            RestartValidation.validate(container, at, errors);
            String name = container.path("name").asText();
            if (names.contains(name)) {
                errors.duplicate(at + ".name", name);
            } else if (!name.isEmpty()) {
                names.add(name);
            }
            PortValidation.validateAlone(container, path, errors);
            if (sidecar) {
                hooks.validate(container, at);
            } else {
                hooks.forbid(container, at);
                RestartValidation.forbidRestartOnResize(container, at, errors);
            }
        }
    }

    private void validateEphemeral(JsonNode containers, String path) {
        Set<String> others = names(List.of("containers", "initContainers"));
        Set<String> all = new HashSet<>(others);
        for (int i = 0; i < containers.size(); i++) {
            JsonNode container = containers.get(i);
            String at = path + "[" + i + "]";
            common.validate(container, at);
            ContainerValidation.validateImage(container, at, errors);
            String name = container.path("name").asText();
            if (!all.add(name)) {
                errors.duplicate(at + ".name", name);
            }
            String target = container.path("targetContainerName").asText();
            if (!target.isEmpty() && !others.contains(target)) {
                errors.notFound(at + ".targetContainerName", target);
            }
            forbidInEphemeral(container, at);
        }
    }

    private void forbidInEphemeral(JsonNode container, String path) {
        for (String field : NOT_EPHEMERAL) {
            boolean plain = field.equals("resources") || container.path(field).isArray();
            if (container.has(field) && !(plain && container.path(field).isEmpty())) {
                errors.forbidden(path + "." + field, EPHEMERAL);
            }
        }
        JsonNode mounts = container.path("volumeMounts");
        for (int i = 0; i < mounts.size(); i++) {
            for (String field : List.of("subPath", "subPathExpr")) {
                if (!mounts.get(i).path(field).asText().isEmpty()) {
                    errors.forbidden(path + ".volumeMounts[" + i + "]." + field, EPHEMERAL);
                }
            }
        }
    }

    private Set<String> names(List<String> lists) {
        Set<String> names = new HashSet<>();
        for (String list : lists) {
            for (JsonNode container : scope.spec().path(list)) {
                names.add(container.path("name").asText());
            }
        }
        return names;
    }
}
