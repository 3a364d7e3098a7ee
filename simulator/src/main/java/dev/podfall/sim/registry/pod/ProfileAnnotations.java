package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;

/**
 * Profiles that are told twice, by an old annotation and by the field, must be the same. Mirrors {@code
 * validateSeccompAnnotationsAndFields} and {@code validateAppArmorAnnotationsAndFieldsMatchOnCreate}.
 */
public final class ProfileAnnotations {
    private ProfileAnnotations() {}

    static void match(JsonNode annotations, PodScope scope) {
        JsonNode ofPod = scope.spec().path("securityContext");
        Errors errors = scope.errors();
        matchSeccomp(
                annotations.path(AnnotationValidation.SECCOMP_POD),
                ofPod.path("seccompProfile"),
                scope.path() + ".securityContext.seccompProfile",
                errors);
        scope.eachContainer((container, path) -> matchSeccomp(
                annotations.path(
                        AnnotationValidation.SECCOMP + container.path("name").asText()),
                container.path("securityContext").path("seccompProfile"),
                path + ".securityContext.seccompProfile",
                errors));
        if (!scope.runsOn("windows")) {
            scope.eachContainer((container, path) -> {
                JsonNode own = container.path("securityContext").path("appArmorProfile");
                match(
                        annotations.path(AnnotationValidation.APP_ARMOR
                                + container.path("name").asText()),
                        own.isObject() ? own : ofPod.path("appArmorProfile"),
                        "apparmor",
                        path + ".securityContext.appArmorProfile",
                        errors);
            });
        }
    }

    /** Gives the containers of a new pod the AppArmor profiles that only its annotations tell. Mirrors {@code applyAppArmorVersionSkew}. */
    public static void adopt(ObjectNode pod) {
        JsonNode annotations = pod.path("metadata").path("annotations");
        PodScope scope = new PodScope(pod.path("spec"), null, "spec", new Errors());
        JsonNode ofPod = scope.spec().path("securityContext").path("appArmorProfile");
        if (scope.runsOn("windows")) {
            return;
        }
        scope.eachContainer((container, path) -> {
            String told = annotations
                    .path(AnnotationValidation.APP_ARMOR
                            + container.path("name").asText())
                    .asText();
            ObjectNode profile = profile(told);
            boolean own = container.path("securityContext").has("appArmorProfile");
            if (!own && !profile.isEmpty() && !profile.equals(ofPod)) {
                ((ObjectNode) container).withObject("/securityContext").set("appArmorProfile", profile);
            }
        });
    }

    /** As a field; empty when it is none. */
    private static ObjectNode profile(String annotation) {
        ObjectNode profile = JsonNodeFactory.instance.objectNode();
        String name = annotation.startsWith(AnnotationValidation.LOCAL)
                ? annotation.substring(AnnotationValidation.LOCAL.length()).strip()
                : "";
        if (annotation.equals("unconfined")) {
            profile.put("type", "Unconfined");
        } else if (annotation.equals("runtime/default")) {
            profile.put("type", "RuntimeDefault");
        } else if (!name.isEmpty()) {
            profile.put("type", "Localhost").put("localhostProfile", name);
        }
        return profile;
    }

    private static void matchSeccomp(JsonNode annotation, JsonNode profile, String path, Errors errors) {
        boolean docker = annotation.asText().equals("docker/default")
                && profile.path("type").asText().equals("RuntimeDefault");
        if (!docker) {
            match(annotation, profile, "seccomp", path, errors);
        }
    }

    private static void match(JsonNode annotation, JsonNode profile, String what, String path, Errors errors) {
        if (!annotation.isTextual() || !profile.isObject()) {
            return;
        }
        String told = annotation.asText();
        boolean sameType = switch (profile.path("type").asText()) {
            case "Unconfined" -> told.equals("unconfined");
            case "RuntimeDefault" -> told.equals("runtime/default");
            case "Localhost" -> told.startsWith(AnnotationValidation.LOCAL);
            default -> true;
        };
        if (!sameType) {
            errors.forbidden(path + ".type", what + " type in annotation and field must match");
        } else if (profile.path("type").asText().equals("Localhost")) {
            JsonNode name = profile.path("localhostProfile");
            if (!name.isTextual() || !told.equals(AnnotationValidation.LOCAL + name.asText())) {
                errors.forbidden(path + ".localhostProfile", what + " profile in annotation and field must match");
            }
        }
    }
}
