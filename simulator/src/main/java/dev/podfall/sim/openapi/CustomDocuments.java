package dev.podfall.sim.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.openapi.build.Paths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The documents of custom resources, one for each group and version, made when a client asks. Mirrors {@code
 * k8s.io/apiextensions-apiserver/pkg/controller/openapi/builder}.
 */
public final class CustomDocuments {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REF = "#/components/schemas/";
    private static final String METADATA = "Standard object's metadata. More info: "
            + "https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#metadata";
    private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";

    private final Map<String, List<Kind>> parts = new TreeMap<>();
    private final Map<String, byte[]> made = new HashMap<>();

    /**
     * A version of a custom resource.
     *
     * @param schema as its definition writes it
     */
    public record Kind(ResourceType type, String listKind, boolean hasStatus, JsonNode schema) {}

    public CustomDocuments(List<Kind> kinds) {
        kinds.forEach(kind -> parts.computeIfAbsent("apis/" + kind.type().apiVersion(), p -> new ArrayList<>())
                .add(kind));
    }

    /** Such as {@code apis/serving.example.com/v1}. */
    public List<String> parts() {
        return List.copyOf(parts.keySet());
    }

    public boolean has(String part) {
        return parts.containsKey(part);
    }

    /** The SHA-512 of a part that is there, in upper case. */
    public String hash(String part) {
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-512").digest(document(part)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-512.", e);
        }
    }

    /** A part that is there. */
    public byte[] document(String part) {
        return made.computeIfAbsent(part, p -> bytes(make(parts.get(p))));
    }

    private static byte[] bytes(ObjectNode document) {
        try {
            return JSON.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree is always written.", e);
        }
    }

    private static ObjectNode make(List<Kind> kinds) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Kubernetes CRD Swagger").put("version", "v0.1.0");
        Paths paths = new Paths(document.putObject("paths"));
        ObjectNode schemas = document.putObject("components").putObject("schemas");
        for (Kind kind : kinds) {
            String name = name(kind.type());
            schemas.set(name, definition(kind));
            schemas.set(name + "List", list(kind, name));
            paths.addCustom(kind.type(), name, kind.hasStatus());
        }
        Shared.SCHEMAS.forEach(schemas::set);
        return document;
    }

    /** The group from its end, the version and the kind. */
    private static String name(ResourceType type) {
        List<String> parts = new ArrayList<>(List.of(type.group().split("\\.")));
        Collections.reverse(parts);
        return String.join(".", parts) + "." + type.version() + "." + type.kind();
    }

    private static ObjectNode definition(Kind kind) {
        ObjectNode definition = kind.schema().isObject()
                ? kind.schema().deepCopy()
                : JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = definition.withObject("/properties");
        typeMeta(properties);
        ObjectNode metadata = Shared.META.path("metadata").deepCopy();
        properties.set("metadata", metadata.put("description", METADATA));
        return withKind(definition, kind.type(), kind.type().kind());
    }

    private static ObjectNode list(Kind kind, String name) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("description", kind.listKind() + " is a list of " + kind.type().kind());
        list.put("type", "object").putArray("required").add("items");
        ObjectNode properties = list.putObject("properties");
        typeMeta(properties);
        ObjectNode items = properties.putObject("items").put("type", "array");
        items.putObject("items").putArray("allOf").addObject().put("$ref", REF + name);
        properties.putObject("metadata").putArray("allOf").addObject().put("$ref", REF + META + "ListMeta");
        return withKind(list, kind.type(), kind.listKind());
    }

    private static void typeMeta(ObjectNode properties) {
        for (String field : new String[] {"apiVersion", "kind"}) {
            properties.set(field, Shared.META.path(field).deepCopy());
        }
    }

    private static ObjectNode withKind(ObjectNode definition, ResourceType type, String kind) {
        ObjectNode entry =
                definition.putArray("x-kubernetes-group-version-kind").addObject();
        entry.put("group", type.group()).put("kind", kind).put("version", type.version());
        return definition;
    }

    /** What all objects have, out of a document that the build made. */
    private static final class Shared {
        private static final Map<String, JsonNode> SCHEMAS = new TreeMap<>();
        private static final JsonNode META = read();

        private static JsonNode read() {
            String part = "apis/coordination.k8s.io/v1";
            byte[] built = new BuiltDocuments(part::equals).v3(part).orElseThrow();
            try {
                JsonNode schemas = JSON.readTree(built).path("components").path("schemas");
                schemas.properties().forEach(e -> {
                    if (e.getKey().startsWith("io.k8s.apimachinery.")) {
                        SCHEMAS.put(e.getKey(), e.getValue());
                    }
                });
                return schemas.path("io.k8s.api.coordination.v1.Lease").path("properties");
            } catch (IOException e) {
                throw new UncheckedIOException("The documents of the build cannot be read.", e);
            }
        }
    }
}
