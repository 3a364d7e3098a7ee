package dev.podfall.sim.registry.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.podfall.sim.client.Quantity;
import dev.podfall.sim.registry.fields.Errors;
import dev.podfall.sim.registry.fields.Labels;
import dev.podfall.sim.registry.fields.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What drivers of volumes say of themselves, of nodes and of room. Mirrors {@code pkg/apis/storage}. */
final class DriverStrategies {
    private static final int LONGEST_NAME = 63;
    private static final int LONGEST_ID = 256;
    private static final int SHORTEST_PERIOD = 10;
    private static final int SHORTEST_TOKEN = 600;

    private DriverStrategies() {}

    static void validateDriverName(String name, String path, Errors errors) {
        if (name.isEmpty()) {
            errors.required(path, "");
            return;
        }
        if (name.length() > LONGEST_NAME) {
            errors.tooLong(path, LONGEST_NAME);
        }
        errors.invalidAll(path, name, Names.subdomain(name.toLowerCase(Locale.ROOT)));
    }

    /** CSIDrivers. */
    static final class Driver extends Strategy {
        Driver(KindSpec kind) {
            super(kind);
        }

        @Override
        public void applyDefaults(ObjectNode driver) {
            ObjectNode spec = WorkloadStrategy.objectAt(driver, "spec");
            WorkloadStrategy.putIfAbsent(spec, "attachRequired", true);
            WorkloadStrategy.putIfAbsent(spec, "podInfoOnMount", false);
            WorkloadStrategy.putIfAbsent(spec, "storageCapacity", false);
            WorkloadStrategy.putIfAbsent(spec, "requiresRepublish", false);
            WorkloadStrategy.putIfAbsent(spec, "seLinuxMount", false);
            if (!spec.has("fsGroupPolicy")) { // an empty one stays, to be refused
                spec.put("fsGroupPolicy", "ReadWriteOnceWithFSType");
            }
            if (!spec.has("volumeLifecycleModes")) {
                spec.putArray("volumeLifecycleModes").add("Persistent");
            }
        }

        @Override
        public void validate(ObjectNode driver, Errors errors) {
            JsonNode spec = driver.path("spec");
            String policy = spec.path("fsGroupPolicy").asText();
            if (!Set.of("File", "None", "ReadWriteOnceWithFSType").contains(policy)) {
                errors.notSupported("spec.fsGroupPolicy", policy, "File", "None", "ReadWriteOnceWithFSType");
            }
            validateTokens(spec.path("tokenRequests"), errors);
            for (JsonNode mode : spec.path("volumeLifecycleModes")) {
                if (!Set.of("Persistent", "Ephemeral").contains(mode.asText())) {
                    errors.notSupported("spec.volumeLifecycleModes", mode.asText(), "Persistent", "Ephemeral");
                }
            }
            JsonNode period = spec.path("nodeAllocatableUpdatePeriodSeconds");
            if (period.isNumber() && period.asLong() < SHORTEST_PERIOD) {
                errors.invalid(
                        "spec.nodeAllocatableUpdatePeriodSeconds",
                        period,
                        "must be greater than or equal to 10 seconds");
            }
        }

        private static void validateTokens(JsonNode requests, Errors errors) {
            Set<String> audiences = new HashSet<>();
            for (int i = 0; i < requests.size(); i++) {
                String path = "spec.tokenRequests[" + i + "]";
                String audience = requests.get(i).path("audience").asText();
                JsonNode seconds = requests.get(i).path("expirationSeconds");
                if (!audiences.add(audience)) {
                    errors.duplicate(path + ".audience", audience);
                } else if (seconds.isNumber() && seconds.asLong() < SHORTEST_TOKEN) {
                    errors.invalid(
                            path + ".expirationSeconds", seconds, "may not specify a duration less than 10 minutes");
                }
            }
        }

        @Override
        public void warn(ObjectNode driver, ObjectNode old, List<String> warnings) {
            JsonNode spec = driver.path("spec");
            boolean hasTokens = !spec.path("tokenRequests").isEmpty();
            if (hasTokens && !spec.has("serviceAccountTokenInSecrets")) {
                warnings.add(
                        "spec.serviceAccountTokenInSecrets is unset; if supported by this CSI driver, set to true to "
                                + "prevent possible logging of tokens in volume attributes");
            }
        }

        @Override
        public void validateUpdate(ObjectNode driver, ObjectNode old, Errors errors) {
            validate(driver, errors);
            JsonNode spec = driver.path("spec");
            JsonNode before = old.path("spec");
            errors.immutable("spec.attachedRequired", spec.path("attachRequired"), before.path("attachRequired"));
            errors.immutable(
                    "spec.volumeLifecycleModes",
                    spec.path("volumeLifecycleModes"),
                    before.path("volumeLifecycleModes"));
        }
    }

