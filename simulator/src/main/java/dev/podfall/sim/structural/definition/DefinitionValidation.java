package dev.podfall.sim.structural.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is wrong with a CustomResourceDefinition. Mirrors {@code apis/apiextensions/validation/validation.go}. */
public final class DefinitionValidation {
    private DefinitionValidation() {}

    /** Of a new one. */
    public static void validate(JsonNode definition, Errors errors) {
        JsonNode spec = definition.path("spec");
        name(definition, errors);
        spec(spec, JsonNodes.NOTHING, errors);
        storedVersions(definition, errors);
        approval(definition, errors);
        if (spec.path("preserveUnknownFields").asBoolean()) {
            errors.invalid(
                    "spec.preserveUnknownFields",
                    spec.get("preserveUnknownFields"),
                    "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in "
                            + "spec.versions[*].schema instead");
        }
    }

    /** Of one that takes the place of {@code old}. */
    public static void validateUpdate(JsonNode definition, JsonNode old, Errors errors) {
        JsonNode spec = definition.path("spec");
        JsonNode before = old.path("spec");
        spec(spec, before, errors);
        if (isEstablished(old)) {
            errors.immutable("spec.scope", spec.path("scope"), before.path("scope"));
            errors.immutable("spec.names.kind", spec.at("/names/kind"), before.at("/names/kind"));
        }
        errors.immutable("spec.group", spec.path("group"), before.path("group"));
        errors.immutable("spec.names.plural", spec.at("/names/plural"), before.at("/names/plural"));
        storedVersions(definition, errors);
    }

    private static boolean isEstablished(JsonNode definition) {
        for (JsonNode condition : definition.path("status").path("conditions")) {
            if (condition.path("type").asText().equals("Established")) {
                return condition.path("status").asText().equals("True");
            }
        }
        return false;
    }

    private static void name(JsonNode definition, Errors errors) {
        String name = definition.path("metadata").path("name").asText();
        JsonNode spec = definition.path("spec");
        String wanted =
                spec.at("/names/plural").asText("") + "." + spec.path("group").asText("");
        errors.invalidAll("metadata.name", name, Names.subdomain(name));
        if (!name.equals(wanted)) {
            errors.invalid("metadata.name", name, "must be spec.names.plural+\".\"+spec.group");
        }
    }

    private static void spec(JsonNode spec, JsonNode before, Errors errors) {
        String group = spec.path("group").asText("");
        if (group.isEmpty()) {
            errors.required("spec.group", "");
        } else if (!Names.subdomain(group).isEmpty()) {
            errors.invalid("spec.group", group, String.join(",", Names.subdomain(group)));
        } else if (!group.contains(".")) {
            errors.invalid("spec.group", group, "should be a domain with at least one dot");
        }
        String scope = spec.path("scope").asText("");
        if (scope.isEmpty()) {
            errors.required("spec.scope", "");
        } else if (!Set.of("Cluster", "Namespaced").contains(scope)) {
            errors.notSupported("spec.scope", scope, "Cluster", "Namespaced");
        }
        SharedParts shared = SharedParts.of(spec.path("versions"));
        versions(spec.path("versions"), before, shared, errors);
        names(spec.path("names"), errors);
        VersionValidation.validateShared(spec.path("versions"), allSame(spec, before), shared, errors);
        String strategy = spec.path("conversion").path("strategy").asText("None");
        if (spec.path("preserveUnknownFields").asBoolean() && !strategy.equals("None")) {
            errors.invalid("spec.conversion.strategy", strategy, "must be None if spec.preserveUnknownFields is true");
        }
        conversion(spec.path("conversion"), errors);
    }

    private static boolean allSame(JsonNode spec, JsonNode before) {
        boolean same = true;
        for (JsonNode version : spec.path("versions")) {
            same &= same(version, before);
        }
        return same;
    }

    private static void versions(JsonNode versions, JsonNode before, SharedParts shared, Errors errors) {
        Set<String> names = new HashSet<>();
        int stored = 0;
        boolean unique = true;
        for (int i = 0; i < versions.size(); i++) {
            if (versions.get(i).at("/schema/openAPIV3Schema").isMissingNode()) {
                errors.required("spec.versions[" + i + "].schema.openAPIV3Schema", "");
            }
        }
        for (int i = 0; i < versions.size(); i++) {
            JsonNode version = versions.get(i);
            String name = version.path("name").asText("");
            stored += version.path("storage").asBoolean() ? 1 : 0;
            unique &= names.add(name);
            String path = "spec.versions[" + i + "]";
            List<String> wrong = Names.dns1035(name);
            if (!wrong.isEmpty()) {
                errors.invalid(path + ".name", name, String.join(",", wrong));
            }
            VersionValidation.validate(version, same(version, before), shared, path, errors);
        }
        if (!unique) {
            errors.invalid("spec.versions", ShownVersions.of(versions, shared), "must contain unique version names");
        }
        if (stored != 1) {
            errors.invalid(
                    "spec.versions",
                    ShownVersions.of(versions, shared),
                    "must have exactly one version marked as storage version");
        }
        String first = versions.path(0).path("name").asText("");
        if (!first.isEmpty() && !Names.dns1035(first).isEmpty()) {
            errors.invalid("spec.version", first, String.join(",", Names.dns1035(first)));
        }
    }

