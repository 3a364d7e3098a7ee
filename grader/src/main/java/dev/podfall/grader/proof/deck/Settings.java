package dev.podfall.grader.proof.deck;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A number in a ConfigMap that the server refers to.
 *
 * @param bent another one of its kind
 */
public record Settings(String map, String key, String bent) {
    private static final Pattern WHOLE = Pattern.compile("[1-9][0-9]*");
    private static final Pattern SHARE = Pattern.compile("0\\.[0-9]*[1-9][0-9]*");

    /** All that a lab's server has. */
    public static List<Settings> of(Subject subject) {
        List<Settings> all = new ArrayList<>();
        for (ObjectNode map : subject.references("ConfigMap")) {
            for (Map.Entry<String, String> entry :
                    Manifests.strings(map.path("data")).entrySet()) {
                String value = entry.getValue();
                if (WHOLE.matcher(value).matches()) {
                    all.add(new Settings(Manifests.name(map), entry.getKey(), "1"));
                } else if (SHARE.matcher(value).matches()) {
                    all.add(new Settings(Manifests.name(map), entry.getKey(), "0.001"));
                }
            }
        }
        return all;
    }

    /** Writes the other number into the ConfigMap. */
    public void bend(Table table) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.withObject("/data").put(key, bent);
        table.api().patch(table.at("ConfigMap", map), dev.podfall.engine.ClusterApi.PatchKind.MERGE, patch);
    }

    /** The other numbers as variables of a container. */
    public static String asVariables(Subject subject) {
        return of(subject).stream()
                .map(s -> "{name: " + s.key + ", value: '" + s.bent + "'}")
                .toList()
                .toString();
    }
}
