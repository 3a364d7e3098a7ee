package dev.podfall.sim.addon.flux;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The objects that a Kustomization has applied, as its status lists them. Mirrors {@code internal/inventory} of kustomize-controller. */
final class Inventory {
    private Inventory() {}

    /**
     * An entry.
     *
     * @param id {@code namespace_name_group_kind}; a colon in a name is written as {@code __}
     * @param version of the API it was applied in
     */
    record Item(String id, String version) {
        /** The name may have the separator in it, the others may not: they are taken from both ends. */
        private static final Pattern PARTS = Pattern.compile("([^_]*)_(.*)_([^_]*)_([^_]*)", Pattern.DOTALL);

        private String part(int index) {
            Matcher parts = PARTS.matcher(id);
            return parts.matches() ? parts.group(index) : "";
        }

        String namespace() {
            return part(1);
        }

        String name() {
            return part(2).replace("__", ":");
        }

        String kind() {
            return part(4);
        }

        String apiVersion() {
            return part(3).isEmpty() ? version : part(3) + "/" + version;
        }
    }

    static Item of(JsonNode object) {
        String apiVersion = object.path("apiVersion").asText();
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : apiVersion.substring(0, slash);
        JsonNode metadata = object.path("metadata");
        String id = metadata.path("namespace").asText("") + "_"
                + metadata.path("name").asText().replace(":", "__") + "_" + group + "_"
                + object.path("kind").asText();
        return new Item(id, apiVersion.substring(slash + 1));
    }

    static List<Item> read(JsonNode status) {
        List<Item> items = new ArrayList<>();
        status.path("inventory")
                .path("entries")
                .forEach(e ->
                        items.add(new Item(e.path("id").asText(), e.path("v").asText())));
        return items;
    }

    static void write(ObjectNode status, List<Item> items) {
        Map<String, Item> once = new LinkedHashMap<>();
        items.forEach(item -> once.put(item.id(), item));
        ArrayNode entries = JsonNodeFactory.instance.arrayNode();
        once.values().forEach(i -> entries.addObject().put("id", i.id()).put("v", i.version()));
        status.putObject("inventory").set("entries", entries);
    }
}
