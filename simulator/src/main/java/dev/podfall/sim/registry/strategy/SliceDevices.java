package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Names;
import dev.podfall.sim.registry.pod.NodeSelectorValidation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The devices of a ResourceSlice. Mirrors {@code validateDevice} of {@code pkg/apis/resource/validation}. */
final class SliceDevices {
    private static final int MOST = 128;
    private static final int MOST_SPECIAL = 64;
    private static final int MOST_VALUES = 32;
    private static final int MOST_TAINTS = 16;
    private static final int MOST_CONSUMED = 2;
    private static final int MOST_COUNTERS = 32;
    private static final int LONGEST_VALUE = 64;
    private static final int LONGEST_KEY = 96;
    private static final String NUMBER = "(0|[1-9]\\d*)";
    /** What has letters comes first: one that is a number is never the beginning of it then. */
    private static final String BEFORE_RELEASE = "(\\d*[a-zA-Z-][0-9a-zA-Z-]*|0|[1-9]\\d*)";

    private static final String BUILD = "[0-9a-zA-Z-]+";
    /** Of any number of parts: without the plus each would lie on the stack. */
    private static final Pattern VERSION = Pattern.compile(NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(-"
            + BEFORE_RELEASE + "(\\." + BEFORE_RELEASE + ")*+)?(\\+" + BUILD + "(\\." + BUILD + ")*+)?");

    private static final String ONE_PLACE = "exactly one of `nodeName`, `nodeSelector`, or `allNodes` is required when "
            + "`perDeviceNodeSelection` is set to true in the ResourceSlice spec";

    private final boolean placed;

    /** @param placed whether each device says on which nodes it is */
    SliceDevices(boolean placed) {
        this.placed = placed;
    }

    void validate(JsonNode devices, Errors errors) {
        DeviceFields.set(
                devices,
                areSpecial(devices) ? MOST_SPECIAL : MOST,
                this::device,
                DeviceFields.field("name"),
                "spec.devices",
                errors);
    }

    private static boolean areSpecial(JsonNode devices) {
        for (JsonNode device : devices) {
            if (!device.path("taints").isEmpty()
                    || !device.path("consumesCounters").isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private void device(JsonNode device, String path, Errors errors) {
        DeviceFields.label(device.path("name"), path + ".name", errors);
        JsonNode attributes = device.path("attributes");
        JsonNode capacity = device.path("capacity");
        int values = attributes.size() + capacity.size();
        if (values > MOST_VALUES) {
            String told = "the total number of attributes and capacities must not exceed " + MOST_VALUES;
            errors.invalid(path, values, told);
        }
        attributes.properties().forEach(e -> {
            DeviceFields.qualifiedName(e.getKey(), path + ".attributes", errors);
            attribute(e.getValue(), path + ".attributes[" + shortened(e.getKey()) + "]", errors);
        });
        boolean shared = device.path("allowMultipleAllocations").asBoolean();
        capacity.properties().forEach(e -> {
            DeviceFields.qualifiedName(e.getKey(), path + ".capacity", errors);
            String at = path + ".capacity[" + shortened(e.getKey()) + "]";
            DeviceCapacities.validate(e.getValue(), shared, at, errors);
        });
        DeviceFields.list(device.path("taints"), MOST_TAINTS, DeviceFields::taint, path + ".taints", errors);
        DeviceFields.set(
                device.path("consumesCounters"),
                MOST_CONSUMED,
                (set, at, found) -> DeviceFields.counters(set, "counterSet", MOST_COUNTERS, at, found),
                DeviceFields.field("counterSet"),
                path + ".consumesCounters",
                errors);
        place(device, path, errors);
        DeviceFields.bindingConditions(device, path, errors);
    }

    private static String shortened(String key) {
        if (key.length() <= LONGEST_KEY) {
            return key;
        }
        int rest = LONGEST_KEY - "...".length();
        return key.substring(0, (rest + 1) / 2) + "..." + key.substring(key.length() - rest / 2);
    }

    private static void attribute(JsonNode attribute, String path, Errors errors) {
        JsonNode text = attribute.path("string");
        if (text.isTextual()) {
            notTooLong(text.asText(), path + ".string", errors);
        }
        JsonNode version = attribute.path("version");
        if (version.isTextual()) {
            String written = version.asText();
            if (written.length() <= MOST * MOST && !VERSION.matcher(written).matches()) {
                errors.invalid(path + ".version", written, "must be a string compatible with semver.org spec 2.0.0");
            }
            notTooLong(written, path + ".version", errors);
        }
        List<String> set = new ArrayList<>();
        for (String field : List.of("bool", "int", "string", "version")) {
            if (attribute.hasNonNull(field)) {
                set.add(field);
            }
        }
        if (set.size() != 1) {
            errors.invalid(path, set.isEmpty() ? "" : shown(attribute), "exactly one value must be specified");
        }
    }

    private static void notTooLong(String value, String path, Errors errors) {
        if (value.getBytes(StandardCharsets.UTF_8).length > LONGEST_VALUE) {
            errors.tooLong(path, LONGEST_VALUE);
        }
    }

    /** In Go's own form, as refusals show it. */
    private static JsonNode shown(JsonNode attribute) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.set("IntValue", attribute.get("int"));
        shown.set("BoolValue", attribute.get("bool"));
        shown.set("StringValue", attribute.get("string"));
        shown.set("VersionValue", attribute.get("version"));
        List.of("IntValues", "BoolValues", "StringValues", "VersionValues").forEach(shown::putNull);
        return shown;
    }

    private void place(JsonNode device, String path, Errors errors) {
        if (!placed) {
            if (device.hasNonNull("nodeName") || device.hasNonNull("nodeSelector") || device.hasNonNull("allNodes")) {
                errors.invalid(
                        path,
                        null,
                        "`nodeName`, `nodeSelector` and `allNodes` can only be set if `perDeviceNodeSelection` is set "
                                + "to true in the ResourceSlice spec");
            }
            return;
        }
        List<String> set = new ArrayList<>();
        String node = device.path("nodeName").asText("");
        if (!node.isEmpty()) {
            set.add("`nodeName`");
            errors.invalidAll(path + ".nodeName", node, Names.subdomain(node));
        } else if (device.hasNonNull("nodeName")) {
            errors.invalid(path + ".nodeName", node, "must not be empty");
        }
        if (device.path("nodeSelector").isObject()) {
            set.add("`nodeSelector`");
            NodeSelectorValidation.validate(device.path("nodeSelector"), path + ".nodeSelector", errors);
        }
        if (device.path("allNodes").asBoolean()) {
            set.add("`allNodes`");
        } else if (device.hasNonNull("allNodes")) {
            errors.invalid(path + ".allNodes", false, "must be either unset or set to true");
        }
        if (set.isEmpty()) {
            errors.required(path, ONE_PLACE);
        } else if (set.size() > 1) {
            errors.invalid(path, "{" + String.join(", ", set) + "}", ONE_PLACE);
        }
    }
}