    /** CSINodes. */
    static final class Node extends Strategy {
        Node(KindSpec kind) {
            super(kind);
        }

        @Override
        public void validate(ObjectNode node, Errors errors) {
            Set<String> names = new HashSet<>();
            JsonNode drivers = node.path("spec").path("drivers");
            for (int i = 0; i < drivers.size(); i++) {
                validate(drivers.get(i), names, "spec.drivers[" + i + "]", errors);
            }
        }

        private static void validate(JsonNode driver, Set<String> names, String path, Errors errors) {
            String name = driver.path("name").asText();
            validateDriverName(name, path + ".name", errors);
            String id = driver.path("nodeID").asText();
            if (id.isEmpty()) {
                errors.required(path + ".nodeID", "");
            } else if (id.length() > LONGEST_ID) {
                errors.invalid(path + ".nodeID", id, "must be " + LONGEST_ID + " characters or less");
            }
            errors.nonNegative(
                    path + ".allocatable.count", driver.path("allocatable").path("count"));
            if (!names.add(name)) {
                errors.duplicate(path + ".name", name);
            }
            Set<String> keys = new HashSet<>();
            for (JsonNode key : driver.path("topologyKeys")) {
                if (key.asText().isEmpty()) {
                    errors.required(path, "");
                }
                if (!keys.add(key.asText())) {
                    errors.duplicate(path, key.asText());
                }
                errors.invalidAll(path, key.asText(), Names.qualified(key.asText()));
            }
        }

        /** What a driver said once stays, but for the room that it tells of. */
        @Override
        public void validateUpdate(ObjectNode node, ObjectNode old, Errors errors) {
            validate(node, errors);
            for (JsonNode before : old.path("spec").path("drivers")) {
                for (JsonNode now : node.path("spec").path("drivers")) {
                    if (now.path("name").equals(before.path("name"))) {
                        errors.immutable("spec.drivers", withoutRoom(now), withoutRoom(before));
                    }
                }
            }
        }

        /** In upstream's own form, as errors show it. */
        private static JsonNode withoutRoom(JsonNode driver) {
            ObjectNode shown = JsonNodeFactory.instance.objectNode();
            shown.set("Name", driver.path("name"));
            shown.set("NodeID", driver.path("nodeID"));
            shown.set(
                    "TopologyKeys", driver.hasNonNull("topologyKeys") ? driver.get("topologyKeys") : NullNode.instance);
            shown.putNull("Allocatable");
            return shown;
        }
    }

    /** CSIStorageCapacities. */
    static final class Capacity extends Strategy {
        Capacity(KindSpec kind) {
            super(kind);
        }

        @Override
        public void validate(ObjectNode capacity, Errors errors) {
            Labels.validateSelector(capacity.path("nodeTopology"), "nodeTopology", errors);
            String name = capacity.path("storageClassName").asText();
            errors.invalidAll("storageClassName", name, Names.subdomain(name));
            JsonNode room = capacity.path("capacity");
            if (room.isValueNode() && !room.isNull() && Quantity.of(room).signum() < 0) {
                errors.invalid("capacity", room.asText(), "must be greater than or equal to 0");
            }
        }

        @Override
        public void validateUpdate(ObjectNode capacity, ObjectNode old, Errors errors) {
            errors.immutable("nodeTopology", capacity.path("nodeTopology"), old.path("nodeTopology"));
            errors.immutable("storageClassName", capacity.path("storageClassName"), old.path("storageClassName"));
        }
    }

    /** VolumeAttributesClasses. */
    static final class Attributes extends Strategy {
        Attributes(KindSpec kind) {
            super(kind);
        }

        @Override
        public void validate(ObjectNode attributes, Errors errors) {
            String driver = attributes.path("driverName").asText().toLowerCase(Locale.ROOT);
            if (driver.isEmpty()) {
                errors.required("driverName", "");
            } else {
                errors.invalidAll("driverName", driver, Names.qualified(driver));
            }
            if (attributes.path("parameters").has("")) {
                errors.invalid("parameters", "", "field can not be empty.");
            }
            if (attributes.path("parameters").isEmpty()) {
                errors.required("parameters", "must contain at least one key/value pair");
            }
        }

        @Override
        public void validateUpdate(ObjectNode attributes, ObjectNode old, Errors errors) {
            for (String field : List.of("driverName", "parameters")) {
                if (!attributes.path(field).equals(old.path(field))) {
                    errors.forbidden(field, "updates to " + field + " are forbidden.");
                }
            }
            validate(attributes, errors);
        }
    }
}
