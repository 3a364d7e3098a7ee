package dev.podfall.sim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Who manages which field: the entries of {@code metadata.managedFields}. Mirrors
 * {@code k8s.io/apimachinery/pkg/util/managedfields}.
 */
public final class ManagedFields {
    /**
     * Who writes, and how.
     *
     * @param operation {@code Apply} or {@code Update}
     * @param subresource null for the object itself
     * @param time as an entry shows it
     */
    public record Writer(String manager, String operation, String apiVersion, String subresource, String time) {
        boolean is(ObjectNode entry) {
            return manager.equals(entry.path("manager").asText())
                    && operation.equals(entry.path("operation").asText())
                    && apiVersion.equals(entry.path("apiVersion").asText())
                    && (subresource == null ? "" : subresource)
                            .equals(entry.path("subresource").asText());
        }
    }

    /** One manager's fields, which are not read before somebody asks: most writes touch none but the writer's own. */
    static final class Entry {
        final ObjectNode json;
        private FieldSet fields;

        /** @param fields null for those that are written in it */
        Entry(ObjectNode json, FieldSet fields) {
            this.json = json;
            this.fields = fields;
        }

        FieldSet fields() {
            if (fields == null) {
                fields = FieldSet.parse(json.path("fieldsV1"));
            }
            return fields;
        }

        /** Whether some of these may be among its fields. */
        private boolean mayHold(FieldSet others) {
            return fields != null || others.children().keySet().stream().anyMatch(json.path("fieldsV1")::has);
        }

        private boolean isEmpty() {
            return fields == null
                    ? json.path("fieldsV1").isEmpty()
                    : FieldWalk.pruned(fields).isEmpty();
        }
    }

    final List<Entry> entries = new ArrayList<>();

    private ManagedFields() {}

    static ManagedFields of(JsonNode object) {
        ManagedFields all = new ManagedFields();
        for (JsonNode entry : entries(object)) {
            if (entry instanceof ObjectNode json) {
                all.entries.add(new Entry(json, null));
            }
        }
        return all;
    }

    /**
     * Records an ordinary write in {@code object}.
     *
     * @param before the object before, or null for a creation
     * @param object an object of the caller's own
     * @param root tells how the fields of its kind are owned
     * @param reset the fields of the object that such a write cannot change
     */
    public static void recordUpdate(JsonNode before, ObjectNode object, Writer writer, Place root, Set<String> reset) {
        FieldSet changed = new FieldSet();
        FieldSet removed = new FieldSet();
        JsonNode old = before == null ? JsonNodeFactory.instance.objectNode() : before;
        new FieldWalk(root).compare(old, object, changed, removed);
        for (String field : reset) {
            changed.children().remove(FieldPaths.field(field));
            removed.children().remove(FieldPaths.field(field));
        }
        FieldWalk.pruned(changed);
        FieldWalk.pruned(removed);
        boolean isOwn = writer.subresource() == null && hasEntries(object);
        ManagedFields all = of(isOwn ? object : old);
        if (isOwn && !entries(object).equals(entries(old))) {
            all.entries.forEach(Entry::fields); // what a client wrote is put in order
        }
        if (!changed.isEmpty() || !removed.isEmpty()) {
            all.write(changed, removed, writer);
        }
        all.store(object);
    }

    /** A client may write the entries themselves, as kubectl does when it moves from client-side to server-side apply. */
    private static boolean hasEntries(ObjectNode object) {
        return !entries(object).isEmpty();
    }

    private static JsonNode entries(JsonNode object) {
        return object.path("metadata").path("managedFields");
    }

    private void write(FieldSet changed, FieldSet removed, Writer writer) {
        Entry own = null;
        for (Entry entry : entries) {
            if (entry.mayHold(removed)) {
                entry.fields().minusAll(removed);
            }
            if (writer.is(entry.json)) {
                own = entry;
            } else if (entry.mayHold(changed)) {
                entry.fields().minus(changed);
            }
        }
        boolean isNew = own == null || own.fields != null || !changed.isIn(own.json.path("fieldsV1"));
        if (!changed.isEmpty() && !isNew) {
            entries.remove(own);
            entries.add(own);
        } else if (!changed.isEmpty()) {
            setOwn(own, own == null ? changed : own.fields().union(changed), writer);
        }
    }

    /** Gives a writer its fields. */
    void setOwn(Entry own, FieldSet fields, Writer writer) {
        if (own != null) {
            entries.remove(own);
            if (own.json.path("fieldsV1").equals(fields.toJson())) {
                entries.add(own);
                return;
            }
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("manager", writer.manager()).put("operation", writer.operation());
        json.put("apiVersion", writer.apiVersion()).put("time", writer.time());
        json.put("fieldsType", "FieldsV1").putObject("fieldsV1");
        if (writer.subresource() != null) {
            json.put("subresource", writer.subresource());
        }
        entries.add(new Entry(json, fields));
    }

    Entry find(Writer writer) {
        return entries.stream().filter(e -> writer.is(e.json)).findFirst().orElse(null);
    }

    /** Writes the entries into the object's metadata, in upstream's order. */
    void store(ObjectNode object) {
        ObjectNode metadata = (ObjectNode) object.get("metadata");
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        entries.stream()
                .filter(e -> !e.isEmpty())
                .map(ManagedFields::toJson)
                .sorted(Comparator.comparing(
                                (ObjectNode e) -> e.path("operation").asText())
                        .thenComparing(e -> e.path("time").asText())
                        .thenComparing(e -> e.path("manager").asText())
                        .thenComparing(e -> e.path("apiVersion").asText())
                        .thenComparing(e -> e.path("subresource").asText()))
                .forEach(list::add);
        if (list.isEmpty()) {
            metadata.remove("managedFields");
        } else {
            metadata.set("managedFields", list);
        }
    }

    private static ObjectNode toJson(Entry entry) {
        if (entry.fields == null) {
            return entry.json;
        }
        ObjectNode fields = entry.fields.toJson();
        if (fields.equals(entry.json.path("fieldsV1"))) {
            return entry.json;
        }
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        copy.setAll(entry.json);
        copy.set("fieldsV1", SharedFields.of(fields));
        return copy;
    }
}
