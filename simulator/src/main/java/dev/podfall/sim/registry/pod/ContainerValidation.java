package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.Map;
import java.util.Set;

/** What all containers have in common. Mirrors {@code validateContainerCommon}. */
final class ContainerValidation {
    private final PodScope scope;
    private final Map<String, JsonNode> volumes;
    private final Set<String> claims;
    private final Errors errors;

    ContainerValidation(PodScope scope, Map<String, JsonNode> volumes) {
        this.scope = scope;
        this.volumes = volumes;
        this.claims = scope.claims();
        this.errors = scope.errors();
    }

    void validate(JsonNode container, String path) {
        String name = container.path("name").asText();
        if (name.isEmpty()) {
            errors.required(path + ".name", "");
        } else {
            errors.invalidAll(path + ".name", name, Names.label(name));
        }
        if (container.path("image").asText().isEmpty()) {
            errors.required(path + ".image", "");
        }
        PodValidation.choice(container, "terminationMessagePolicy", path, errors, "File", "FallbackToLogsOnError");
        PortValidation.validate(container.path("ports"), path + ".ports", errors);
        EnvironmentValidation.validate(container, path, errors);
        MountValidation mounts = new MountValidation(container, volumes, errors);
        mounts.validateMounts(path + ".volumeMounts");
        mounts.validateDevices(path + ".volumeDevices");
        PodValidation.choice(container, "imagePullPolicy", path, errors, "Always", "IfNotPresent", "Never");
        ResourceValidation.validateContainer(container.path("resources"), claims, path + ".resources", errors);
        RestartValidation.validateResize(
                container.path("resizePolicy"), scope.spec().path("restartPolicy"), path + ".resizePolicy", errors);
        SecurityValidation.validate(
                container.path("securityContext"), scope.hostUsers(), path + ".securityContext", errors);
    }

    /** What templates are not held to. */
    static void validateImage(JsonNode container, String path, Errors errors) {
        String image = container.path("image").asText();
        if (!image.strip().equals(image)) {
            errors.invalid(path + ".image", image, "must not have leading or trailing whitespace");
        }
    }
}
