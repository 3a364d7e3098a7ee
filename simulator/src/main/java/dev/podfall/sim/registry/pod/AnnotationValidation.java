package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.podfall.sim.registry.fields.Errors;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Annotations of pods that say more than they seem to. Mirrors {@code ValidatePodSpecificAnnotations}. */
final class AnnotationValidation {
    static final String MIRROR = "kubernetes.io/config.mirror";
    static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";
    static final String SECCOMP_POD = "seccomp.security.alpha.kubernetes.io/pod";
    static final String SECCOMP = "container.seccomp.security.alpha.kubernetes.io/";
    static final String LOCAL = "localhost/";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOLERATIONS = "scheduler.alpha.kubernetes.io/tolerations";
    private static final String COST = "controller.kubernetes.io/pod-deletion-cost";
    private static final Pattern WHOLE = Pattern.compile("-[0-9]{1,18}|0|[1-9][0-9]{0,17}");

    private AnnotationValidation() {}

    /** @param path of the annotations */
    static void validate(JsonNode annotations, JsonNode spec, String path, Errors errors) {
        if (annotations.has(MIRROR) && spec.path("nodeName").asText().isEmpty()) {
            errors.invalid(
                    path + "[" + MIRROR + "]",
                    annotations.path(MIRROR).asText(),
                    "must set spec.nodeName if mirror pod annotation is set");
        }
        validateTolerations(annotations.path(TOLERATIONS).asText(), path, errors);
        if (annotations.has(COST) && !isCost(annotations.path(COST).asText())) {
            errors.invalid(path + "[" + COST + "]", annotations.path(COST).asText(), "must be a 32bit integer");
        }
        if (annotations.has(SECCOMP_POD)) {
            validateSeccomp(annotations.path(SECCOMP_POD).asText(), path + "." + SECCOMP_POD, errors);
        }
        for (Iterator<Map.Entry<String, JsonNode>> i = annotations.fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> annotation = i.next();
            if (annotation.getKey().startsWith(SECCOMP)) {
                validateSeccomp(annotation.getValue().asText(), path + "." + annotation.getKey(), errors);
            }
        }
        for (Iterator<Map.Entry<String, JsonNode>> i = annotations.fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> annotation = i.next();
            if (annotation.getKey().startsWith(APP_ARMOR)) {
                validateAppArmor(
                        annotation.getKey().substring(APP_ARMOR.length()),
                        annotation.getValue().asText(),
                        spec,
                        path + "[" + annotation.getKey() + "]",
                        errors);
            }
        }
    }

    private static boolean isCost(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return false;
        }
        long cost = Long.parseLong(text);
        return cost >= Integer.MIN_VALUE && cost <= Integer.MAX_VALUE;
    }

    private static void validateTolerations(String text, String path, Errors errors) {
        if (text.isEmpty()) {
            return;
        }
        try {
            JsonNode tolerations = JSON.readTree(text);
            if (!tolerations.isArray() && !tolerations.isNull()) {
                String what = tolerations
                        .getNodeType()
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .replace("boolean", "bool");
                errors.invalid(
                        path,
                        TOLERATIONS,
                        "json: cannot unmarshal " + what + " into Go value of type []core.Toleration");
                return;
            }
            Tolerations.validate(tolerations, path + "." + TOLERATIONS, errors);
        } catch (JsonProcessingException e) {
            errors.invalid(
                    path, TOLERATIONS, "invalid character '" + text.charAt(0) + "' looking for beginning of value");
        }
    }

    private static void validateSeccomp(String profile, String path, Errors errors) {
        switch (profile) {
            case "runtime/default", "docker/default", "unconfined" -> {}
            default -> {
                if (profile.startsWith(LOCAL)) {
                    VolumeValidation.relative(profile.substring(LOCAL.length()), path, errors);
                } else {
                    errors.invalid(path, profile, "must be a valid seccomp profile");
                }
            }
        }
    }

    private static void validateAppArmor(String container, String profile, JsonNode spec, String path, Errors errors) {
        boolean[] found = new boolean[1];
        new PodScope(spec, null, "spec", errors)
                .eachContainer((c, at) -> found[0] |= c.path("name").asText().equals(container));
        if (!found[0]) {
            errors.invalid(path, container, "container not found");
        }
        boolean known = profile.isEmpty()
                || profile.equals("runtime/default")
                || profile.equals("unconfined")
                || profile.startsWith(LOCAL);
        if (!known) {
            errors.invalid(path, profile, "invalid AppArmor profile name: \"" + profile + "\"");
        }
    }

    /** What an update may not do to them. */
    static void validateUpdate(JsonNode now, JsonNode before, Errors errors) {
        before.fields().forEachRemaining(old -> {
            if (!old.getValue().equals(now.path(old.getKey()))) {
                forbid(old.getKey(), "may not remove or update ", errors);
            }
        });
        now.fieldNames().forEachRemaining(key -> {
            if (!before.has(key)) {
                forbid(key, "may not add ", errors);
            }
        });
    }

    private static void forbid(String key, String what, Errors errors) {
        String path = "metadata.annotations[" + key + "]";
        if (key.startsWith(APP_ARMOR)) {
            errors.forbidden(path, what + "AppArmor annotations");
        }
        if (key.equals(MIRROR)) {
            errors.forbidden(path, what + "mirror pod annotation");
        }
    }
}
