package dev.podfall.sim.kubelet.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.kubelet.host.Host;
import dev.podfall.sim.workload.Image;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The images on a node. The disk keeps their names and how they were reached; the content comes from the catalogue. */
public final class ImageStore {
    private static final String PREFIX = "image/";

    private final Host host;
    private final Image.Catalogue catalogue;
    private final Map<String, LocalImage> present = new LinkedHashMap<>();

    public ImageStore(Host host, Image.Catalogue catalogue) {
        this.host = host;
        this.catalogue = catalogue;
        host.disk().all(PREFIX).values().forEach(this::load);
    }

    private void load(ObjectNode saved) {
        String name = saved.path("name").asText();
        Map<String, JsonNode> auths = new LinkedHashMap<>();
        saved.path("auths").fields().forEachRemaining(e -> auths.put(e.getKey(), e.getValue()));
        Set<JsonNode> credentials = new LinkedHashSet<>();
        saved.path("credentials").forEach(credentials::add);
        catalogue.find(name, auths).image().ifPresent(image -> present.put(name, local(name, image, credentials)));
    }

    /** Puts an image on the node that anybody may pull, if it is not there. */
    public void preload(String name) {
        if (!present.containsKey(name)) {
            catalogue.find(name, Map.of()).image().ifPresent(image -> add(name, image, Map.of()));
        }
    }

    /** The image, when it is on the node. */
    public Optional<LocalImage> find(String name) {
        return Optional.ofNullable(present.get(name));
    }

    /** All, newest last. */
    public List<LocalImage> all() {
        return List.copyOf(present.values());
    }

    Image.Answer ask(String name, Map<String, JsonNode> auths) {
        return catalogue.find(name, auths);
    }

    LocalImage add(String name, Image image, Map<String, JsonNode> auths) {
        LocalImage before = present.get(name);
        LocalImage local = before != null && before.content().digest().equals(image.digest())
                ? before.openedWith(auths)
                : local(name, image, LocalImage.shown(image.repository(), auths));
        present.put(name, local);
        save(local, auths);
        return local;
    }

    private void save(LocalImage image, Map<String, JsonNode> auths) {
        ObjectNode saved = JsonNodeFactory.instance.objectNode().put("name", image.name());
        ObjectNode kept = saved.putObject("auths");
        auths.forEach(kept::set);
        image.credentials().forEach(saved.putArray("credentials")::add);
        host.disk().write(PREFIX + image.name(), saved);
    }

    private static LocalImage local(String name, Image image, Set<JsonNode> credentials) {
        return new LocalImage(name, image.repository() + "@" + image.digest(), image, credentials);
    }
}
