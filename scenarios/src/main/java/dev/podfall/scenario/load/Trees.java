package dev.podfall.scenario.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.podfall.scenario.draw.Placeholders;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * YAML files as trees with their placeholders marked, kept until their text changes: a lab is read again for each seed, and
 * parsing is what takes long. Nobody may change a tree. Safe to use from several threads.
 */
final class Trees {
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(String text, List<? extends JsonNode> documents) {}

    /** The only document of a file. */
    JsonNode one(String file, String text) {
        return of(file, text, () -> List.of(Yaml.read(JsonNode.class, file, Placeholders.marked(text))))
                .get(0);
    }

    /** All documents of a file. */
    List<? extends JsonNode> documents(String file, String text) {
        return of("all of " + file, text, () -> Yaml.documents(file, Placeholders.marked(text)));
    }

    private List<? extends JsonNode> of(String key, String text, Supplier<List<? extends JsonNode>> reading) {
        Kept last = kept.get(key);
        if (last == null || !last.text().equals(text)) {
            last = new Kept(text, reading.get());
            kept.put(key, last);
        }
        return last.documents();
    }
}
