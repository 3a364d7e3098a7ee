package dev.podfall.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.workload.images.ImageReference;
import java.util.LinkedHashMap;
import java.util.Map;

/** Images that whoever starts a cluster says there are, in the form of the simulator's own catalogue. */
final class OwnImages {
    private static final long SIZE = 50_000_000;

    private final Map<String, ObjectNode> repositories = new LinkedHashMap<>();

    /** @param program what its container runs, as the catalogue names it */
    void add(String reference, String program) {
        ImageReference parsed = parse(reference);
        ObjectNode repository = repositories.computeIfAbsent(parsed.repository(), OwnImages::repository);
        String path =
                "/app/" + parsed.repository().substring(parsed.repository().lastIndexOf('/') + 1);
        repository.putArray("entrypoint").add(path);
        ObjectNode release = repository.withArray("releases").addObject().put("size", SIZE);
        release.putArray("tags").add(parsed.tag());
        release.putObject("programs").put(path, program);
    }

    JsonNode data() {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.putArray("repositories").addAll(repositories.values());
        return data;
    }

    private static ObjectNode repository(String name) {
        return JsonNodeFactory.instance.objectNode().put("name", name).put("userland", "busybox");
    }

    private static ImageReference parse(String reference) {
        try {
            ImageReference parsed = ImageReference.parse(reference);
            if (parsed.digest() == null) {
                return parsed;
            }
        } catch (ImageReference.InvalidReference wrong) {
            throw new IllegalArgumentException(
                    "\"" + reference + "\" is no image: " + wrong.getMessage() + ". Write it as pods name it.", wrong);
        }
        throw new IllegalArgumentException("\"" + reference + "\" has a digest. Name the image by its tag.");
    }
}
