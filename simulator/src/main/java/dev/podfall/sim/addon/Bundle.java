package dev.podfall.sim.addon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.SimClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The manifests that install an add-on: its definitions, rights and Deployments, as its upstream's have them. They are data of this
 * package: {@code NAME.yaml}.
 */
public final class Bundle {
    private static final List<String> NAMES =
            List.of("argocd", "cert-manager", "external-secrets", "flux", "sealed-secrets");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** Read once for all clusters of the process. */
    private static final Map<String, List<ObjectNode>> READ = new ConcurrentHashMap<>();

    private final List<ObjectNode> objects;

    private Bundle(List<ObjectNode> objects) {
        this.objects = List.copyOf(objects);
    }

    /** The add-ons that come along. */
    public static List<String> names() {
        return NAMES;
    }

    /** @throws IllegalArgumentException if no add-on has that name */
    public static Bundle of(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "There is no add-on \"" + name + "\". There are: " + String.join(", ", NAMES) + ".");
        }
        return new Bundle(READ.computeIfAbsent(name, Bundle::read));
    }

    private static List<ObjectNode> read(String name) {
        String data = name + ".yaml";
        try (InputStream in = Bundle.class.getResourceAsStream(data);
                MappingIterator<JsonNode> documents =
                        YAML.readerFor(JsonNode.class).readValues(in)) {
            List<ObjectNode> objects = new ArrayList<>();
            while (documents.hasNext()) {
                objects.add((ObjectNode) documents.next());
            }
            return objects;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The add-on " + data + " can't be read.", unreadable);
        }
    }

    /** Where its programs run. */
    public Set<String> namespaces() {
        Set<String> all = new TreeSet<>();
        for (ObjectNode object : objects) {
            if (object.path("kind").asText().equals("Deployment")) {
                all.add(object.at("/metadata/namespace").asText());
            }
        }
        return all;
    }

    /** Creates what is not there yet. Call it on the loop. @throws ApiException as the API refuses */
    public void install(SimClient client) {
        for (ObjectNode object : objects) {
            KubeObject wanted = new KubeObject(object.deepCopy());
            String kind = object.path("kind").asText();
            ResourceType type = client.typeIn(object.path("apiVersion").asText(), kind)
                    .orElseThrow(() -> new IllegalStateException("An add-on has a " + kind + ", which is not served."));
            if (client.find(type, type.namespaced() ? wanted.namespace() : null, wanted.name())
                    .isEmpty()) {
                client.create(type, wanted.json());
            }
        }
    }
}
