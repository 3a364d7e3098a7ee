package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import java.util.List;

/** What a pod of one operating system cannot have. Mirrors {@code validateOS}, {@code validateLinux}, {@code validateWindows}. */
final class SystemValidation {
    private static final String NOT_ON_LINUX = "windows options cannot be set for a linux pod";
    private static final String NOT_ON_WINDOWS = "cannot be set for a windows pod";

    /** In upstream's order; those that begin with a slash are the spec's own. */
    private static final List<String> OF_POD = List.of(
            "appArmorProfile",
            "seLinuxOptions",
            "/hostUsers",
            "/hostPID",
            "/hostIPC",
            "seccompProfile",
            "fsGroup",
            "fsGroupChangePolicy",
            "sysctls",
            "/shareProcessNamespace",
            "runAsUser",
            "runAsGroup",
            "supplementalGroups",
            "supplementalGroupsPolicy",
            "seLinuxChangePolicy");

    private static final List<String> OF_CONTAINER = List.of(
            "appArmorProfile",
            "seLinuxOptions",
            "seccompProfile",
            "capabilities",
            "readOnlyRootFilesystem",
            "privileged",
            "allowPrivilegeEscalation",
            "procMount",
            "runAsUser",
            "runAsGroup");

    private SystemValidation() {}

    static void validate(PodScope scope) {
        JsonNode system = scope.spec().path("os");
        if (!system.isObject()) {
            return;
        }
        String path = scope.path() + ".os";
        switch (system.path("name").asText()) {
            case "" -> scope.errors().required(path + ".name", "");
            case "linux" -> validateLinux(scope);
            case "windows" -> validateWindows(scope);
            default -> scope.errors().notSupported(path, system.path("name").asText(), "linux", "windows");
        }
    }

    private static void validateLinux(PodScope scope) {
        forbid(scope.spec(), scope.path(), scope.errors());
        scope.eachContainer((container, path) -> forbid(container, path, scope.errors()));
    }

    private static void forbid(JsonNode podOrContainer, String path, Errors errors) {
        if (podOrContainer.path("securityContext").has("windowsOptions")) {
            errors.forbidden(path + ".securityContext.windowsOptions", NOT_ON_LINUX);
        }
    }

    private static void validateWindows(PodScope scope) {
        JsonNode context = scope.spec().path("securityContext");
        for (String field : OF_POD) {
            boolean own = field.startsWith("/");
            String name = own ? field.substring(1) : field;
            JsonNode value = (own ? scope.spec() : context).path(name);
            boolean flag = name.equals("hostPID") || name.equals("hostIPC");
            if (flag ? value.asBoolean() : !value.isMissingNode()) {
                String path = own ? "." : ".securityContext.";
                scope.errors().forbidden(scope.path() + path + name, NOT_ON_WINDOWS);
            }
        }
        scope.eachContainer((container, path) -> {
            for (String field : OF_CONTAINER) {
                if (container.path("securityContext").has(field)) {
                    scope.errors().forbidden(path + ".securityContext." + field, NOT_ON_WINDOWS);
                }
            }
        });
    }
}
