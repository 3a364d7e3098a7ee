package dev.podfall.sim.api.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Objects that a cluster takes, one of each kind, and the paths at which kinds are served. */
final class Samples {
    /** What a cluster cannot do without, or what would eat it up: only dry runs change these. */
    private static final List<String> FRAGILE = List.of(
            "nodes",
            "namespaces",
            "clusterroles",
            "clusterrolebindings",
            "priorityclasses",
            "resourcequotas",
            "leases");

    private final Map<String, ObjectNode> objects = new TreeMap<>();
    private final List<Resource> resources = new ArrayList<>();

    /** A served kind. */
    record Resource(String base, String plural, String apiVersion, String kind, boolean namespaced, List<String> subs) {
        boolean fragile() {
            return FRAGILE.contains(plural);
        }

        /** The path of its collection in a namespace. */
        String path(String namespace) {
            return base + (namespaced ? "/namespaces/" + namespace : "") + "/" + plural;
        }
    }

    Samples() {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        try (InputStream in = Samples.class.getResourceAsStream("/fuzz/samples.yaml");
                MappingIterator<ObjectNode> all =
                        yaml.readerFor(ObjectNode.class).readValues(in)) {
            all.forEachRemaining(o -> objects.put(key(o), o));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(JsonNode object) {
        return object.path("apiVersion").asText() + " " + object.path("kind").asText();
    }

    /** @param list an {@code APIResourceList} */
    void serve(String base, JsonNode list) {
        String groupVersion = list.path("groupVersion").asText();
        for (JsonNode resource : list.path("resources")) {
            String name = resource.path("name").asText();
            if (!name.contains("/")) {
                List<String> subs = new ArrayList<>();
                for (JsonNode other : list.path("resources")) {
                    if (other.path("name").asText().startsWith(name + "/")) {
                        subs.add(other.path("name").asText().substring(name.length() + 1));
                    }
                }
                String kind = resource.path("kind").asText();
                boolean namespaced = resource.path("namespaced").asBoolean();
                resources.add(new Resource(base, name, groupVersion, kind, namespaced, subs));
            }
        }
    }

    List<Resource> resources() {
        return resources;
    }

    List<ObjectNode> objects() {
        return List.copyOf(objects.values());
    }

    /** One of the kind; of a kind without a sample, just the metadata. */
    ObjectNode of(Resource resource) {
        ObjectNode sample = objects.get(resource.apiVersion() + " " + resource.kind());
        if (sample != null) {
            return sample.deepCopy();
        }
        ObjectNode bare = new ObjectMapper().createObjectNode();
        bare.put("apiVersion", resource.apiVersion()).put("kind", resource.kind());
        bare.putObject("metadata").put("name", "seed");
        return bare;
    }
}