    /** Whether the schema is as it was: what was accepted then is not asked again. */
    private static boolean same(JsonNode version, JsonNode before) {
        for (JsonNode old : before.path("versions")) {
            if (old.path("name").equals(version.path("name"))) {
                return old.path("schema").equals(version.path("schema"));
            }
        }
        return false;
    }

    private static void names(JsonNode names, Errors errors) {
        for (String field : new String[] {"plural", "singular", "kind", "listKind"}) {
            if (names.path(field).asText("").isEmpty()) {
                errors.required("spec.names." + field, "");
            }
        }
        for (String field : new String[] {"plural", "singular"}) {
            String name = names.path(field).asText("");
            if (!name.isEmpty() && !Names.dns1035(name).isEmpty()) {
                errors.invalid("spec.names." + field, name, String.join(",", Names.dns1035(name)));
            }
        }
        for (String field : new String[] {"kind", "listKind"}) {
            String name = names.path(field).asText("");
            List<String> wrong = Names.dns1035(name.toLowerCase(Locale.ROOT));
            if (!name.isEmpty() && !wrong.isEmpty()) {
                errors.invalid(
                        "spec.names." + field,
                        name,
                        "may have mixed case, but should otherwise match: " + String.join(",", wrong));
            }
        }
        labels(names.path("shortNames"), "spec.names.shortNames", errors);
        String kind = names.path("kind").asText("");
        if (!kind.isEmpty() && kind.equals(names.path("listKind").asText())) {
            errors.invalid("spec.names.listKind", kind, "kind and listKind may not be the same");
        }
        labels(names.path("categories"), "spec.names.categories", errors);
    }

    private static void labels(JsonNode list, String path, Errors errors) {
        for (int i = 0; i < list.size(); i++) {
            String name = list.get(i).asText();
            List<String> wrong = Names.dns1035(name);
            if (!wrong.isEmpty()) {
                errors.invalid(path + "[" + i + "]", name, String.join(",", wrong));
            }
        }
    }

    private static void conversion(JsonNode conversion, Errors errors) {
        String strategy = conversion.path("strategy").asText("");
        JsonNode webhook = conversion.path("webhook");
        if (strategy.isEmpty()) {
            errors.required("spec.conversion.strategy", "");
        } else if (!Set.of("None", "Webhook").contains(strategy)) {
            errors.notSupported("spec.conversion.strategy", strategy, "None", "Webhook");
        } else if (strategy.equals("Webhook")) {
            if (!webhook.has("clientConfig")) {
                errors.required("spec.conversion.webhookClientConfig", "required when strategy is set to Webhook");
            }
            if (webhook.path("conversionReviewVersions").isEmpty()) {
                errors.required("spec.conversion.conversionReviewVersions", "");
            }
            return;
        }
        if (webhook.has("clientConfig")) {
            errors.forbidden(
                    "spec.conversion.webhookClientConfig", "should not be set when strategy is not set to Webhook");
        }
    }

    private static void storedVersions(JsonNode definition, Errors errors) {
        JsonNode stored = definition.path("status").path("storedVersions");
        if (stored.isEmpty()) {
            errors.invalid("status.storedVersions", JsonNodes.NULL, "must have at least one stored version");
            return;
        }
        List<String> names = new ArrayList<>();
        for (JsonNode version : definition.at("/spec/versions")) {
            String name = version.path("name").asText();
            names.add(name);
            if (version.path("storage").asBoolean() && !contains(stored, name)) {
                errors.invalid("status.storedVersions", stored, "must have the storage version " + name);
            }
        }
        for (int i = 0; i < stored.size(); i++) {
            String name = stored.get(i).asText();
            if (!names.contains(name)) {
                errors.invalid(
                        "status.storedVersions[" + i + "]",
                        name,
                        "missing from spec.versions; " + name + " was previously a storage version, and must remain in "
                                + "spec.versions until a storage migration ensures no data remains persisted in " + name
                                + " and removes " + name + " from status.storedVersions");
            }
        }
    }

    private static boolean contains(JsonNode list, String text) {
        for (JsonNode item : list) {
            if (item.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }

    /** Groups of the project itself are its own. */
    private static void approval(JsonNode definition, Errors errors) {
        String group = definition.at("/spec/group").asText("");
        boolean guarded = group.equals("k8s.io")
                || group.endsWith(".k8s.io")
                || group.equals("kubernetes.io")
                || group.endsWith(".kubernetes.io");
        String path = "metadata.annotations[api-approved.kubernetes.io]";
        String value = definition
                .path("metadata")
                .path("annotations")
                .path("api-approved.kubernetes.io")
                .asText("");
        if (guarded && value.isEmpty()) {
            errors.required(
                    path,
                    "protected groups must have approval annotation \"api-approved.kubernetes.io\", see "
                            + "https://github.com/kubernetes/enhancements/pull/1111");
        } else if (guarded && !value.startsWith("unapproved") && !value.contains("://")) {
            errors.invalid(
                    path,
                    value,
                    "protected groups must have approval annotation \"api-approved.kubernetes.io\" with either a URL or "
                            + "a reason starting with \"unapproved\", see "
                            + "https://github.com/kubernetes/enhancements/pull/1111");
        }
    }
}
