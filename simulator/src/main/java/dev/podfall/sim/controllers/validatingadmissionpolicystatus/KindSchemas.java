package dev.podfall.sim.controllers.validatingadmissionpolicystatus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.Resources;
import dev.podfall.sim.client.SimClient;
import dev.podfall.sim.openapi.BuiltDocuments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The schemas of the kinds that a policy's rules name by group, version and resource, without wildcards. */
final class KindSchemas {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REF = "#/components/schemas/";
    private static final int MOST = 10;

    private final SimClient client;

    KindSchemas(SimClient client) {
        this.client = client;
    }

    /** @param schema with all that it refers to in its place */
    record Kind(String group, String version, String kind, JsonNode schema) {
        /** As Go prints it. */
        String shown() {
            return group + "/" + version + ", Kind=" + kind;
        }
    }

    /** Ordered by group, version and kind. */
    List<Kind> named(JsonNode rules) {
        Map<String, JsonNode> documents = new HashMap<>();
        List<Kind> found = new ArrayList<>();
        for (JsonNode rule : rules) {
            if (!hasWildcard(rule.path("apiGroups")) && !hasWildcard(rule.path("apiVersions"))) {
                for (JsonNode group : rule.path("apiGroups")) {
                    for (JsonNode version : rule.path("apiVersions")) {
                        rule.path("resources")
                                .forEach(r -> add(found, documents, group.asText(), version.asText(), r.asText()));
                    }
                }
            }
        }
        found.sort(
                Comparator.comparing(Kind::group).thenComparing(Kind::version).thenComparing(Kind::kind));
        return found.subList(0, Math.min(MOST, found.size()));
    }

    private static boolean hasWildcard(JsonNode list) {
        for (JsonNode item : list) {
            if (item.asText().contains("*")) {
                return true;
            }
        }
        return false;
    }

    private void add(List<Kind> found, Map<String, JsonNode> documents, String group, String version, String resource) {
        boolean known = found.stream()
                .anyMatch(k -> k.group.equals(group)
                        && k.version.equals(version)
                        && plural(k).equals(resource));
        if (known || resource.contains("*") || resource.contains("/")) {
            return;
        }
        String part = group.isEmpty() ? "api/" + version : "apis/" + group + "/" + version;
        addBuiltIn(found, documents.computeIfAbsent(part, KindSchemas::document), group, version, resource);
        for (ObjectNode definition : client.list(Resources.CUSTOMRESOURCEDEFINITIONS, null)) {
            JsonNode spec = definition.path("spec");
            boolean meant = spec.path("group").asText().equals(group)
                    && spec.path("names").path("plural").asText().equals(resource);
            for (JsonNode served : spec.path("versions")) {
                if (meant && served.path("name").asText().equals(version)) {
                    JsonNode schema = served.path("schema").path("openAPIV3Schema");
                    found.add(new Kind(
                            group, version, spec.path("names").path("kind").asText(), schema));
                }
            }
        }
    }

    private static String plural(Kind kind) {
        return kind.kind.toLowerCase(java.util.Locale.ROOT) + "s";
    }

    private static JsonNode document(String part) {
        return new BuiltDocuments(part::equals).v3(part).map(KindSchemas::read).orElse(MissingNode.getInstance());
    }

    private static void addBuiltIn(List<Kind> found, JsonNode document, String group, String version, String resource) {
        JsonNode schemas = document.path("components").path("schemas");
        for (JsonNode schema : schemas) {
            for (JsonNode kind : schema.path("x-kubernetes-group-version-kind")) {
                boolean meant = kind.path("group").asText().equals(group)
                        && kind.path("version").asText().equals(version)
                        && isPlural(kind.path("kind").asText(), resource);
                if (meant) {
                    JsonNode whole = inlined(schema, schemas, new HashSet<>());
                    found.add(new Kind(group, version, kind.path("kind").asText(), whole));
                }
            }
        }
    }

    private static boolean isPlural(String kind, String resource) {
        String lower = kind.toLowerCase(java.util.Locale.ROOT);
        String plural = lower.endsWith("s")
                ? lower + "es"
                : lower.endsWith("y") && !lower.endsWith("ay")
                        ? lower.substring(0, lower.length() - 1) + "ies"
                        : lower + "s";
        return resource.equals(plural) || resource.equals(lower);
    }

    private static JsonNode read(byte[] document) {
        try {
            return JSON.readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException("The documents of the build cannot be read.", e);
        }
    }

    /** @param open what it is part of: a type within itself is not followed */
    private static JsonNode inlined(JsonNode schema, JsonNode schemas, Set<String> open) {
        String reference = reference(schema);
        if (!reference.isEmpty()) {
            if (!open.add(reference)) {
                return JSON.createObjectNode();
            }
            JsonNode found = inlined(schemas.path(reference), schemas, open);
            open.remove(reference);
            return found;
        }
        ObjectNode copy = JSON.createObjectNode();
        schema.properties().forEach(e -> {
            switch (e.getKey()) {
                case "properties" -> {
                    ObjectNode properties = copy.putObject("properties");
                    e.getValue()
                            .properties()
                            .forEach(p -> properties.set(p.getKey(), inlined(p.getValue(), schemas, open)));
                }
                case "items", "additionalProperties" ->
                    copy.set(e.getKey(), e.getValue().isObject() ? inlined(e.getValue(), schemas, open) : e.getValue());
                default -> copy.set(e.getKey(), e.getValue());
            }
        });
        return copy;
    }

    private static String reference(JsonNode schema) {
        JsonNode direct = schema.has("$ref") ? schema : schema.path("allOf").path(0);
        String text = direct.path("$ref").asText("");
        return text.startsWith(REF) ? text.substring(REF.length()) : "";
    }
}
