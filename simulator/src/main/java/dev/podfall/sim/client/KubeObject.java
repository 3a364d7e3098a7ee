package dev.podfall.sim.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reading accessors for what every object has. It wraps a tree and copies nothing; {@link #json} is the tree itself.
 *
 * @param json an API object
 */
public record KubeObject(ObjectNode json) {
    public String name() {
        return metadata().path("name").asText();
    }

    /** Empty for objects of the cluster. */
    public String namespace() {
        return metadata().path("namespace").asText();
    }

    public String uid() {
        return metadata().path("uid").asText();
    }

    public String resourceVersion() {
        return metadata().path("resourceVersion").asText();
    }

    public long generation() {
        return metadata().path("generation").asLong();
    }

    public JsonNode metadata() {
        return json.path("metadata");
    }

    public JsonNode spec() {
        return json.path("spec");
    }

    public JsonNode status() {
        return json.path("status");
    }

    public Map<String, String> labels() {
        return strings(metadata().path("labels"));
    }

    public Map<String, String> annotations() {
        return strings(metadata().path("annotations"));
    }

    public Instant created() {
        return Instant.parse(metadata().path("creationTimestamp").asText());
    }

    public boolean isTerminating() {
        return metadata().hasNonNull("deletionTimestamp");
    }

    /** The owner reference with {@code controller: true}. */
    public Optional<JsonNode> controller() {
        for (JsonNode owner : metadata().path("ownerReferences")) {
            if (owner.path("controller").asBoolean()) {
                return Optional.of(owner);
            }
        }
        return Optional.empty();
    }

    public boolean isControlledBy(KubeObject owner) {
        return controller().map(o -> o.path("uid").asText().equals(owner.uid())).orElse(false);
    }

    /** The condition of that type in {@code status.conditions}. */
    public Optional<JsonNode> condition(String type) {
        for (JsonNode condition : status().path("conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return Optional.of(condition);
            }
        }
        return Optional.empty();
    }

    /** Whether the condition of that type is {@code "True"}. */
    public boolean is(String conditionType) {
        return condition(conditionType)
                .map(c -> c.path("status").asText().equals("True"))
                .orElse(false);
    }

    /** A copy of its status, to be changed; an empty one where there is none. */
    public ObjectNode statusCopy() {
        return status() instanceof ObjectNode status ? status.deepCopy() : JsonNodeFactory.instance.objectNode();
    }

    /** A copy that may be changed. */
    public KubeObject copy() {
        return new KubeObject(json.deepCopy());
    }

    /** The reference events and endpoints point with. */
    public ObjectNode reference() {
        ObjectNode ref = JsonNodeFactory.instance.objectNode();
        ref.put("kind", json.path("kind").asText());
        if (!namespace().isEmpty()) {
            ref.put("namespace", namespace());
        }
        ref.put("name", name()).put("uid", uid());
        ref.put("apiVersion", json.path("apiVersion").asText());
        return ref.put("resourceVersion", resourceVersion());
    }

    /** A controlling owner reference to this object. */
    public ObjectNode ownerReference() {
        ObjectNode ref = JsonNodeFactory.instance.objectNode();
        ref.put("apiVersion", json.path("apiVersion").asText())
                .put("kind", json.path("kind").asText());
        ref.put("name", name()).put("uid", uid());
        return ref.put("controller", true).put("blockOwnerDeletion", true);
    }

    /** An empty object of that type. */
    public static ObjectNode of(ResourceType type, String namespace, String name) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("apiVersion", type.apiVersion()).put("kind", type.kind());
        ObjectNode metadata = object.putObject("metadata").put("name", name);
        if (type.namespaced()) {
            metadata.put("namespace", namespace);
        }
        return object;
    }

    /**
     * A copy of the caller's own, but for {@code managedFields}, which often are half of an object: only the API server writes
     * those, and puts others in their place.
     */
    public static ObjectNode copy(ObjectNode object) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            boolean isMetadata =
                    field.getKey().equals("metadata") && field.getValue().isObject();
            copy.set(
                    field.getKey(),
                    isMetadata
                            ? copyOfMetadata(field.getValue())
                            : field.getValue().deepCopy());
        }
        return copy;
    }

    /** The object with another status: its own fields and those of its metadata may be replaced; what they hold is shared. */
    public static ObjectNode withStatus(ObjectNode object, JsonNode status) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        copy.setAll(object);
        copy.set("metadata", JsonNodeFactory.instance.objectNode().setAll((ObjectNode) object.get("metadata")));
        copy.set("status", status);
        return copy;
    }

    private static ObjectNode copyOfMetadata(JsonNode metadata) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : metadata.properties()) {
            JsonNode value = field.getValue();
            copy.set(field.getKey(), field.getKey().equals("managedFields") ? value : value.deepCopy());
        }
        return copy;
    }

    /** A timestamp as {@code metav1.Time} is written: whole seconds, UTC. */
    public static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** A timestamp as {@code metav1.MicroTime} is written: always six digits. */
    public static String microTime(Instant instant) {
        String seconds = time(instant);
        return String.format("%s.%06dZ", seconds.substring(0, seconds.length() - 1), instant.getNano() / 1000);
    }

    /**
     * Sets a condition of {@code status.conditions}, moving lastTransitionTime only when the status changes.
     *
     * @return whether anything but times changed
     */
    public static boolean setCondition(
            ObjectNode status, String type, String value, String reason, String message, Instant now) {
        ArrayNode conditions = status.withArray("/conditions");
        ObjectNode condition = null;
        for (JsonNode c : conditions) {
            if (c.path("type").asText().equals(type)) {
                condition = (ObjectNode) c;
            }
        }
        if (condition == null) {
            condition = conditions.addObject().put("type", type);
        }
        boolean flipped = !condition.path("status").asText().equals(value);
        boolean changed = flipped
                || !condition.path("reason").asText().equals(reason == null ? "" : reason)
                || !condition.path("message").asText().equals(message == null ? "" : message);
        condition.put("status", value);
        if (flipped) {
            condition.put("lastTransitionTime", time(now));
        }
        putOrRemove(condition, "reason", reason);
        putOrRemove(condition, "message", message);
        return changed;
    }

    private static void putOrRemove(ObjectNode node, String field, String value) {
        if (value == null || value.isEmpty()) {
            node.remove(field);
        } else {
            node.put(field, value);
        }
    }

    private static Map<String, String> strings(JsonNode node) {
        Map<String, String> all = new LinkedHashMap<>();
        node.fields().forEachRemaining(e -> all.put(e.getKey(), e.getValue().asText()));
        return all;
    }
}
