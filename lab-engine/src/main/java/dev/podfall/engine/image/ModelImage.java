package dev.podfall.engine.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An image to build.
 *
 * @param repository with its registry, such as {@code registry.ml.internal/fraud-scorer}
 * @param tags at least one; the first is its version
 * @param program the name that {@code dev.podfall.program.Main} knows
 */
record ModelImage(String repository, List<String> tags, String program, Map<String, String> environment) {
    private static final String CATALOGUE = "/dev/podfall/sim/workload/images/images.json";
    private static final String REGISTRY = "registry.ml.internal/";

    String reference() {
        return repository + ":" + tags.get(0);
    }

    List<String> references() {
        return tags.stream().map(t -> repository + ":" + t).toList();
    }

    /** The same image below a prefix that stands for {@code registry.ml.internal}. */
    ModelImage below(String prefix) {
        String name = repository.substring(REGISTRY.length());
        return new ModelImage(prefix.replaceFirst("/+$", "") + "/" + name, tags, program, environment);
    }

    /**
     * The labs' images as the simulator's catalogue names them, and what only real clusters need. A repository behind
     * credentials is left out: on a node that has the image nobody would ask for them.
     */
    static List<ModelImage> all() {
        List<ModelImage> all = new ArrayList<>();
        for (JsonNode repository : catalogue().path("repositories")) {
            if (repository.path("name").asText().startsWith(REGISTRY) && !repository.has("login")) {
                repository.path("releases").forEach(release -> all.add(of(repository, release)));
            }
        }
        all.add(new ModelImage(REGISTRY + "podfall-prober", List.of("1"), "podfall-prober", Map.of()));
        all.add(new ModelImage(REGISTRY + "image-registry", List.of("1"), "image-registry", Map.of()));
        return all;
    }

    private static ModelImage of(JsonNode repository, JsonNode release) {
        List<String> tags = new ArrayList<>();
        release.path("tags").forEach(t -> tags.add(t.asText()));
        Map<String, String> environment = new TreeMap<>();
        release.path("environment")
                .fields()
                .forEachRemaining(e -> environment.put(e.getKey(), e.getValue().asText()));
        String program = repository.path("programs").elements().next().asText();
        return new ModelImage(repository.path("name").asText(), List.copyOf(tags), program, environment);
    }

    static JsonNode catalogue() {
        try (InputStream data = ModelImage.class.getResourceAsStream(CATALOGUE)) {
            return new ObjectMapper().readTree(data);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The image catalogue " + CATALOGUE + " can't be read.", unreadable);
        }
    }
}
