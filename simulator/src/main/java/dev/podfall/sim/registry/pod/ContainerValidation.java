package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.HashSet;
import java.util.Set;

/** Containers. Mirrors {@code validateContainers}, {@code validateInitContainers}. */
final class ContainerValidation {
    private final Set<String> volumes;
    private final SecurityValidation security;
    private final Errors errors;

    ContainerValidation(Set<String> volumes, SecurityValidation security, Errors errors) {
        this.volumes = volumes;
        this.security = security;
        this.errors = errors;
    }

    void validateAll(JsonNode spec, String path) {
        JsonNode containers = spec.path("containers");
        if (containers.isEmpty()) {
            errors.required(path + ".containers", "");
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < containers.size(); i++) {
            String at = path + ".containers[" + i + "]";
            validateCommon(containers.get(i), at);
            unique(containers.get(i), at, names);
            validateHooks(containers.get(i), at);
        }
        JsonNode init = spec.path("initContainers");
        for (int i = 0; i < init.size(); i++) {
            String at = path + ".initContainers[" + i + "]";
            validateCommon(init.get(i), at);
            unique(init.get(i), at, names);
            if (init.get(i).path("restartPolicy").asText().equals("Always")) {
                validateHooks(init.get(i), at);
            } else {
                forbidProbes(init.get(i), at);
            }
        }
    }

    private void unique(JsonNode container, String path, Set<String> names) {
        String name = container.path("name").asText();
        if (!name.isEmpty() && !names.add(name)) {
            errors.duplicate(path + ".name", name);
        }
    }

    private void forbidProbes(JsonNode container, String path) {
        for (String field : new String[] {"lifecycle", "livenessProbe", "readinessProbe", "startupProbe"}) {
            if (container.has(field)) {
                errors.forbidden(path + "." + field, "may not be set for init containers without restartPolicy=Always");
            }
        }
    }

    private void validateCommon(JsonNode container, String path) {
        String name = container.path("name").asText();
        if (name.isEmpty()) {
            errors.required(path + ".name", "");
        } else {
            errors.invalidAll(path + ".name", name, Names.label(name));
        }
        String image = container.path("image").asText();
        if (image.isEmpty()) {
            errors.required(path + ".image", "");
        } else if (!image.strip().equals(image)) {
            errors.invalid(path + ".image", image, "must not have leading or trailing whitespace");
        }
        PodValidation.choice(container, "terminationMessagePolicy", path, errors, "FallbackToLogsOnError", "File");
        validatePorts(container.path("ports"), path + ".ports");
        EnvironmentValidation.validate(container, path, errors);
        validateMounts(container.path("volumeMounts"), path + ".volumeMounts");
        PodValidation.choice(container, "imagePullPolicy", path, errors, "Always", "IfNotPresent", "Never");
        ResourceValidation.validate(container.path("resources"), path + ".resources", errors);
        security.validate(container.path("securityContext"), path + ".securityContext");
    }

    private void validateHooks(JsonNode container, String path) {
        ProbeValidation probes = new ProbeValidation(errors);
        probes.validateLifecycle(container.path("lifecycle"), path + ".lifecycle");
        probes.validate(container.path("livenessProbe"), path + ".livenessProbe", true);
        probes.validate(container.path("readinessProbe"), path + ".readinessProbe", false);
        probes.validate(container.path("startupProbe"), path + ".startupProbe", true);
    }

    private void validatePorts(JsonNode ports, String path) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < ports.size(); i++) {
            JsonNode port = ports.get(i);
            String at = path + "[" + i + "]";
            String name = port.path("name").asText();
            if (!name.isEmpty()) {
                var wrong = Names.portName(name);
                errors.invalidAll(at + ".name", name, wrong);
                if (wrong.isEmpty() && !names.add(name)) {
                    errors.duplicate(at + ".name", name);
                }
            }
            JsonNode number = port.path("containerPort");
            if (number.asLong() == 0) {
                errors.required(at + ".containerPort", "");
            } else {
                errors.invalidAll(at + ".containerPort", number, Names.port(number.asLong()));
            }
            if (port.path("hostPort").asLong() != 0) {
                errors.invalidAll(
                        at + ".hostPort",
                        port.path("hostPort"),
                        Names.port(port.path("hostPort").asLong()));
            }
            PodValidation.choice(port, "protocol", at, errors, "SCTP", "TCP", "UDP");
        }
    }

    private void validateMounts(JsonNode mounts, String path) {
        Set<String> paths = new HashSet<>();
        for (int i = 0; i < mounts.size(); i++) {
            JsonNode mount = mounts.get(i);
            String at = path + "[" + i + "]";
            String name = mount.path("name").asText();
            if (name.isEmpty()) {
                errors.required(at + ".name", "");
            }
            if (!volumes.contains(name)) {
                errors.notFound(at + ".name", name);
            }
            String mountPath = mount.path("mountPath").asText();
            if (mountPath.isEmpty()) {
                errors.required(at + ".mountPath", "");
            }
            if (!paths.add(mountPath)) {
                errors.invalid(at + ".mountPath", mountPath, "must be unique");
            }
            VolumeValidation.relative(mount.path("subPath").asText(), path + ".subPath", errors);
        }
    }
}
