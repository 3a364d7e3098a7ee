package dev.podfall.sim.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.PatchType;
import dev.podfall.sim.patch.PatchFailure;
import dev.podfall.sim.patch.Patches;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Patches, strategic and JSON, in files or in place. Mirrors {@code api/internal/builtins/PatchTransformer}. */
final class Patching {
    private static final List<String> KEYS = List.of("name", "mountPath", "containerPort", "port", "ip", "topologyKey");

    private final Folder folder;
    private final String directory;
    private final Kustomization wanted;

    Patching(Folder folder, String directory, Kustomization wanted) {
        this.folder = folder;
        this.directory = directory;
        this.wanted = wanted;
    }

    void apply(List<Resource> resources) {
        for (String entry : wanted.texts("patchesStrategicMerge")) {
            String path = Folder.resolve(directory, entry);
            byte[] text = folder.file(path).orElseGet(() -> entry.getBytes(StandardCharsets.UTF_8));
            strategic(resources, documents(text, entry), null);
        }
        for (String field : List.of("patches", "patchesJson6902")) {
            for (JsonNode entry : wanted.at(field)) {
                patch(resources, entry);
            }
        }
    }

    private void patch(List<Resource> resources, JsonNode entry) {
        String path = entry.path("path").asText("");
        byte[] text = path.isEmpty() ? entry.path("patch").asText().getBytes(StandardCharsets.UTF_8) : file(path);
        JsonNode target = entry.path("target");
        List<JsonNode> documents = documents(text, entry.path("patch").asText(path));
        if (documents.size() == 1 && documents.get(0).isArray()) {
            if (target.isMissingNode() || target.isEmpty()) {
                throw new KustomizeFailure(
                        "must specify a target for JSON patch " + new String(text, StandardCharsets.UTF_8));
            }
            json(resources, documents.get(0), target);
        } else {
            strategic(resources, documents, target.isEmpty() ? null : target);
        }
    }

    private byte[] file(String path) {
        String whole = Folder.resolve(directory, path);
        return folder.file(whole)
                .orElseThrow(() -> new KustomizeFailure(
                        "trouble configuring builtin PatchTransformer with config: `\npath: " + path
                                + "\n`: failed to get the patch file from path(" + path + "): "
                                + Kustomize.missing(folder, whole)));
    }

    private static List<JsonNode> documents(byte[] text, String shown) {
        try {
            return Documents.all(text);
        } catch (IOException malformed) {
            throw new KustomizeFailure("unable to parse SM or JSON patch from [" + shown + "]", malformed);
        }
    }

    private static void json(List<Resource> resources, JsonNode patch, JsonNode target) {
        for (Resource resource : selected(resources, target)) {
            try {
                resource.replace(Patches.apply(resource.json(), PatchType.JSON, patch));
            } catch (PatchFailure failure) {
                throw new KustomizeFailure(failure.getMessage(), failure);
            }
        }
    }

    private static void strategic(List<Resource> resources, List<JsonNode> patches, JsonNode target) {
        for (JsonNode patch : patches) {
            if (!(patch instanceof ObjectNode changes)) {
                throw new KustomizeFailure("unable to parse SM or JSON patch from [" + patch + "]");
            }
            List<Resource> chosen = target == null ? List.of(named(resources, changes)) : selected(resources, target);
            chosen.forEach(resource -> merge(resources, resource, changes));
        }
    }

    private static Resource named(List<Resource> resources, ObjectNode patch) {
        Resource.Id id = Resource.id(patch);
        return resources.stream()
                .filter(r -> r.was(id))
                .findFirst()
                .orElseThrow(() -> new KustomizeFailure("no resource matches strategic merge patch \"" + id
                        + "\": no matches for Id " + id + "; failed to find unique target for patch " + id));
    }

    private static void merge(List<Resource> resources, Resource resource, ObjectNode patch) {
        if (patch.path("$patch").asText().equals("delete")) {
            resources.remove(resource);
            return;
        }
        ObjectNode changes = patch.deepCopy();
        changes.remove(List.of("apiVersion", "kind"));
        if (changes.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove(List.of("name", "namespace"));
        }
        try {
            ObjectNode merged = Patches.apply(resource.json(), PatchType.STRATEGIC, changes);
            order(merged, changes);
            resource.replace(merged);
        } catch (PatchFailure failure) {
            throw new KustomizeFailure(failure.getMessage(), failure);
        }
    }

    /** What a patch names in a list comes first in it, in the patch's order; the API server has it last. */
    private static void order(JsonNode merged, JsonNode patch) {
        patch.fields().forEachRemaining(field -> {
            JsonNode there = merged.path(field.getKey());
            if (field.getValue() instanceof ArrayNode named && there instanceof ArrayNode list) {
                order(list, named);
            } else if (field.getValue().isObject()) {
                order(there, field.getValue());
            }
        });
    }

    private static void order(ArrayNode list, ArrayNode named) {
        for (String key : KEYS) {
            if (has(list, key) && has(named, key)) {
                List<JsonNode> first = new ArrayList<>();
                List<JsonNode> rest = new ArrayList<>();
                list.forEach(rest::add);
                for (JsonNode item : named) {
                    rest.stream()
                            .filter(r -> r.path(key).equals(item.path(key)))
                            .findFirst()
                            .ifPresent(found -> {
                                order(found, item);
                                first.add(found);
                                rest.remove(found);
                            });
                }
                list.removeAll();
                list.addAll(first).addAll(rest);
                return;
            }
        }
    }

    private static boolean has(ArrayNode list, String key) {
        for (JsonNode item : list) {
            if (!item.has(key)) {
                return false;
            }
        }
        return !list.isEmpty();
    }

    private static List<Resource> selected(List<Resource> resources, JsonNode target) {
        return resources.stream().filter(r -> matches(r, target)).toList();
    }

    private static boolean matches(Resource resource, JsonNode target) {
        Resource.Id id = resource.id();
        return fits(target, "group", id.group())
                && fits(target, "version", id.version())
                && fits(target, "kind", id.kind())
                && fits(target, "namespace", id.namespace())
                && (fits(target, "name", id.name())
                        || resource.wasNamed(target.path("name").asText()))
                && Selectors.test(
                        target.path("labelSelector").asText(""),
                        resource.metadata().path("labels"))
                && Selectors.test(
                        target.path("annotationSelector").asText(""),
                        resource.metadata().path("annotations"));
    }

    private static boolean fits(JsonNode target, String field, String value) {
        String pattern = target.path(field).asText("");
        return pattern.isEmpty()
                || pattern.equals(value)
                || Selectors.pattern(pattern).matches(value);
    }
}
