package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import dev.podfall.sim.registry.pod.GoForm;
import dev.podfall.sim.registry.pod.NodeSelectorValidation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * ResourceSlices: the devices of a driver. Fields of features that are off by default are dropped. Mirrors {@code
 * pkg/registry/resource/resourceslice} and {@code pkg/apis/resource}.
 */
final class ResourceSliceStrategy extends Strategy {
    private static final int MOST_COUNTER_SETS = 8;
    private static final int MOST_COUNTERS = 32;
    private static final String ONE_PLACE =
            "exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required";
    private static final List<String> LISTS = List.of("bools", "ints", "strings", "versions");

    ResourceSliceStrategy(KindSpec kind) {
        super(kind);
    }

    @Override
    public Set<String> resetFields(String subresource) {
        return Set.of();
    }

    @Override
    public List<String> selectableFields() {
        return List.of("spec.nodeName", "spec.driver");
    }

    @Override
    public void prepareForCreate(ObjectNode slice) {
        super.prepareForCreate(slice);
        dropDisabled(slice);
        String now = slice.path("metadata").path("creationTimestamp").asText();
        slice.path("spec")
                .path("devices")
                .forEach(device -> device.path("taints").forEach(taint -> {
                    if (taint instanceof ObjectNode own && !own.hasNonNull("timeAdded")) {
                        own.put("timeAdded", now);
                    }
                }));
    }

    @Override
    public void prepareForUpdate(ObjectNode slice, ObjectNode old) {
        dropDisabled(slice);
        super.prepareForUpdate(slice, old);
    }

    private static void dropDisabled(ObjectNode slice) {
        for (JsonNode device : slice.path("spec").path("devices")) {
            if (device instanceof ObjectNode own) {
                own.remove("nodeAllocatableResourceMappings");
            }
            for (JsonNode attribute : device.path("attributes")) {
                if (attribute instanceof ObjectNode own) {
                    own.remove(LISTS);
                }
            }
        }
    }

    @Override
    public void warn(ObjectNode slice, ObjectNode old, List<String> warnings) {
        String driver = slice.path("spec").path("driver").asText("");
        if (!driver.equals(driver.toLowerCase(Locale.ROOT))) {
            warnings.add(
                    "spec.driver: driver names should be lowercase; \"" + driver + "\" contains uppercase characters");
        }
    }

    @Override
    public void validate(ObjectNode slice, Errors errors) {
        validateOwner(slice.path("spec"), errors);
        validateContent(slice.path("spec"), errors);
    }

    @Override
    public void validateUpdate(ObjectNode slice, ObjectNode old, Errors errors) {
        JsonNode spec = slice.path("spec");
        JsonNode before = old.path("spec");
        validateOwner(spec, errors);
        errors.immutable(
                "spec.pool.name",
                spec.path("pool").path("name"),
                before.path("pool").path("name"));
        errors.immutable("spec.driver", spec.path("driver"), before.path("driver"));
        errors.immutable("spec.nodeName", spec.path("nodeName"), before.path("nodeName"));
        validateContent(spec, errors);
    }

    private static void validateOwner(JsonNode spec, Errors errors) {
        DriverStrategies.validateDriverName(spec.path("driver").asText(""), "spec.driver", errors);
        JsonNode pool = spec.path("pool");
        DeviceFields.poolName(pool.path("name"), "spec.pool.name", errors);
        long slices = pool.path("resourceSliceCount").asLong();
        if (slices <= 0) {
            errors.invalid("spec.pool.resourceSliceCount", slices, "must be greater than zero");
        }
        long generation = pool.path("generation").asLong();
        if (generation < 0) {
            errors.invalid("spec.pool.generation", generation, "must be greater than or equal to zero");
        }
    }

    private static void validateContent(JsonNode spec, Errors errors) {
        validatePlace(spec, errors);
        if (spec.path("sharedCounters").isArray() && spec.path("devices").isArray()) {
            errors.invalid("spec", "", "only one of `sharedCounters` or `devices` is allowed");
        }
        new SliceDevices(spec.path("perDeviceNodeSelection").asBoolean()).validate(spec.path("devices"), errors);
        DeviceFields.set(
                spec.path("sharedCounters"),
                MOST_COUNTER_SETS,
                ResourceSliceStrategy::counterSet,
                DeviceFields.field("name"),
                "spec.sharedCounters",
                errors);
    }

    private static void validatePlace(JsonNode spec, Errors errors) {
        List<String> set = new ArrayList<>();
        String node = spec.path("nodeName").asText("");
        if (!node.isEmpty()) {
            set.add("`nodeName`");
            errors.invalidAll("spec.nodeName", node, Names.subdomain(node));
        } else if (spec.hasNonNull("nodeName")) {
            errors.invalid("spec.nodeName", node, "must be either unset or set to a non-empty string");
        }
        JsonNode selector = spec.path("nodeSelector");
        if (selector.isObject()) {
            set.add("`nodeSelector`");
            NodeSelectorValidation.validate(selector, "spec.nodeSelector", errors);
            if (selector.path("nodeSelectorTerms").size() != 1) {
                errors.invalid(
                        "spec.nodeSelector.nodeSelectorTerms",
                        terms(selector.path("nodeSelectorTerms")),
                        "must have exactly one node selector term");
            }
        }
        for (String flag : List.of("allNodes", "perDeviceNodeSelection")) {
            if (spec.path(flag).asBoolean()) {
                set.add("`" + flag + "`");
            } else if (spec.hasNonNull(flag)) {
                errors.invalid("spec." + flag, false, "must be either unset or set to true");
            }
        }
        if (set.isEmpty()) {
            errors.required("spec", ONE_PLACE);
        } else if (set.size() > 1) {
            String shown = "{" + String.join(", ", set) + "}";
            errors.invalid("spec", shown, ONE_PLACE + ", but multiple fields are set");
        }
    }

    private static JsonNode terms(JsonNode terms) {
        if (terms.isMissingNode()) {
            return NullNode.getInstance();
        }
        ArrayNode shown = JsonNodeFactory.instance.arrayNode();
        terms.forEach(term -> shown.add(GoForm.value("NodeSelectorTerm", term)));
        return shown;
    }

    private static void counterSet(JsonNode set, String path, Errors errors) {
        DeviceFields.counters(set, "name", MOST_COUNTERS, path, errors);
    }
}
