package dev.podfall.sim.addon.argocd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether an object is as the source says, but for what may differ. Mirrors {@code util/argo/diff} and {@code util/argo/normalizers}. */
final class Differences {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode ignored;

    /** @param application whose {@code spec.ignoreDifferences} counts */
    Differences(JsonNode application) {
        this.ignored = application.path("spec").path("ignoreDifferences");
    }

    /** An object without what only the API server writes, and without its status. */
    static ObjectNode bare(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        copy.remove("status");
        if (copy.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove(List.of("managedFields", "resourceVersion", "generation", "selfLink"));
            if (metadata.path("annotations") instanceof ObjectNode annotations) {
                annotations.remove("kubectl.kubernetes.io/last-applied-configuration");
            }
        }
        return copy;
    }

    /** Whether applying the target would change something that counts. What the API refuses to apply would. */
    boolean modified(Applying applying, ResourceType type, ObjectNode target, ObjectNode live) {
        ObjectNode predicted;
        try {
            predicted = applying.predicted(type, target, live);
        } catch (ApiException refused) {
            return true;
        }
        return predicted != live && !normalized(predicted, live).equals(normalized(live, live));
    }

    private ObjectNode normalized(ObjectNode object, ObjectNode live) {
        ObjectNode copy = bare(object);
        for (JsonNode rule : ignored) {
            if (concerns(rule, live)) {
                rule.path("jsonPointers").forEach(pointer -> remove(copy, steps(pointer.asText())));
                for (JsonNode owned : ownedBy(rule, live)) {
                    removeOwned(copy, owned);
                }
            }
        }
        return copy;
    }

    private static boolean concerns(JsonNode rule, JsonNode object) {
        ResourceKey key = ResourceKey.of(object);
        String name = rule.path("name").asText("");
        String namespace = rule.path("namespace").asText("");
        return Glob.matches(rule.path("group").asText(""), key.group())
                && Glob.matches(rule.path("kind").asText(), key.kind())
                && (name.isEmpty() || name.equals(key.name()))
                && (namespace.isEmpty() || namespace.equals(key.namespace()));
    }

    private static List<String> steps(String pointer) {
        List<String> steps = new ArrayList<>();
        String[] parts = pointer.split("/", -1);
        for (int i = 1; i < parts.length; i++) {
            steps.add(parts[i].replace("~1", "/").replace("~0", "~"));
        }
        return steps;
    }

    private static JsonNode parent(JsonNode root, List<String> steps) {
        JsonNode at = root;
        for (String step : steps.subList(0, steps.size() - 1)) {
            at = at.isArray() && step.matches("[0-9]{1,6}") ? at.path(Integer.parseInt(step)) : at.path(step);
        }
        return at;
    }

    private static void remove(ObjectNode root, List<String> steps) {
        if (steps.isEmpty()) {
            return;
        }
        String last = steps.get(steps.size() - 1);
        JsonNode parent = parent(root, steps);
        if (parent instanceof ObjectNode object) {
            object.remove(last);
        } else if (parent instanceof ArrayNode list && last.matches("[0-9]{1,6}")) {
            list.remove(Integer.parseInt(last));
        }
    }

    private static List<JsonNode> ownedBy(JsonNode rule, JsonNode live) {
        List<JsonNode> owned = new ArrayList<>();
        for (JsonNode manager : rule.path("managedFieldsManagers")) {
            for (JsonNode entry : live.path("metadata").path("managedFields")) {
                if (entry.path("manager").equals(manager)) {
                    owned.add(entry.path("fieldsV1"));
                }
            }
        }
        return owned;
    }

    /** Takes out of an object the leaves of a set of fields, as {@code managedFields} writes them. */
    private static void removeOwned(JsonNode at, JsonNode fields) {
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            String name = field.getKey();
            if (name.startsWith("f:") && at instanceof ObjectNode object) {
                String own = name.substring(2);
                if (field.getValue().isEmpty()) {
                    object.remove(own);
                } else {
                    removeOwned(object.path(own), field.getValue());
                }
            } else if (name.startsWith("k:") && at instanceof ArrayNode list) {
                for (JsonNode item : list) {
                    if (hasKeys(item, name.substring(2))) {
                        removeOwned(item, field.getValue());
                    }
                }
            }
        }
    }

    private static boolean hasKeys(JsonNode item, String keys) {
        try {
            JsonNode wanted = JSON.readTree(keys);
            return wanted.properties().stream()
                    .allMatch(k -> item.path(k.getKey()).equals(k.getValue()));
        } catch (JsonProcessingException malformed) {
            return false;
        }
    }

    /** The target with what may differ as it is now: for {@code RespectIgnoreDifferences=true}. @param live is not changed */
    ObjectNode respecting(ObjectNode target, ObjectNode live) {
        ObjectNode copy = target.deepCopy();
        for (JsonNode rule : ignored) {
            if (concerns(rule, live)) {
                rule.path("jsonPointers").forEach(pointer -> keep(copy, live, steps(pointer.asText())));
            }
        }
        return copy;
    }

    private static void keep(ObjectNode target, ObjectNode live, List<String> steps) {
        if (steps.isEmpty()) {
            return;
        }
        String last = steps.get(steps.size() - 1);
        JsonNode parent = parent(target, steps);
        JsonNode from = parent(live, steps);
        JsonNode value =
                from.isArray() && last.matches("[0-9]{1,6}") ? from.path(Integer.parseInt(last)) : from.path(last);
        if (value.isMissingNode()) {
            remove(target, steps);
        } else if (parent instanceof ObjectNode object) {
            object.set(last, value.deepCopy());
        } else if (parent instanceof ArrayNode list
                && last.matches("[0-9]{1,6}")
                && Integer.parseInt(last) < list.size()) {
            list.set(Integer.parseInt(last), value.deepCopy());
        }
    }
}
