package dev.podfall.engine.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Places in manifests: {@code Deployment/*:/spec/template/spec/containers/*&#47;name}. A {@code *} stands for any name, field or
 * entry.
 */
record BaselinePath(String kind, String name, List<String> steps) {
    private static final String ANY = "*";

    static BaselinePath of(String text) {
        int slash = text.indexOf('/');
        int colon = text.indexOf(':');
        if (slash < 1 || colon < slash || !text.startsWith("/", colon + 1)) {
            throw new IllegalArgumentException("\"" + text + "\" is no Kind/name:/pointer");
        }
        List<String> steps = new ArrayList<>();
        for (String step : text.substring(colon + 2).split("/")) {
            steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        return new BaselinePath(text.substring(0, slash), text.substring(slash + 1, colon), List.copyOf(steps));
    }

    /** What stands there, in the order of the manifests. */
    List<JsonNode> in(Collection<? extends JsonNode> manifests) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode manifest : manifests) {
            boolean isMeant = manifest.path("kind").asText().equals(kind)
                    && (name.equals(ANY)
                            || manifest.at("/metadata/name").asText().equals(name));
            if (isMeant) {
                collect(manifest, 0, found);
            }
        }
        return found;
    }

    private void collect(JsonNode node, int step, List<JsonNode> found) {
        if (step == steps.size()) {
            if (!node.isMissingNode() && !node.isNull()) {
                found.add(node);
            }
        } else if (steps.get(step).equals(ANY)) {
            node.forEach(child -> collect(child, step + 1, found));
        } else {
            String name = steps.get(step);
            collect(
                    node.isArray() && name.matches("\\d+") ? node.path(Integer.parseInt(name)) : node.path(name),
                    step + 1,
                    found);
        }
    }
}
