package dev.podfall.sim.registry.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.podfall.sim.client.ApiException;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.client.ResourceType;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

/** Amounts of resources in objects: written canonically, whole numbers where they must be. */
public final class Quantities {
    private Quantities() {}

    /** Rewrites the amounts of a resource list canonically, as decoding and encoding them does. */
    public static void canonicalize(JsonNode list, ResourceType type) {
        if (!(list instanceof ObjectNode resources)) {
            return;
        }
        for (Iterator<Map.Entry<String, JsonNode>> i = resources.fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> resource = i.next();
            String text = resource.getValue().asText();
            String canonical = canonical(text, type);
            if (!resource.getValue().isTextual() || !canonical.equals(text)) {
                resource.setValue(TextNode.valueOf(canonical));
            }
        }
    }

    /** Rewrites these amounts of an object canonically. */
    public static void canonicalize(JsonNode object, Collection<String> fields, ResourceType type) {
        for (String field : fields) {
            if (object.hasNonNull(field)) {
                ((ObjectNode) object).put(field, canonical(object.path(field).asText(), type));
            }
        }
    }

    /** @throws ApiException 400 as the decoder gives it */
    private static String canonical(String text, ResourceType type) {
        try {
            return Quantity.parse(text).toString();
        } catch (IllegalArgumentException e) {
            throw ApiException.badRequest(type.kind() + " in version \"" + type.version() + "\" cannot be handled as a "
                    + type.kind() + ": " + e.getMessage());
        }
    }

    /** Whether amounts of it are whole numbers. */
    public static boolean isWhole(String resource) {
        return resource.contains("/") && !resource.startsWith("kubernetes.io/")
                || resource.equals("pods")
                || resource.equals("services")
                || resource.equals("configmaps")
                || resource.equals("secrets")
                || resource.equals("persistentvolumeclaims")
                || resource.equals("replicationcontrollers")
                || resource.equals("resourcequotas")
                || resource.startsWith("services.")
                || resource.startsWith("count/");
    }

    /** Not negative, and whole where it must be. */
    public static void validateValue(String resource, JsonNode amount, String path, Errors errors) {
        Quantity quantity = Quantity.of(amount);
        if (quantity.signum() < 0) {
            errors.invalid(path, quantity.toString(), "must be greater than or equal to 0");
        }
        if (isWhole(resource) && quantity.milliValue() % 1000 != 0) {
            errors.invalid(path, quantity.toString(), "must be an integer");
        }
    }
}
