package dev.podfall.sim.registry.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.client.FieldError;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Devices that a pod claims, and which container uses them. Mirrors {@code validatePodResourceClaims}, {@code validateResourceClaimNames}. */
final class ClaimNames {
    private ClaimNames() {}

    /** The claims of a pod. */
    static void validate(PodScope scope) {
        JsonNode claims = scope.spec().path("resourceClaims");
        String path = scope.path() + ".resourceClaims";
        Errors errors = scope.errors();
        if (scope.isMirror() && !claims.isEmpty()) {
            errors.forbidden("[]", "static pods do not support resource claims");
            return;
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < claims.size(); i++) {
            JsonNode claim = claims.get(i);
            String at = path + "[" + i + "]";
            String name = claim.path("name").asText();
            if (name.isEmpty()) {
                errors.required(at + ".name", "");
            } else if (!names.add(name)) {
                errors.duplicate(at + ".name", name);
            } else {
                errors.invalidAll(at + ".name", name, Names.label(name));
            }
            validateSource(claim, at, errors);
        }
    }

    private static void validateSource(JsonNode claim, String path, Errors errors) {
        boolean named = claim.has("resourceClaimName");
        boolean made = claim.has("resourceClaimTemplateName");
        if (named && made) {
            errors.invalid(
                    path,
                    GoForm.value("PodResourceClaim", claim),
                    "at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified");
        }
        if (!named && !made) {
            errors.invalid(
                    path,
                    GoForm.value("PodResourceClaim", claim),
                    "must specify one of: `resourceClaimName`, `resourceClaimTemplateName`");
        }
        for (String field : List.of("resourceClaimName", "resourceClaimTemplateName")) {
            if (claim.has(field)) {
                String name = claim.path(field).asText();
                errors.invalidAll(path + "." + field, name, Names.subdomain(name));
            }
        }
    }

    /** What a container uses of them. @param known the names of the pod's claims, sorted */
    static void validateUses(JsonNode uses, Set<String> known, String path, Errors errors) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < uses.size(); i++) {
            String at = path + "[" + i + "]";
            String name = uses.get(i).path("name").asText();
            if (name.isEmpty()) {
                errors.required(at, "");
                continue;
            }
            validateUse(name, uses.get(i).path("request").asText(), seen, at, errors);
            if (!known.contains(name)) {
                String where = known.isEmpty() ? " which is empty" : ": " + String.join(", ", known);
                String detail =
                        "Not found: \"" + name + "\": must be one of the names in pod.spec.resourceClaims" + where;
                errors.add(new FieldError(at, "FieldValueNotFound", detail));
            }
        }
    }

    private static void validateUse(String name, String request, Set<String> seen, String path, Errors errors) {
        if (seen.contains(name)) {
            errors.duplicate(path, name);
            return;
        }
        if (!request.isEmpty()) {
            errors.invalidAll(path + ".request", request, Names.label(request));
        }
        String key = request.isEmpty() ? name : name + "/" + request;
        if (seen.contains(key)) {
            errors.duplicate(path, key);
        } else if (request.isEmpty()) {
            seen.stream().filter(k -> k.startsWith(name + "/")).forEach(k -> errors.duplicate(path, name));
        }
        seen.add(key);
    }
}
