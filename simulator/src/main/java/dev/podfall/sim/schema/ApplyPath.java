package dev.podfall.sim.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paths as server-side apply writes them: {@code .spec.template.spec.containers[name="web"].image}. Mirrors
 * {@code sigs.k8s.io/structured-merge-diff/fieldpath}.
 */
public final class ApplyPath {
    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(\\d+)\\]");

    private ApplyPath() {}

    /**
     * @param path with indexes, such as {@code spec.containers[0].image}
     * @param object where list items are looked up for their keys
     */
    public static String of(FieldType.Struct kind, String path, JsonNode object) {
        StringBuilder text = new StringBuilder();
        FieldType type = kind;
        FieldType.Field field = null;
        JsonNode at = object;
        for (Matcher step = STEP.matcher(path); step.find(); ) {
            if (step.group(1) != null) {
                field = type instanceof FieldType.Struct struct
                        ? struct.fields().get(step.group(1))
                        : null;
                type = field == null ? null : field.type();
                at = at.path(step.group(1));
                text.append('.').append(step.group(1));
            } else {
                at = at.path(Integer.parseInt(step.group(2)));
                text.append(item(field, step.group(2), at));
                type = type instanceof FieldType.ListOf list ? list.item() : null;
            }
        }
        return text.toString();
    }

    private static String item(FieldType.Field list, String index, JsonNode item) {
        String keys = list == null ? null : list.facts().get("keys");
        if (keys == null) {
            return "[" + index + "]";
        }
        StringBuilder text = new StringBuilder();
        for (String key : keys.split(",")) {
            JsonNode value = item.path(key);
            if (!(value instanceof MissingNode)) {
                text.append(text.isEmpty() ? "" : ",").append(key).append('=').append(value);
            }
        }
        return "[" + text + "]";
    }
}
