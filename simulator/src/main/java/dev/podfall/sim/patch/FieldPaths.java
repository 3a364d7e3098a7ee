package dev.podfall.sim.patch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Names of fields and items in a {@link FieldSet}, and how paths are shown to people. */
final class FieldPaths {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FieldPaths() {}

    static String field(String name) {
        return "f:" + name;
    }

    static String value(JsonNode value) {
        return "v:" + value;
    }

    /** An item of a list with keys, by them. */
    static String item(JsonNode item, Structure.Fact fact) {
        ObjectNode keys = JsonNodeFactory.instance.objectNode();
        fact.keys().stream().sorted().forEach(key -> {
            JsonNode value = item.path(key);
            if (!value.isMissingNode()) {
                keys.set(key, value);
            } else if (key.equals("protocol")) {
                keys.put(key, "TCP");
            }
        });
        return "k:" + keys;
    }

    /** All paths of a set, such as {@code .spec.containers[name="web"].image}. */
    static List<String> list(FieldSet set) {
        List<String> paths = new ArrayList<>();
        collect(set, "", paths);
        return paths;
    }

    /** The fields of a level come before those below it. */
    private static void collect(FieldSet set, String path, List<String> paths) {
        set.children().forEach((name, child) -> {
            if (child.isMember()) {
                paths.add(path + shown(name));
            }
        });
        set.children().forEach((name, child) -> collect(child, path + shown(name), paths));
    }

    private static String shown(String name) {
        String rest = name.substring(2);
        return switch (name.charAt(0)) {
            case 'f' -> "." + rest;
            case 'v' -> "[=" + rest + "]";
            case 'k' -> keys(rest);
            default -> "[" + rest + "]";
        };
    }

    private static String keys(String json) {
        try {
            List<String> pairs = new ArrayList<>();
            JSON.readTree(json).fields().forEachRemaining(e -> pairs.add(e.getKey() + "=" + e.getValue()));
            return "[" + String.join(",", pairs) + "]";
        } catch (JsonProcessingException e) {
            return "[" + json + "]";
        }
    }
}
