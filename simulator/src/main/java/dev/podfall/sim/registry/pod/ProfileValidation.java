package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;

/** Profiles of what a process may do. Mirrors {@code validateSeccompProfileField} and {@code ValidateAppArmorProfileField}. */
final class ProfileValidation {
    private static final String[] TYPES = {"Localhost", "RuntimeDefault", "Unconfined"};
    private static final int LONGEST = 4095;

    private ProfileValidation() {}

    static void validateSeccomp(JsonNode profile, String path, Errors errors) {
        if (!profile.isObject()) {
            return;
        }
        String type = profile.path("type").asText();
        if (type.isEmpty()) {
            errors.required(path + ".type", "type is required when seccompProfile is set");
        } else {
            PodValidation.choice(profile, "type", path, errors, TYPES);
        }
        String at = path + ".localhostProfile";
        JsonNode file = profile.path("localhostProfile");
        if (!type.equals("Localhost")) {
            if (file.isTextual()) {
                errors.invalid(
                        at, GoForm.value("SeccompProfile", profile), "can only be set when seccomp type is Localhost");
            }
        } else if (file.isTextual()) {
            VolumeValidation.relative(file.asText(), at, errors);
        } else {
            errors.required(at, "must be set when seccomp type is Localhost");
        }
    }

    static void validateAppArmor(JsonNode profile, String path, Errors errors) {
        if (!profile.isObject()) {
            return;
        }
        JsonNode name = profile.path("localhostProfile");
        String at = path + ".localhostProfile";
        switch (profile.path("type").asText()) {
            case "Localhost" -> validateName(name, at, errors);
            case "RuntimeDefault", "Unconfined" -> {
                if (name.isTextual()) {
                    errors.invalid(at, name, "can only be set when AppArmor type is Localhost");
                }
            }
            case "" -> errors.required(path + ".type", "type is required when appArmorProfile is set");
            default -> PodValidation.choice(profile, "type", path, errors, TYPES);
        }
    }

    private static void validateName(JsonNode profile, String path, Errors errors) {
        String name = profile.asText();
        if (!profile.isTextual() || name.isEmpty()) {
            errors.required(path, "must be set when AppArmor type is Localhost");
            return;
        }
        if (!name.strip().equals(name)) {
            errors.invalid(path, name, "must not be padded with whitespace");
        }
        if (name.length() > LONGEST) {
            errors.tooLong(path, LONGEST);
        }
    }
}
