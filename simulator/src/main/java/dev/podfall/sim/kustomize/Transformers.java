package dev.podfall.sim.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one kustomization does to its resources, in upstream's order. */
final class Transformers {
    private static final Set<String> SCALED =
            Set.of("Deployment", "ReplicationController", "ReplicaSet", "StatefulSet");

    private final Folder folder;
    private final String directory;
    private final Kustomization wanted;

    Transformers(Folder folder, String directory, Kustomization wanted) {
        this.folder = folder;
        this.directory = directory;
        this.wanted = wanted;
    }

    void apply(List<Resource> resources) {
        new Patching(folder, directory, wanted).apply(resources);
        replicas(resources);
        Names.transform(resources, wanted.text("namespace"), wanted.text("namePrefix"), wanted.text("nameSuffix"));
        Map<String, String> common = Kustomization.map(wanted.at("commonLabels"));
        resources.forEach(r -> Labels.add(r.json(), common, Labels.Reach.SELECTORS));
        for (JsonNode entry : wanted.at("labels")) {
            Labels.Reach reach = entry.path("includeSelectors").asBoolean()
                    ? Labels.Reach.SELECTORS
                    : entry.path("includeTemplates").asBoolean() ? Labels.Reach.TEMPLATES : Labels.Reach.OBJECTS;
            Map<String, String> pairs = Kustomization.map(entry.path("pairs"));
            resources.forEach(r -> Labels.add(r.json(), pairs, reach));
        }
        Map<String, String> annotations = Kustomization.map(wanted.at("commonAnnotations"));
        resources.forEach(r -> Labels.annotate(r.json(), annotations));
        for (JsonNode image : wanted.at("images")) {
            resources.forEach(r -> images(r.json(), image));
        }
    }

    private void replicas(List<Resource> resources) {
        for (JsonNode entry : wanted.at("replicas")) {
            String name = entry.path("name").asText();
            boolean found = false;
            for (Resource resource : resources) {
                if (SCALED.contains(resource.kind()) && resource.wasNamed(name)) {
                    resource.json().withObject("/spec").set("replicas", entry.path("count"));
                    found = true;
                }
            }
            if (!found) {
                throw new KustomizeFailure(
                        "resource with name " + name + " does not match a config with the following GVK"
                                + " [Deployment.[noVer].[noGrp] StatefulSet.[noVer].[noGrp] ReplicaSet.[noVer].[noGrp]"
                                + " ReplicationController.[noVer].[noGrp]]");
            }
        }
    }

    private static void images(JsonNode node, JsonNode wanted) {
        if (node instanceof ObjectNode object) {
            object.fields().forEachRemaining(field -> {
                if (field.getKey().equals("containers") || field.getKey().equals("initContainers")) {
                    field.getValue().forEach(container -> image(container, wanted));
                }
                images(field.getValue(), wanted);
            });
        } else if (node instanceof ArrayNode list) {
            list.forEach(item -> images(item, wanted));
        }
    }

    private static void image(JsonNode container, JsonNode wanted) {
        if (!(container instanceof ObjectNode object) || !object.path("image").isTextual()) {
            return;
        }
        Map<String, String> parts = split(object.path("image").asText());
        if (!parts.get("name").equals(wanted.path("name").asText())) {
            return;
        }
        String name = wanted.path("newName").asText(parts.get("name"));
        String tag = parts.get("tag");
        String digest = parts.get("digest");
        if (wanted.hasNonNull("newTag")) {
            tag = ":" + wanted.path("newTag").asText();
            digest = "";
        }
        if (wanted.hasNonNull("digest")) {
            tag = "";
            digest = "@" + wanted.path("digest").asText();
        }
        object.put("image", name + tag + wanted.path("tagSuffix").asText("") + digest);
    }

    /** Name, tag with its colon, digest with its sign. */
    private static Map<String, String> split(String image) {
        int at = image.indexOf('@');
        String digest = at < 0 ? "" : image.substring(at);
        String rest = at < 0 ? image : image.substring(0, at);
        int colon = rest.lastIndexOf(':');
        boolean tagged = colon > rest.lastIndexOf('/');
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("name", tagged ? rest.substring(0, colon) : rest);
        parts.put("tag", tagged ? rest.substring(colon) : "");
        parts.put("digest", digest);
        return parts;
    }
}
