package dev.podfall.sim.api.objects;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.api.http.Accept;
import dev.podfall.sim.api.http.ItemForm;
import dev.podfall.sim.api.http.Query;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.registry.Answer;
import dev.podfall.sim.registry.strategy.CustomView;
import dev.podfall.sim.table.IncludeObject;
import dev.podfall.sim.table.TablePrinter;
import dev.podfall.sim.table.TablePrinters;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Objects as the client wants to see them: as they are, as rows of a Table, or by their metadata alone. Mirrors {@code
 * k8s.io/apiserver/pkg/endpoints/handlers/response.go}.
 *
 * @param custom what is told of a custom resource; null for a built-in kind
 * @param printer prints the rows of a Table
 * @param now what ages in a Table are measured against
 */
record Shapes(ResourceType type, CustomView custom, TablePrinter printer, Accept.As as, Query query, Instant now) {
    private static final String META = "meta.k8s.io/v1";

    /** @throws ApiException 400 when the client wants what there is not */
    void check() {
        if (as == Accept.As.TABLE) {
            include();
        }
    }

    /** A list. @param form how its objects are put into it */
    ObjectNode list(Answer.Many many, ItemForm form) {
        ObjectNode list = switch (as) {
            case TABLE -> table(many.items(), form);
            case METADATA -> metadataList(many.items(), form);
            case OBJECT -> plainList(many.items(), form);
        };
        ObjectNode metadata = list.putObject("metadata");
        metadata.put("resourceVersion", many.resourceVersion());
        if (many.continueToken() != null) {
            metadata.put("continue", many.continueToken());
        }
        if (many.remaining() != null) {
            metadata.put("remainingItemCount", many.remaining());
        }
        return list;
    }

    /** One object; a Status stays one. */
    ObjectNode one(ObjectNode object) {
        if (as == Accept.As.OBJECT || object.path("kind").asText().equals("Status")) {
            return object;
        }
        if (as == Accept.As.METADATA) {
            return TablePrinters.partial(object);
        }
        ObjectNode table = table(List.of(object));
        String version = object.path("metadata").path("resourceVersion").asText();
        table.putObject("metadata").put("resourceVersion", version);
        return table;
    }

    /** A bookmark in the shape of the watch's events. */
    ObjectNode bookmark(ObjectNode object) {
        if (as == Accept.As.METADATA) {
            return TablePrinters.partial(object);
        }
        if (as != Accept.As.TABLE) {
            return object;
        }
        ObjectNode table = table(List.of());
        table.set("metadata", object.path("metadata"));
        return table;
    }

    private ObjectNode table(List<ObjectNode> items) {
        return TablePrinters.print(printer, items, now, include());
    }

    /** What of its object a row holds may be encoded already. */
    private ObjectNode table(List<ObjectNode> items, ItemForm form) {
        ObjectNode table = table(items);
        if (include() == IncludeObject.METADATA) {
            for (int i = 0; i < items.size(); i++) {
                ObjectNode row = (ObjectNode) table.path("rows").get(i);
                row.set("object", form.of(items.get(i), ItemForm.Part.METADATA, TablePrinters::partial));
            }
        }
        return table;
    }

    private IncludeObject include() {
        String include = query.first("includeObject");
        if (!Set.of("", "None", "Metadata", "Object").contains(include)) {
            throw ApiException.badRequest("Unable to convert to Table as requested: includeObject: Invalid value: \""
                    + include + "\": must be 'Metadata', 'Object', 'None', or empty");
        }
        return IncludeObject.of(include);
    }

    private ObjectNode plainList(List<ObjectNode> items, ItemForm form) {
        ObjectNode list = head(custom == null ? type.kind() + "List" : custom.listKind(), type.apiVersion());
        ArrayNode array = list.putArray("items");
        for (ObjectNode item : items) {
            array.add(custom != null ? item : form.of(item, ItemForm.Part.ITEM, Shapes::bare));
        }
        return list;
    }

    /** Typed lists leave out what every item would repeat. */
    private static ObjectNode bare(ObjectNode item) {
        ObjectNode bare = JsonNodeFactory.instance.objectNode().setAll(item);
        return bare.without(List.of("apiVersion", "kind"));
    }

    private static ObjectNode metadataList(List<ObjectNode> items, ItemForm form) {
        ObjectNode list = head("PartialObjectMetadataList", META);
        ArrayNode array = list.putArray("items");
        items.forEach(i -> array.add(form.of(i, ItemForm.Part.METADATA, TablePrinters::partial)));
        return list;
    }

    private static ObjectNode head(String kind, String apiVersion) {
        ObjectNode head = JsonNodeFactory.instance.objectNode();
        head.put("kind", kind).put("apiVersion", apiVersion).putObject("metadata");
        return head;
    }
}
