package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;

/** The security context of a container. Mirrors {@code ValidateSecurityContext}. */
final class SecurityValidation {
    private SecurityValidation() {}

    /** @param hostUsers whether the pod's users are those of its node */
    static void validate(JsonNode context, boolean hostUsers, String path, Errors errors) {
        if (!context.isObject()) {
            return;
        }
        validateId(context.path("runAsUser"), path + ".runAsUser", errors);
        validateId(context.path("runAsGroup"), path + ".runAsGroup", errors);
        PodValidation.choiceIfThere(context, "procMount", path, errors, "Default", "Unmasked");
        if (hostUsers && context.path("procMount").asText().equals("Unmasked")) {
            errors.invalid(
                    path + ".procMount", context.path("procMount"), "`hostUsers` must be false to use `Unmasked`");
        }
        ProfileValidation.validateSeccomp(context.path("seccompProfile"), path + ".seccompProfile", errors);
        validateEscalation(context, path, errors);
        WindowsValidation.validateOptions(context.path("windowsOptions"), path + ".windowsOptions", errors);
        ProfileValidation.validateAppArmor(context.path("appArmorProfile"), path + ".appArmorProfile", errors);
    }

    /** The number of a user or group. */
    static void validateId(JsonNode id, String path, Errors errors) {
        if (id.isNumber() && (id.asLong() < 0 || id.asLong() > Integer.MAX_VALUE)) {
            errors.invalid(path, id, "must be between 0 and 2147483647, inclusive");
        }
    }

    /** Who has all rights cannot be kept from getting more. */
    private static void validateEscalation(JsonNode context, String path, Errors errors) {
        if (context.path("allowPrivilegeEscalation").asBoolean(true)) {
            return;
        }
        if (context.path("privileged").asBoolean()) {
            errors.invalid(
                    path,
                    GoForm.value("SecurityContext", context),
                    "cannot set `allowPrivilegeEscalation` to false and `privileged` to true");
        }
        for (JsonNode capability : context.path("capabilities").path("add")) {
            if (capability.asText().equals("CAP_SYS_ADMIN")) {
                errors.invalid(
                        path,
                        GoForm.value("SecurityContext", context),
                        "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN");
                return;
            }
        }
    }
}
