package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.registry.fields.Errors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What volumes are made of, of pods and of PersistentVolumes. Mirrors {@code validateVolumeSource} and its parts. */
public final class SourceValidation {
    private static final String[] HOST_PATH_TYPES = {
        "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket"
    };
    private static final int MOST_MODE = 0777;
    private static final String TWICE = "conflicting duplicate paths";
    private static final long SHORTEST_TOKEN = 600;
    private static final long LONGEST_TOKEN = 1L << 32;

    private SourceValidation() {}

    /** @param source its name, such as {@code hostPath} */
    public static void validate(String source, JsonNode value, String path, Errors errors) {
        switch (source) {
            case "secret" -> keyed(value, "secretName", path, errors);
            case "configMap" -> keyed(value, "name", path, errors);
            case "hostPath" -> hostPath(value, path, errors);
            case "emptyDir" -> {
                if (Quantity.of(value.path("sizeLimit")).signum() < 0) {
                    errors.forbidden(path + ".sizeLimit", "SizeLimit field must be a valid resource quantity");
                }
            }
            case "persistentVolumeClaim" -> require(value, "claimName", path, errors);
            case "downwardAPI" -> {
                mode(value.path("defaultMode"), path + ".defaultMode", errors);
                DownwardValidation.validate(value.path("items"), path, errors);
            }
            case "ephemeral" -> {
                JsonNode template = value.path("volumeClaimTemplate");
                if (template.isMissingNode()) {
                    errors.required(path + ".volumeClaimTemplate", "");
                } else {
                    claimMetadata(template.path("metadata"), path + ".volumeClaimTemplate.metadata", errors);
                    ClaimValidation.validate(template.path("spec"), path + ".volumeClaimTemplate.spec", errors);
                }
            }
            case "nfs" -> {
                require(value, "server", path, errors);
                require(value, "path", path, errors);
                if (!value.path("path").asText().startsWith("/")) {
                    errors.invalid(path + ".path", value.path("path").asText(), "must be an absolute path");
                }
            }
            case "local" -> pathWithoutSteps(value, path, errors);
            case "projected" -> projected(value, path, errors);
            default -> {}
        }
    }

    private static void keyed(JsonNode value, String name, String path, Errors errors) {
        require(value, name, path, errors);
        mode(value.path("defaultMode"), path + ".defaultMode", errors);
        items(value.path("items"), path + ".items", errors);
    }

    /** Who may do what with a file, if it is said. */
    static void mode(JsonNode mode, String path, Errors errors) {
        if (mode.isNumber() && (mode.asLong() < 0 || mode.asLong() > MOST_MODE)) {
            errors.invalid(path, mode, "must be a number between 0 and 0777 (octal), both inclusive");
        }
    }

    private static void hostPath(JsonNode value, String path, Errors errors) {
        if (!pathWithoutSteps(value, path, errors)) {
            return;
        }
        String type = value.path("type").asText();
        if (!List.of(HOST_PATH_TYPES).contains(type)) {
            errors.notSupported(path + ".type", type, HOST_PATH_TYPES);
        }
    }

    /** Answers false when there is no path at all. */
    private static boolean pathWithoutSteps(JsonNode value, String path, Errors errors) {
        String there = value.path("path").asText();
        if (there.isEmpty()) {
            errors.required(path + ".path", "");
            return false;
        }
        if (List.of(there.split("/")).contains("..")) {
            errors.invalid(path + ".path", there, "must not contain '..'");
        }
        return true;
    }

    private static void projected(JsonNode value, String path, Errors errors) {
        mode(value.path("defaultMode"), path + ".defaultMode", errors);
        JsonNode sources = value.path("sources");
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < sources.size(); i++) {
            JsonNode part = sources.get(i);
            String at = path + ".sources[" + i + "]";
            for (String kind : List.of("secret", "configMap")) {
                if (part.has(kind)) {
                    require(part.path(kind), "name", at + "." + kind, errors);
                    items(part.path(kind).path("items"), at + "." + kind + ".items", errors);
                    for (JsonNode item : part.path(kind).path("items")) {
                        String file = item.path("path").asText("");
                        if (!file.isEmpty() && !taken.add(file)) {
                            errors.invalid(path, part.path(kind).path("name").asText(""), TWICE);
                        }
                    }
                }
            }
            if (part.has("downwardAPI")) {
                DownwardValidation.validate(part.path("downwardAPI").path("items"), at + ".downwardAPI", errors);
                for (JsonNode item : part.path("downwardAPI").path("items")) {
                    String file = item.path("path").asText("");
                    if (!file.isEmpty() && !taken.add(file)) {
                        errors.invalid(path, file, TWICE);
                    }
                }
            }
            if (part.has("serviceAccountToken")) {
                token(part.path("serviceAccountToken"), path, at + ".serviceAccountToken", errors);
            }
            if (part.size() > 1) {
                errors.forbidden(at, "may not specify more than 1 volume type per source");
            }
        }
    }

    /** The claim is named after its pod. */
    private static void claimMetadata(JsonNode metadata, String path, Errors errors) {
        for (String field : List.of("name", "generateName", "namespace", "ownerReferences", "finalizers")) {
            if (metadata.has(field)) {
                errors.forbidden(path + "." + field, "cannot be set");
            }
        }
    }

    private static void token(JsonNode token, String volume, String path, Errors errors) {
        JsonNode seconds = token.path("expirationSeconds");
        if (seconds.isNumber() && seconds.asLong() < SHORTEST_TOKEN) {
            errors.invalid(path + ".expirationSeconds", seconds, "may not specify a duration less than 10 minutes");
        }
        if (seconds.isNumber() && seconds.asLong() > LONGEST_TOKEN) {
            errors.invalid(path + ".expirationSeconds", seconds, "may not specify a duration larger than 2^32 seconds");
        }
        require(token, "path", volume, errors);
        VolumeValidation.below(token.path("path").asText(""), volume + ".path", errors);
    }

    private static void items(JsonNode items, String path, Errors errors) {
        for (int i = 0; i < items.size(); i++) {
            JsonNode item = items.get(i);
            String at = path + "[" + i + "]";
            require(item, "key", at, errors);
            require(item, "path", at, errors);
            VolumeValidation.below(item.path("path").asText(), at + ".path", errors);
            mode(item.path("mode"), at + ".mode", errors);
        }
    }

    private static void require(JsonNode node, String field, String path, Errors errors) {
        if (node.path(field).asText().isEmpty()) {
            errors.required(path + "." + field, "");
        }
    }
}
