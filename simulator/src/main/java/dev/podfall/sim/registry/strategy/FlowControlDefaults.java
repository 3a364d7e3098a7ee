package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.KubeObject;
import dev.podfall.sim.client.ResourceType;
import dev.podfall.sim.client.Resources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The FlowSchemas and PriorityLevelConfigurations of a fresh cluster: those that must be as they are, and those that are
 * suggested. Mirrors {@code pkg/apis/flowcontrol/bootstrap}; facts in {@code flow-control.json}.
 */
public final class FlowControlDefaults {
    private static final List<String> MANDATORY = List.of("exempt", "catch-all");
    private static final JsonNode SPECS = read();

    private FlowControlDefaults() {}

    /** All of that type, as a client would create them. */
    public static List<ObjectNode> of(ResourceType type) {
        List<ObjectNode> objects = new ArrayList<>();
        SPECS.path(type.plural()).properties().forEach(e -> objects.add(object(type, e.getKey(), e.getValue())));
        return objects;
    }

    /** The one of that name, if it is one of them. */
    public static Optional<ObjectNode> find(ResourceType type, String name) {
        JsonNode spec = SPECS.path(type.plural()).path(name);
        return spec.isObject() ? Optional.of(object(type, name, spec)) : Optional.empty();
    }

    /** What the spec of that name must be, if it must be anything. Shared: do not change it. */
    static Optional<ObjectNode> mandatorySpec(ResourceType type, String name) {
        return MANDATORY.contains(name)
                ? Optional.of((ObjectNode) SPECS.path(type.plural()).path(name))
                : Optional.empty();
    }

    /** Both types, levels before what names them. */
    public static List<ResourceType> types() {
        return List.of(Resources.PRIORITYLEVELCONFIGURATIONS, Resources.FLOWSCHEMAS);
    }

    private static ObjectNode object(ResourceType type, String name, JsonNode spec) {
        ObjectNode object = KubeObject.of(type, null, name);
        object.withObject("/metadata/annotations").put("apf.kubernetes.io/autoupdate-spec", "true");
        object.set("spec", spec.deepCopy());
        return object;
    }

    private static JsonNode read() {
        try (InputStream in = FlowControlDefaults.class.getResourceAsStream("/sim/flow-control.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The default flow control cannot be read.", e);
        }
    }
}
