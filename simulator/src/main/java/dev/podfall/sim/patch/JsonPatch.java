package dev.podfall.sim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON patch, RFC 6902, with the error texts of the library upstream uses ({@code gopkg.in/evanphx/json-patch}). */
final class JsonPatch {
    /** What copies may add, as upstream's server sets it: one that copies an object into itself again and again has no end. */
    private static final int MOST_COPIED = 3 << 20;

    private JsonPatch() {}

    /** Changes {@code document}, a tree of the caller's own. */
    static ObjectNode apply(ObjectNode document, JsonNode patch) {
        JsonNode root = document;
        long copied = 0;
        for (JsonNode operation : patch) {
            copied += copiedBy(root, operation);
            if (copied > MOST_COPIED) {
                throw new PatchFailure("Unable to complete the copy, the accumulated size increase of copy is " + copied
                        + ", exceeding the limit " + MOST_COPIED);
            }
            root = step(root, operation);
        }
        if (!(root instanceof ObjectNode object)) {
            throw new PatchFailure("the patch does not leave an object");
        }
        return object;
    }

    private static long copiedBy(JsonNode root, JsonNode operation) {
        boolean copy = operation.path("op").asText().equals("copy");
        return copy ? source(root, operation, "copy").toString().length() : 0;
    }

    private static JsonNode step(JsonNode root, JsonNode operation) {
        String op = operation.path("op").asText();
        String path = operation.path("path").asText();
        return switch (op) {
            case "add" -> add(root, path, value(operation, op, path));
            case "replace" -> replace(root, path, value(operation, op, path));
            case "remove" -> remove(root, path, "remove");
            case "test" -> test(root, path, operation.path("value"));
            case "copy" -> add(root, path, source(root, operation, "copy").deepCopy());
            case "move" -> {
                JsonNode moved = source(root, operation, "move");
                yield add(remove(root, operation.path("from").asText(), "move"), path, moved);
            }
            default -> throw new PatchFailure("Unexpected kind: " + op);
        };
    }

    private static JsonNode value(JsonNode operation, String op, String path) {
        JsonNode value = operation.get("value");
        if (value == null) {
            throw new PatchFailure(op + " operation does not apply: doc is missing value: " + path);
        }
        return value.deepCopy();
    }

    private static JsonNode source(JsonNode root, JsonNode operation, String op) {
        String from = operation.path("from").asText();
        JsonNode found = from.isEmpty() ? null : find(root, from);
        if (found == null) {
            throw missing(op, from);
        }
        return found;
    }

    private static JsonNode add(JsonNode root, String path, JsonNode value) {
        JsonNode parent = parent(root, path, "add");
        String key = last(path);
        if (parent instanceof ObjectNode object) {
            object.set(key, value);
        } else if (parent instanceof ArrayNode array) {
            int index = key.equals("-") ? array.size() : index(key, path, "add");
            if (index > array.size()) {
                throw new PatchFailure("error in add for path: '" + path + "': Unable to access invalid index: " + index
                        + ": invalid index referenced");
            }
            array.insert(index, value);
        } else {
            throw missing("add", path);
        }
        return root;
    }

    /** As the library upstream uses, a replacement of a missing field adds it. */
    private static JsonNode replace(JsonNode root, String path, JsonNode value) {
        if (path.isEmpty()) {
            return value;
        }
        JsonNode parent = parent(root, path, "replace");
        String key = last(path);
        if (parent instanceof ObjectNode object) {
            object.set(key, value);
        } else if (parent instanceof ArrayNode array && array.has(index(key, path, "replace"))) {
            array.set(index(key, path, "replace"), value);
        } else {
            throw new PatchFailure("replace operation does not apply: doc is missing key: " + path + ": missing value");
        }
        return root;
    }

    private static JsonNode remove(JsonNode root, String path, String op) {
        JsonNode parent = parent(root, path, op);
        String key = last(path);
        JsonNode removed = null;
        if (parent instanceof ObjectNode object) {
            removed = object.remove(key);
        } else if (parent instanceof ArrayNode array) {
            removed = array.remove(index(key, path, op));
        }
        if (removed == null) {
            String where = "error in " + op + " for path: '" + path + "': ";
            throw new PatchFailure(where + "Unable to remove nonexistent key: " + key + ": missing value");
        }
        return root;
    }

    private static JsonNode test(JsonNode root, String path, JsonNode expected) {
        if (path.isEmpty()) { // the library knows no whole document here
            throw PatchFailure.failedTest(path);
        }
        JsonNode found = find(root, path);
        boolean same = found == null ? expected.isMissingNode() || expected.isNull() : found.equals(expected);
        if (!same) {
            throw PatchFailure.failedTest(path);
        }
        return root;
    }

    private static JsonNode parent(JsonNode root, String path, String op) {
        if (!path.startsWith("/")) {
            throw missing(op, path);
        }
        JsonNode parent = find(root, path.substring(0, path.lastIndexOf('/')));
        if (parent == null || !parent.isContainerNode()) {
            throw missing(op, path);
        }
        return parent;
    }

    /** The node at a pointer, or null. */
    private static JsonNode find(JsonNode root, String path) {
        JsonNode node = root;
        if (path.isEmpty()) {
            return node;
        }
        for (String step : path.substring(1).split("/", -1)) {
            node = node.isArray() ? node.get(index(step, path, "get")) : node.get(unescape(step));
            if (node == null) {
                return null;
            }
        }
        return node;
    }

    private static PatchFailure missing(String op, String path) {
        return new PatchFailure(op + " operation does not apply: doc is missing path: \"" + path + "\": missing value");
    }

    private static int index(String step, String path, String op) {
        try {
            return Integer.parseInt(step);
        } catch (NumberFormatException e) {
            throw new PatchFailure(op + " operation does not apply: doc is missing path: \"" + path
                    + "\": strconv.Atoi: parsing \"" + step + "\": invalid syntax");
        }
    }

    private static String last(String path) {
        return unescape(path.substring(path.lastIndexOf('/') + 1));
    }

    private static String unescape(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }
}
