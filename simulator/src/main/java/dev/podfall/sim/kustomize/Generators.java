package dev.podfall.sim.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** ConfigMaps and Secrets out of literals, files and lists of variables. Mirrors {@code api/internal/generators}. */
final class Generators {
    private final Folder folder;
    private final String directory;
    private final Kustomization wanted;

    Generators(Folder folder, String directory, Kustomization wanted) {
        this.folder = folder;
        this.directory = directory;
        this.wanted = wanted;
    }

    void add(List<Resource> resources) {
        wanted.at("configMapGenerator").forEach(g -> add(resources, g, "ConfigMap"));
        wanted.at("secretGenerator").forEach(g -> add(resources, g, "Secret"));
    }

    private void add(List<Resource> resources, JsonNode generator, String kind) {
        Resource made = new Resource(object(generator, kind));
        made.hashed(!option(generator, "disableNameSuffixHash").asBoolean());
        String behavior = generator.path("behavior").asText("create");
        Optional<Resource> before =
                resources.stream().filter(r -> r.was(made.id())).findFirst();
        if (behavior.equals("merge") || behavior.equals("replace")) {
            Resource old = before.orElseThrow(() -> new KustomizeFailure("merging from generator &{" + made.name()
                    + "}: id " + made.id() + " does not exist; cannot merge or replace"));
            change(old, made, behavior.equals("merge"));
        } else if (before.isPresent()) {
            throw new KustomizeFailure(
                    "merging from generator: may not add resource with an already registered id: " + made.id());
        } else {
            resources.add(made);
        }
    }

    private static void change(Resource old, Resource made, boolean merge) {
        ObjectNode json = old.json();
        for (String field : List.of("data", "binaryData")) {
            if (!merge) {
                json.remove(field);
            }
            if (made.json().has(field)) {
                json.withObject("/" + field).setAll((ObjectNode) made.json().path(field));
            }
        }
        for (String field : List.of("labels", "annotations")) {
            if (made.metadata().has(field)) {
                old.metadata().withObject("/" + field).setAll((ObjectNode)
                        made.metadata().path(field));
            }
        }
    }

    private ObjectNode object(JsonNode generator, String kind) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("apiVersion", "v1").put("kind", kind);
        ObjectNode metadata =
                object.putObject("metadata").put("name", generator.path("name").asText());
        if (generator.hasNonNull("namespace")) {
            metadata.set("namespace", generator.path("namespace"));
        }
        for (String field : List.of("labels", "annotations")) {
            Map<String, String> all =
                    Kustomization.map(wanted.at("generatorOptions").path(field));
            all.putAll(Kustomization.map(generator.path("options").path(field)));
            if (!all.isEmpty()) {
                all.forEach(metadata.putObject(field)::put);
            }
        }
        if (option(generator, "immutable").asBoolean()) {
            object.put("immutable", true);
        }
        if (kind.equals("Secret")) {
            object.put("type", generator.path("type").asText("Opaque"));
        }
        values(generator).forEach((key, value) -> put(object, key, value));
        return object;
    }

    private JsonNode option(JsonNode generator, String name) {
        JsonNode own = generator.path("options").path(name);
        return own.isMissingNode() ? wanted.at("generatorOptions").path(name) : own;
    }

    private static void put(ObjectNode object, String key, byte[] value) {
        String encoded = Base64.getEncoder().encodeToString(value);
        if (object.path("kind").asText().equals("Secret")) {
            object.withObject("/data").put(key, encoded);
            return;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
            object.withObject("/data").put(key, text);
        } catch (CharacterCodingException binary) {
            object.withObject("/binaryData").put(key, encoded);
        }
    }

    private Map<String, byte[]> values(JsonNode generator) {
        Map<String, byte[]> values = new TreeMap<>();
        generator.path("envs").forEach(file -> variables(file.asText(), values));
        if (generator.hasNonNull("env")) {
            variables(generator.path("env").asText(), values);
        }
        for (JsonNode literal : generator.path("literals")) {
            String text = literal.asText();
            int equals = text.indexOf('=');
            if (equals <= 0) {
                throw new KustomizeFailure("loading KV pairs: literal sources [" + text + "]: invalid literal source "
                        + text + ", expected key=value");
            }
            put(
                    values,
                    text.substring(0, equals),
                    unquoted(text.substring(equals + 1)).getBytes(StandardCharsets.UTF_8));
        }
        for (JsonNode file : generator.path("files")) {
            String text = file.asText();
            int equals = text.indexOf('=');
            String path = text.substring(equals + 1);
            String key = equals < 0 ? path.substring(path.lastIndexOf('/') + 1) : text.substring(0, equals);
            put(values, key, file(path, "file sources: [" + text + "]"));
        }
        return values;
    }

    private static void put(Map<String, byte[]> values, String key, byte[] value) {
        if (values.put(key, value) != null) {
            throw new KustomizeFailure("cannot add key " + key + ", another key by that name already exists");
        }
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && (value.startsWith("\"") && value.endsWith("\"") || value.startsWith("'") && value.endsWith("'"));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private void variables(String path, Map<String, byte[]> values) {
        String text = new String(file(path, "env sources: [" + path + "]"), StandardCharsets.UTF_8);
        for (String line : text.split("\r?\n")) {
            String stripped = line.stripLeading();
            if (stripped.isEmpty() || stripped.startsWith("#")) {
                continue;
            }
            int equals = stripped.indexOf('=');
            String key = equals < 0 ? stripped : stripped.substring(0, equals);
            put(
                    values,
                    key,
                    equals < 0 ? new byte[0] : stripped.substring(equals + 1).getBytes(StandardCharsets.UTF_8));
        }
    }

    private byte[] file(String path, String what) {
        String whole = Folder.resolve(directory, path);
        return folder.file(whole)
                .orElseThrow(() ->
                        new KustomizeFailure("loading KV pairs: " + what + ": " + Kustomize.missing(folder, whole)));
    }
}
