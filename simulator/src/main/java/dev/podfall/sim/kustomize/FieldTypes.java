package dev.podfall.sim.kustomize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.schema.ScalarForms;
import java.util.Iterator;
import java.util.Map;

/**
 * The types of a kustomization's fields, by the names that Go gives them. Mirrors {@code sigs.k8s.io/kustomize/api/types.Kustomization}.
 */
final class FieldTypes {
    private static final String TEXT = "string";
    private static final String TEXTS = "[]string";
    private static final String MAP = "map[string]string";
    private static final String LIST = "[]";

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("namespace", TEXT),
            Map.entry("namePrefix", TEXT),
            Map.entry("nameSuffix", TEXT),
            Map.entry("resources", TEXTS),
            Map.entry("bases", TEXTS),
            Map.entry("components", TEXTS),
            Map.entry("commonLabels", MAP),
            Map.entry("commonAnnotations", MAP),
            Map.entry("labels", "[]types.Label"),
            Map.entry("images", "[]types.Image"),
            Map.entry("replicas", "[]types.Replica"),
            Map.entry("configMapGenerator", "[]types.ConfigMapArgs"),
            Map.entry("secretGenerator", "[]types.SecretArgs"),
            Map.entry("generatorOptions", "types.GeneratorOptions"),
            Map.entry("patches", "[]types.Patch"),
            Map.entry("patchesStrategicMerge", "[]types.PatchStrategicMerge"),
            Map.entry("patchesJson6902", "[]types.Patch"));

    /** Fields of items that people write as numbers, such as a tag without quotes. */
    private static final Map<String, Map<String, String>> OF_ITEMS = Map.of(
            "images", Map.of("name", TEXT, "newName", TEXT, "newTag", TEXT, "digest", TEXT),
            "replicas", Map.of("name", TEXT, "count", "int64"),
            "patches", Map.of("path", TEXT, "patch", TEXT));

    private FieldTypes() {}

    /** @throws KustomizeFailure for the first field that has another type, in the words of Go's JSON */
    static void check(ObjectNode kustomization) {
        for (Iterator<Map.Entry<String, JsonNode>> fields = kustomization.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            String type = TYPES.get(field.getKey());
            if (type != null && !field.getValue().isNull()) {
                value("Kustomization." + field.getKey(), field.getKey(), type, field.getValue());
            }
        }
    }

    private static void value(String place, String field, String type, JsonNode value) {
        require(fits(type, value), place, type, value);
        if (type.equals(MAP)) {
            value.forEach(one -> require(fits(TEXT, one), place, TEXT, one));
        } else if (type.startsWith(LIST)) {
            String item = type.substring(LIST.length());
            for (JsonNode one : value) {
                require(fits(item, one), place, item, one);
                item(item.substring(item.indexOf('.') + 1), field, one);
            }
        }
    }

    private static void item(String struct, String list, JsonNode item) {
        OF_ITEMS.getOrDefault(list, Map.of()).forEach((field, type) -> {
            JsonNode value = item.path(field);
            require(value.isMissingNode() || fits(type, value), struct + "." + list + "." + field, type, value);
        });
    }

    private static boolean fits(String type, JsonNode value) {
        if (value.isNull()) {
            return true;
        } else if (type.startsWith(LIST)) {
            return value.isArray();
        } else if (type.equals(TEXT) || type.equals("types.PatchStrategicMerge")) {
            return value.isTextual();
        }
        return type.equals("int64") ? value.isIntegralNumber() : value.isObject();
    }

    private static void require(boolean fits, String place, String type, JsonNode value) {
        if (!fits) {
            throw new KustomizeFailure("invalid Kustomization: json: cannot unmarshal " + ScalarForms.jsonName(value)
                    + " into Go struct field " + place + " of type " + type);
        }
    }
}
